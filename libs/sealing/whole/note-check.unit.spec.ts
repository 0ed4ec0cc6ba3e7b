import { generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  ED25519_COSIGNATURE,
  hashOfLeaf,
  bytesOf,
  readCheckpoint,
  readNote,
  readPolicy,
  spellKey,
  spellNote,
  signedBytes,
  timedSignature,
  verifierKey,
  type Policy,
} from '#libs/integrity';
import { Signer } from '../signer/signer';
import { NoteCheck } from './note-check';

const ORIGIN = 'test.example/arendelogg';
const TIME = 1_790_000_000;

function aWitness(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from((publicKey.export({ format: 'jwk' }) as { x: string }).x, 'base64url');
  const key = verifierKey(name, ED25519_COSIGNATURE, raw);
  const stands = (bytes: Uint8Array, time = TIME): Uint8Array => {
    const note = readNote(bytes)!;
    const message = signedBytes(key, readCheckpoint(note.text)!, TIME);
    const signature = timedSignature(key, time, sign(null, message, privateKey));
    return spellNote({ ...note, signatures: [...note.signatures, { name: key.name, keyId: key.id, signature }] });
  };
  return { key, stands };
}

describe('a kept note', () => {
  const [one, two, three] = [aWitness('ett'), aWitness('tva'), aWitness('tre')];
  const root = hashOfLeaf(bytesOf('leaf'));
  let vkeys: readonly string[];
  let note: Uint8Array;
  let policy: Policy;
  beforeAll(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-note-'));
    const signer = await Signer.open(folder, ORIGIN);
    vkeys = await signer.keys();
    note = await signer.sign({ size: 1, root, proof: [] });
    await signer.close();
    fs.rmSync(folder, { recursive: true });
    const witnesses = [one, two, three].map(({ key }) => `witness ${key.name} ${spellKey(key)}`);
    policy = readPolicy([...vkeys.map((key) => `log ${key}`), ...witnesses, 'group w 2 ett tva tre', 'quorum w', ''].join('\n'));
  });
  const wrong = (bytes: Uint8Array, witnesses: readonly string[], { by = policy as Policy | null, until = null as number | null } = {}) => {
    const check = new NoteCheck(
      ORIGIN,
      vkeys.map((vkey) => ({ vkey, from: 0, until })),
      by,
    );
    const kind = witnesses.length > 1 ? ('WITNESSED' as const) : ('SEALED' as const);
    return [check.wrongWith({ size: 1, root, note: bytes, kind, witnesses }), check.unwitnessed];
  };

  it('holds with enough witnesses by the policy, and with none when none are said to stand for it', () => {
    expect(wrong(two.stands(one.stands(note)), ['ett', 'tva'])).toEqual([undefined, 0]);
    expect(wrong(note, [])).toEqual([undefined, 0]);
  });

  it('is wrong when a witness is said to stand for it who does not, or whose signature does not hold', () => {
    expect(wrong(one.stands(note), ['ett', 'tva'])[0]).toContain('vittnet tva står för den');
    expect(wrong(two.stands(one.stands(note), TIME + 1), ['ett', 'tva'])[0]).toContain('vittnet tva har en underskrift som inte håller');
  });

  it('is wrong when it is said to be witnessed by fewer than the policy asks for', () => {
    expect(wrong(one.stands(note), ['ett', 'another'])[0]).toContain('1 av 3 vittnen, färre än policyn kräver');
  });

  it('is counted as one that nobody could look at where there is no policy', () => {
    expect(wrong(note, ['ett', 'tva'], { by: null })).toEqual([undefined, 1]);
  });

  it('is wrong when the keys that signed it had been given up before the log was as large', () => {
    expect(wrong(note, [], { until: 0 })[0]).toContain('underskrift av loggens nycklar saknas');
    expect(wrong(note, [], { until: 1 })[0]).toBeUndefined();
  });
});
