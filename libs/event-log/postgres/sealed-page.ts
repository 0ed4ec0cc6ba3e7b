/** Events byte for byte as whoever verifies or copies the log reads them: hundreds of thousands, in the form that costs least. */
import { contentThere, type SealedRecord } from '../sealed';
import type { SealedPage } from './statements';

/** The values of a page's rows, in their order. They share its memory. */
class Rows {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  /** False at the end. */
  next(): boolean {
    const columns = this.bytes.readInt16BE(this.at);
    this.at += 2;
    return columns >= 0;
  }
  /** Where the value ends, which begins at `at` from then on; −1 = null. */
  private value(): number {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    return length < 0 ? -1 : this.at + length;
  }
  number(): number {
    const end = this.value();
    const number = this.bytes.readDoubleBE(this.at);
    this.at = end;
    return number;
  }
  text(): string {
    const end = this.value();
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end;
    return text;
  }
  bytesOrNull(): Buffer | null {
    const end = this.value();
    if (end < 0) return null;
    const bytes = this.bytes.subarray(this.at, end);
    this.at = end;
    return bytes;
  }
}

/** Rows as {@link copyOut} gives them for the statement `sealed`; the records share their memory. */
export function recordsIn(bytes: Buffer, { contents }: Pick<SealedPage, 'contents'>): readonly SealedRecord[] {
  const rows = new Rows(bytes);
  const records: SealedRecord[] = [];
  while (rows.next()) {
    const [position, stream, revision, id, type] = [rows.number(), rows.text(), rows.number(), rows.text(), rows.text()];
    const [leaf, leafHash, prev] = [rows.bytesOrNull()!, rows.bytesOrNull()!, rows.bytesOrNull()!];
    const { nonce, data } = contents ? contentThere(rows.bytesOrNull(), rows.bytesOrNull()) : { nonce: null, data: null };
    records.push({ position, stream, revision, id, type, leaf, leafHash, prev, nonce, data });
  }
  return records;
}
