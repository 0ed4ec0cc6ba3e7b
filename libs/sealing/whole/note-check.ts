/** The notes that are kept: that each says what its row says, and that the log's keys made both signatures. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  LOG_KEY_TYPES,
  madeBy,
  ML_DSA_44,
  readCheckpoint,
  readKey,
  readNote,
  same,
  signedBytes,
  toBase64Url,
  type VerifierKey,
} from '#libs/integrity';
import type { KeptCheckpoint } from '../checkpoints';

interface Known {
  readonly verifier: VerifierKey;
  readonly key: KeyObject;
}

/** By the library's own arithmetic, which is a hundred times as fast as that of the verifier: a log may have ten thousands of notes. */
const known = (verifier: VerifierKey): Known => {
  const bytes = toBase64Url(verifier.publicKey);
  const jwk = verifier.type === ML_DSA_44 ? { kty: 'AKP', alg: 'ML-DSA-44', pub: bytes } : { kty: 'OKP', crv: 'Ed25519', x: bytes };
  return { verifier, key: createPublicKey({ key: jwk, format: 'jwk' }) };
};

export class NoteCheck {
  private readonly keys: readonly Known[];

  /** `vkeys`: those that the log began with, and those that came after. */
  constructor(
    private readonly origin: string,
    vkeys: readonly string[],
  ) {
    this.keys = vkeys.flatMap((text) => readKey(text) ?? []).map(known);
  }

  /** What is wrong, in Swedish; undefined when nothing is. */
  wrongWith({ size, root, note: bytes }: Pick<KeptCheckpoint, 'size' | 'root' | 'note'>): string | undefined {
    const note = readNote(bytes);
    const said = note && readCheckpoint(note.text);
    if (!note || !said) return 'noten kan inte läsas';
    if (said.origin !== this.origin || said.size !== size || !same(said.root, root))
      return 'noten säger något annat än raden som den ligger i';
    for (const type of LOG_KEY_TYPES) {
      const lines = this.keys
        .filter(({ verifier }) => verifier.type === type && verifier.name === this.origin)
        .flatMap(({ verifier, key }) =>
          note.signatures.filter((line) => madeBy(verifier, line)).map(({ signature }) => ({ verifier, key, signature })),
        );
      if (lines.length === 0) return 'en underskrift av loggens nycklar saknas';
      for (const { verifier, key, signature } of lines) {
        // a timed type has its time first
        const timed = type === ML_DSA_44;
        const time = timed ? Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE()) : 0;
        if (!verify(null, signedBytes(verifier, said, time), key, timed ? signature.subarray(8) : signature))
          return 'en underskrift håller inte';
      }
    }
    return undefined;
  }
}
