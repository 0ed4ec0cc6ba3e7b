/** The notes that are kept: that each says what its row says, that the log's keys made both signatures, and that those stand for it who are said to. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  isQuorum,
  LOG_KEY_TYPES,
  madeBy,
  ML_DSA_44,
  ED25519,
  readCheckpoint,
  readKey,
  readNote,
  same,
  signedBytes,
  standing,
  toBase64Url,
  type Attestation,
  type Checkpoint,
  type Note,
  type Policy,
  type VerifierKey,
} from '#libs/integrity';
import type { KeptCheckpoint, LogKey } from '../checkpoints';

interface Known {
  readonly verifier: VerifierKey;
  readonly key: KeyObject;
}
interface KnownOfLog extends Known {
  /** Leaves that it can have signed at the most. */
  readonly until: number;
}

/** By the library's own arithmetic, which is a hundred times as fast as that of the verifier: a log may have ten thousands of notes. */
const known = (verifier: VerifierKey): Known => {
  const bytes = toBase64Url(verifier.publicKey);
  const jwk = verifier.type === ML_DSA_44 ? { kty: 'AKP', alg: 'ML-DSA-44', pub: bytes } : { kty: 'OKP', crv: 'Ed25519', x: bytes };
  return { verifier, key: createPublicKey({ key: jwk, format: 'jwk' }) };
};

/** How many of its signatures in the note hold; undefined when one does not. */
function signatures({ verifier, key }: Known, said: Checkpoint, note: Note): number | undefined {
  const lines = note.signatures.filter((line) => madeBy(verifier, line));
  // a timed type has its time first
  const timed = verifier.type !== ED25519;
  const holds = lines.every(({ signature }) => {
    if (timed && signature.length < 8) return false;
    const time = timed ? Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE()) : 0;
    return verify(null, signedBytes(verifier, said, time), key, timed ? signature.subarray(8) : signature);
  });
  return holds ? lines.length : undefined;
}

export class NoteCheck {
  /** Notes that are said to be witnessed, and could not be held against a policy. */
  unwitnessed = 0;
  private readonly keys: readonly KnownOfLog[];
  private readonly witnesses: readonly Known[];

  /** `keys`: those that the log was ever signed with. `policy`: null = none is known here. */
  constructor(
    private readonly origin: string,
    keys: readonly LogKey[],
    private readonly policy: Policy | null,
  ) {
    this.keys = keys.flatMap(({ vkey, until }) => {
      const key = readKey(vkey);
      return key ? [{ ...known(key), until: until ?? Infinity }] : [];
    });
    this.witnesses = Array.from(policy?.witnesses.values() ?? [], ({ key }) => known(key));
  }

  /** What is wrong, in Swedish; undefined when nothing is. */
  wrongWith(kept: Pick<KeptCheckpoint, 'size' | 'root' | 'note' | 'kind' | 'witnesses'>): string | undefined {
    const note = readNote(kept.note);
    const said = note && readCheckpoint(note.text);
    if (!note || !said) return 'noten kan inte läsas';
    if (said.origin !== this.origin || said.size !== kept.size || !same(said.root, kept.root))
      return 'noten säger något annat än raden som den ligger i';
    return this.wrongOfLog(said, note) ?? this.wrongOfWitnesses(kept, said, note);
  }

  private wrongOfLog(said: Checkpoint, note: Note): string | undefined {
    for (const type of LOG_KEY_TYPES) {
      const held = this.keys
        .filter(({ verifier, until }) => verifier.type === type && verifier.name === this.origin && said.size <= until)
        .map((one) => signatures(one, said, note));
      if (held.includes(undefined)) return 'en underskrift håller inte';
      if (!held.some((count) => count! > 0)) return 'en underskrift av loggens nycklar saknas';
    }
    return undefined;
  }

  /** Those that the policy knows: who is no longer in it can't be held against anything, and a note that had enough then has to have so still. */
  private wrongOfWitnesses(
    { kind, witnesses }: Pick<KeptCheckpoint, 'kind' | 'witnesses'>,
    said: Checkpoint,
    note: Note,
  ): string | undefined {
    const { policy } = this;
    if (!policy) {
      if (kind === 'WITNESSED') this.unwitnessed += 1;
      return undefined;
    }
    const by: Attestation[] = [];
    for (const one of this.witnesses) {
      const count = signatures(one, said, note);
      if (count === undefined) return `vittnet ${one.verifier.name} har en underskrift som inte håller`;
      if (count > 0) by.push({ key: one.verifier, time: null });
    }
    const names = standing(policy, by);
    const absent = witnesses.find((name) => policy.witnesses.has(name) && !names.includes(name));
    if (absent !== undefined) return `raden säger att vittnet ${absent} står för den, men noten har inte dess underskrift`;
    if (kind === 'WITNESSED' && !isQuorum(policy, by))
      return `den sägs vara bevittnad, men har ${names.length} av ${policy.witnesses.size} vittnen, färre än policyn kräver`;
    return undefined;
  }
}
