/** The seal inside the PDF, so that a reader of PDF shows it: PAdES B-B (ETSI EN 319 142-1), written after the document as it was made. */
import { checkSignature, signContent, type Checked } from './cms';
import { withPlace } from './pdf-update';
import type { SealKey } from './seal-key';

/** Bytes for the signature: a certificate and a good deal more. */
const ROOM = 8192;

export interface SealedAs {
  /** Who seals: the board. */
  readonly name: string;
  readonly reason: string;
  readonly at: Temporal.Instant;
}

/** The document as it was made stands first in what comes back, byte for byte. */
export function sealPdf(unsealed: Buffer, key: SealKey, sealedAs: SealedAs): Buffer {
  const { pdf, from, to } = withPlace(unsealed, { ...sealedAs, room: ROOM });
  const signature = signContent(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]), key);
  if (signature.length > ROOM) throw new RangeError('the certificate is too large for the seal');
  pdf.write(signature.toString('hex'), from + 1, 'latin1');
  return pdf;
}

const BYTE_RANGE = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/g;

/** Whether the last seal in a PDF is of all of it but the seal itself. */
export function checkPdf(pdf: Buffer): Checked {
  const range = [...pdf.toString('latin1').matchAll(BYTE_RANGE)].at(-1)?.slice(1).map(Number);
  if (!range) return { wrong: 'UNREADABLE' };
  const [start, before, after] = range as [number, number, number];
  if (start !== 0 || before >= after) return { wrong: 'UNREADABLE' };
  const hex = pdf.subarray(before, after).toString('latin1');
  if (!/^<[0-9a-f]+>$/i.test(hex)) return { wrong: 'UNREADABLE' };
  // to the end of the file, whatever the range says: what was added after the seal was not sealed
  return checkSignature(Buffer.from(hex.slice(1, -1), 'hex'), [pdf.subarray(0, before), pdf.subarray(after)]);
}
