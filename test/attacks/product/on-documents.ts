/** 25: the decision's document after it was sealed. Among the bundles the verifier holds the file against the decision; here it is the seal itself. */
import { createHash } from 'node:crypto';
import { developmentKey, decisionLetter, faultsOf, sealed, sealKey, setLetter, type Sealed, type SealKey } from '../../../libs/letters';
import { facts } from '../../../libs/letters/testing/facts';
import type { Case, Ground } from '../case';

const AT = Temporal.Instant.from('2026-04-20T12:00:00Z');
const BY = { name: 'Kulturnämnden', reason: 'Försegling av beslut LIG 2026-14', at: AT };
const newKey = (): SealKey => {
  const { privateKey, certificate } = developmentKey(AT);
  return sealKey(privateKey, certificate, false);
};

const document = (ground: Ground): Promise<{ readonly key: SealKey; readonly unsealed: Buffer; readonly made: Sealed }> =>
  ground.shared(
    'document',
    async () => {
      const [key, unsealed] = [newKey(), await setLetter(decisionLetter(facts(), { development: false }))];
      return { key, unsealed, made: sealed(unsealed, key, BY) };
    },
    async () => undefined,
  );

/** `recorded`: with checksums and seal of the changed file, as whoever may write the event would have them; else those of the true one. */
const changed = (
  nr: string,
  name: string,
  expected: string,
  change: (pdf: Buffer, unsealed: Buffer) => Buffer,
  recorded: 'as it was' | 'anew' = 'as it was',
): Case => ({
  nr,
  name: `sealed document: ${name}`,
  expected,
  run: async (ground) => {
    const { key, unsealed, made } = await document(ground);
    const pdf = change(made.pdf, unsealed);
    const sums = { sha256: createHash('sha256').update(pdf).digest('hex'), sha512: createHash('sha512').update(pdf).digest('hex') };
    return faultsOf(pdf, recorded === 'as it was' ? made : { ...made, ...sums }, key).join(' ') || 'holds';
  },
});

const update = (pdf: Buffer): Buffer =>
  Buffer.concat([
    pdf,
    Buffer.from(
      `9999 0 obj\n<</Type /Annot /Contents (Beloppet \\344r 90 000 kr)>>\nendobj\nxref\n0 0\ntrailer\n<</Prev 0>>\nstartxref\n${pdf.length}\n%%EOF\n`,
      'latin1',
    ),
  ]);

export const onTheDocuments: readonly Case[] = [
  changed('25', 'control: nothing', 'holds', (pdf) => pdf),
  changed('25a', 'an incremental update after it', 'HASH JWS PDF', update),
  changed('25b', 'the same, with the checksums of the event written anew', 'JWS PDF', update, 'anew'),
  changed(
    '25c',
    'sealed anew by another key, with the checksums written anew',
    'JWS PDF',
    (_, unsealed) => sealed(unsealed, newKey(), BY).pdf,
    'anew',
  ),
  changed('25d', 'the seal taken off, with the checksums written anew', 'JWS PDF', (_, unsealed) => unsealed, 'anew'),
  changed(
    '25e',
    'a byte within it, with the checksums written anew',
    'JWS PDF',
    (pdf) => Buffer.from(pdf.with(1000, pdf[1000]! ^ 1)),
    'anew',
  ),
];
