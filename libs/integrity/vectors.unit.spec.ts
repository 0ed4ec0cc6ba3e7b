/** Vectors that others published (test/fixtures/proof/SOURCES.md): trees, notes, cosignatures, signatures, canonical JSON. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isCanonical, spell, type Json } from './bundle/canonical';
import { bytesOf, fromBase64, toHex } from './bytes';
import { attestations, readCheckpoint } from './checkpoint';
import { EMPTY, extend, rootOfFrontier } from './frontier';
import { ED25519, holds, readKey, verifierKey } from './keys';
import { isMlDsa44 } from './ml-dsa';
import { madeBy, readNote } from './note';
import { hashOfLeaf, isConsistent, isIncluded, rootOf } from './tree';

const FOLDER = path.join(__dirname, '../../test/fixtures/proof');
const text = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const json = <T>(file: string): T => JSON.parse(text(file)) as T;
const fromHex = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const bytes = (base64: string): Uint8Array => fromBase64(base64)!;
const proofOf = (proof: readonly string[] | null): readonly Uint8Array[] => (proof ?? []).map(bytes);

describe('the trees of transparency-dev/merkle', () => {
  interface Inclusion {
    readonly file: string;
    readonly leafIdx: number;
    readonly treeSize: number;
    readonly root: string;
    readonly leafHash: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }
  it('include what they say, and nothing else', () => {
    const cases = json<readonly Inclusion[]>('merkle/inclusion.json');
    const got = cases.map((one) => [
      one.file,
      !isIncluded(bytes(one.leafHash), one.leafIdx, one.treeSize, proofOf(one.proof), bytes(one.root)),
    ]);
    expect(got).toEqual(cases.map(({ file, wantErr }) => [file, wantErr]));
    expect(cases).toHaveLength(98);
  });

  interface Consistency {
    readonly file: string;
    readonly size1: number;
    readonly size2: number;
    readonly root1: string;
    readonly root2: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }
  it('begin with what they say, and with nothing else', () => {
    const cases = json<readonly Consistency[]>('merkle/consistency.json');
    const got = cases.map((one) => [one.file, !isConsistent(one.size1, one.size2, bytes(one.root1), bytes(one.root2), proofOf(one.proof))]);
    // two of them have sentences in the place of roots: those are nothing to compare
    const isRoot = (root: string): boolean => bytes(root).length === 32;
    expect(got).toEqual(cases.map(({ file, wantErr, root1, root2 }) => [file, wantErr || !isRoot(root1) || !isRoot(root2)]));
    expect(cases).toHaveLength(98);
  });

  it('have the roots of RFC 6962, kept whole or by their right edge', () => {
    const { leafInputs, rootHashes, nodeHashes } = json<{ leafInputs: string[]; rootHashes: string[]; nodeHashes: string[][] }>(
      'merkle/rfc6962.json',
    );
    const leaves = leafInputs.map((leaf) => hashOfLeaf(fromHex(leaf)));
    expect(leaves.map(toHex)).toEqual(nodeHashes[0]);
    expect(rootHashes).toHaveLength(9);
    rootHashes.forEach((root, size) => {
      expect(toHex(rootOf(leaves.slice(0, size)))).toBe(root);
      expect(toHex(rootOfFrontier(extend(EMPTY, leaves.slice(0, size))))).toBe(root);
    });
    const whole: string[] = [];
    extend(EMPTY, leaves, ({ level, index, hash }) => whole.push(`${level}/${index}:${toHex(hash)}`));
    expect(whole.toSorted()).toEqual(nodeHashes.flatMap((row, level) => row.map((hash, index) => `${level}/${index}:${hash}`)).toSorted());
  });
});

describe('signed notes', () => {
  interface Signed {
    readonly vkey?: string;
    readonly vkeys?: readonly string[];
    readonly text: string;
    readonly note: string;
  }
  it.each(['example-com-foo', 'peter-neumann', 'peter-neumann-and-enoch-root'])(
    'are read, and signed by whom they say: %s',
    async (file) => {
      const { vkey, vkeys = [vkey!], text: said, note: spelled } = json<Signed>(`signed-note/${file}.json`);
      const note = readNote(bytesOf(spelled))!;
      expect(note.text).toBe(said);
      for (const spelledKey of vkeys) {
        const key = readKey(spelledKey)!;
        const line = note.signatures.find((one) => madeBy(key, one))!;
        expect(await holds(key, bytesOf(said), line.signature)).toBe(true);
        expect(await holds(key, bytesOf(`${said} `), line.signature)).toBe(false);
      }
    },
  );

  it.each(['cosignatures-ed25519', 'cosignatures-ed25519-and-mldsa44'])('are cosigned by the witnesses that they say: %s', async (file) => {
    const { vkeys, note: spelled } = json<Required<Signed>>(`signed-note/${file}.json`);
    const keys = vkeys.map((key) => readKey(key)!);
    const by = (await attestations(readNote(bytesOf(spelled))!, keys))!;
    expect(by.map(({ key }) => key)).toEqual(keys);
    const other = readNote(bytesOf(spelled.replace(/\n(\d)/, '\n1$1')))!;
    expect(await attestations(other, keys)).toBeUndefined();
  });

  it('are checkpoints of a growing log, each with the root of its entries', async () => {
    const { vkey, entries, notes } = json<{ vkey: string; entries: string[]; notes: Signed[] }>('signed-note/checkpoints.json');
    const leaves = entries.map((entry) => hashOfLeaf(bytesOf(entry)));
    for (const { note: spelled } of notes) {
      const note = readNote(bytesOf(spelled))!;
      const { size, root } = readCheckpoint(note.text)!;
      expect(toHex(root)).toBe(toHex(rootOf(leaves.slice(0, size))));
      expect(await attestations(note, [readKey(vkey)!])).toHaveLength(1);
    }
    expect(notes).toHaveLength(16);
  });
});

describe('Wycheproof', () => {
  interface Case {
    readonly tcId: number;
    readonly msg: string;
    readonly sig: string;
    readonly ctx?: string;
    readonly result: 'valid' | 'invalid';
  }
  it('agrees on every Ed25519 signature', async () => {
    const { testGroups } = json<{ testGroups: { publicKey: { pk: string }; tests: Case[] }[] }>('wycheproof/ed25519_test.json');
    const cases = testGroups.flatMap(({ publicKey, tests }) =>
      tests.map((one) => ({ ...one, key: verifierKey('wycheproof', ED25519, fromHex(publicKey.pk)) })),
    );
    const got = await Promise.all(cases.map(async ({ tcId, key, msg, sig }) => [tcId, await holds(key, fromHex(msg), fromHex(sig))]));
    expect(got).toEqual(cases.map(({ tcId, result }) => [tcId, result === 'valid']));
    expect(cases).toHaveLength(150);
  });

  it('agrees on every ML-DSA-44 signature without a context, lengths of keys included', () => {
    const { testGroups } = json<{ testGroups: { publicKey: string; tests: Case[] }[] }>('wycheproof/mldsa_44_verify_test.json');
    const all = testGroups.flatMap(({ publicKey, tests }) => tests.map((one) => ({ ...one, publicKey })));
    // notes are signed without a context: what needs one holds for nobody here
    const cases = all.filter(({ ctx = '' }) => ctx === '');
    const got = cases.map(({ tcId, publicKey, msg, sig }) => [tcId, isMlDsa44(fromHex(publicKey), fromHex(msg), fromHex(sig))]);
    expect(got).toEqual(cases.map(({ tcId, result }) => [tcId, result === 'valid']));
    expect(
      all.filter(({ ctx = '' }) => ctx !== '').map(({ publicKey, msg, sig }) => isMlDsa44(fromHex(publicKey), fromHex(msg), fromHex(sig))),
    ).not.toContain(true);
    expect(all).toHaveLength(180);
  }, 60_000);

  it('agrees on every ES256 signature, as the seals of documents are checked', async () => {
    interface Group {
      readonly publicKey: { readonly uncompressed: string };
      readonly tests: readonly Case[];
    }
    const { testGroups } = json<{ testGroups: Group[] }>('wycheproof/ecdsa_secp256r1_sha256_p1363_test.json');
    const got: (readonly [number, boolean])[] = [];
    for (const { publicKey, tests } of testGroups) {
      const key = await crypto.subtle.importKey('raw', fromHex(publicKey.uncompressed), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
        'verify',
      ]);
      for (const { tcId, msg, sig } of tests)
        got.push([
          tcId,
          sig.length === 128 && (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromHex(sig), fromHex(msg))),
        ]);
    }
    expect(got).toEqual(testGroups.flatMap(({ tests }) => tests.map(({ tcId, result }) => [tcId, result === 'valid'])));
    expect(got).toHaveLength(262);
  });
});

describe('canonical JSON (RFC 8785)', () => {
  const NAMES = ['arrays', 'french', 'structures', 'values', 'weird', 'unicode', 'weird-77917fb', 'values-1e2733f'];
  /** The log is stricter: a whole number that a double can't tell from its neighbour is no number of ours. */
  const isBeyond = (value: Json): boolean =>
    typeof value === 'number'
      ? Number.isInteger(value) && !Number.isSafeInteger(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(isBeyond);

  it.each(NAMES)('is spelled as published: %s', (name) => {
    const input = json<Json>(`jcs/input/${name}.json`);
    const output = text(`jcs/output/${name}.json`).replace(/\n$/, '');
    expect(spell(input)).toBe(isBeyond(input) ? undefined : output);
    expect(isCanonical(output)).toBe(!isBeyond(input));
    expect(isCanonical(`${output} `)).toBe(false);
  });

  it('holds in at least six of them', () => {
    expect(NAMES.filter((name) => !isBeyond(json<Json>(`jcs/input/${name}.json`))).length).toBeGreaterThanOrEqual(6);
  });

  it('spells the numbers of appendix B as published, and has none for those that are none', () => {
    const { rfc8785AppendixB } = json<{ rfc8785AppendixB: { numbers: { ieee754: string; json: string | null }[] } }>(
      'jcs/es6-numbers.json',
    );
    for (const { ieee754, json: spelled } of rfc8785AppendixB.numbers) {
      const value = new DataView(fromHex(ieee754).buffer).getFloat64(0);
      const expected = spelled === null || !Number.isFinite(value) || isBeyond(value) ? undefined : spelled;
      expect([ieee754, spell(value)]).toEqual([ieee754, expected]);
    }
  });
});
