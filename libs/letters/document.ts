/** A letter as a file, before its seal and after. */
import { createHash } from 'node:crypto';
import { sealFile, isSealOf } from './jws';
import type { Letter } from './letter';
import { checkPdf, sealPdf, type SealedAs } from './pades';
import type { SealKey } from './seal-key';
import { Sheet } from './sheet';

/** What the file says that it is (ISO 19005-3, level A). Declared, not proven: no validator is part of this. */
export const PDFA_PART = '3A';
export const DOCUMENT_MEDIA_TYPE = 'application/pdf';

export interface Sealed {
  readonly pdf: Buffer;
  /** Hex, of the sealed file. */
  readonly sha256: string;
  readonly sha512: string;
  readonly jws: string;
}

/** The same letter gives the same bytes. */
export const setLetter = (letter: Letter): Promise<Buffer> => new Sheet(letter).set();

const hex = (algorithm: string, content: Buffer): string => createHash(algorithm).update(content).digest('hex');

/** The file with its seal in it, and the seal over it. */
export const sealed = (unsealed: Buffer, key: SealKey, sealedAs: SealedAs): Sealed => described(sealPdf(unsealed, key, sealedAs), key);
const described = (pdf: Buffer, key: SealKey): Sealed => ({
  pdf,
  sha256: hex('sha256', pdf),
  sha512: hex('sha512', pdf),
  jws: sealFile(pdf, key),
});

/** A file that was sealed before and not recorded: sealed over again only if it is this very letter, by this very key. */
export function resealed(earlier: Buffer | undefined, unsealed: Buffer, key: SealKey): Sealed | undefined {
  if (!earlier?.subarray(0, unsealed.length).equals(unsealed)) return undefined;
  const checked = checkPdf(earlier);
  return 'certificate' in checked && checked.certificate.fingerprint256 === key.certificate.fingerprint256
    ? described(earlier, key)
    : undefined;
}

export type DocumentFault = 'HASH' | 'JWS' | 'PDF';
/** What is wrong with a document, by what was recorded of it and the certificate that sealed it; nothing when all is well. */
export function faultsOf(
  pdf: Buffer,
  recorded: { readonly sha256: string; readonly sha512: string; readonly jws: string },
  key: Pick<SealKey, 'id' | 'certificate'>,
): readonly DocumentFault[] {
  const faults: DocumentFault[] = [];
  if (hex('sha256', pdf) !== recorded.sha256 || hex('sha512', pdf) !== recorded.sha512) faults.push('HASH');
  if (!isSealOf(recorded.jws, pdf, key)) faults.push('JWS');
  const checked = checkPdf(pdf);
  if (!('certificate' in checked) || checked.certificate.fingerprint256 !== key.certificate.fingerprint256) faults.push('PDF');
  return faults;
}
