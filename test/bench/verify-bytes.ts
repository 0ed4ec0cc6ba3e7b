/** A log's records as they lie, one after the other in a file: what somebody has who verifies without a database. */
import fs from 'node:fs';
import type { ReadSealed, SealedReader, SealedRecord } from '../../libs/event-log';

/** Lengths of a record's parts and its numbers; then hash, prev and nonce, stream, id and type, leaf, data. */
const HEAD = 36;
const FIXED = HEAD + 3 * 32;
const CHUNK = 16 * 1024 * 1024;

function spelled({ position, revision, stream, id, type, leaf, leafHash, prev, nonce, data }: SealedRecord): Buffer {
  const texts = [stream, id, type].map((text) => Buffer.from(text));
  const head = Buffer.alloc(HEAD);
  head.writeDoubleLE(position, 0);
  head.writeDoubleLE(revision, 8);
  [...texts, leaf, data].forEach(({ length }, i) => head.writeUInt32LE(length, 16 + 4 * i));
  return Buffer.concat([head, leafHash, prev, nonce, ...texts, leaf, data]);
}

/** Gives how many bytes there are of leaves and data. */
export async function writeBytes(log: SealedReader, file: string): Promise<number> {
  const out = fs.openSync(file, 'w');
  let [bytes, after] = [0, 0];
  for (;;) {
    const page = await log.readSealed({ after, limit: 1000 });
    if (page.length === 0) break;
    fs.writeSync(out, Buffer.concat(page.map(spelled)));
    bytes += page.reduce((sum, { leaf, data }) => sum + leaf.length + data.length, 0);
    after = page.at(-1)!.position;
  }
  fs.closeSync(out);
  return bytes;
}

/** Read from the beginning to the end, once. */
export class BytesInFile implements SealedReader {
  private readonly file: number;
  private chunk = Buffer.alloc(0);
  private at = 0;

  constructor(path: string) {
    this.file = fs.openSync(path, 'r');
  }
  close(): void {
    fs.closeSync(this.file);
  }

  /** What has been spent on reading so far. */
  readonly reading = { seconds: 0, cpuSeconds: 0 };

  async readSealed({ limit }: ReadSealed): Promise<readonly SealedRecord[]> {
    const [began, used] = [performance.now(), process.cpuUsage()];
    const records: SealedRecord[] = [];
    for (let record = this.next(); record; record = records.length < limit ? this.next() : undefined) records.push(record);
    const { user, system } = process.cpuUsage(used);
    this.reading.seconds += (performance.now() - began) / 1000;
    this.reading.cpuSeconds += (user + system) / 1e6;
    return records;
  }

  private next(): SealedRecord | undefined {
    if (!this.has(HEAD)) return undefined;
    const lengths = [0, 1, 2, 3, 4].map((i) => this.chunk.readUInt32LE(this.at + 16 + 4 * i)) as [number, number, number, number, number];
    this.has(FIXED + lengths.reduce((sum, length) => sum + length, 0));
    const { chunk } = this;
    let at = this.at + FIXED;
    const part = (length: number): Buffer => chunk.subarray(at, (at += length));
    const [from, hashes] = [this.at, this.at + HEAD];
    const [stream, id, type] = [
      part(lengths[0]).toString('latin1'),
      part(lengths[1]).toString('latin1'),
      part(lengths[2]).toString('latin1'),
    ];
    const [leaf, data] = [part(lengths[3]), part(lengths[4])];
    this.at = at;
    return {
      position: chunk.readDoubleLE(from),
      revision: chunk.readDoubleLE(from + 8),
      stream,
      id,
      type,
      leaf,
      data,
      leafHash: chunk.subarray(hashes, hashes + 32),
      prev: chunk.subarray(hashes + 32, hashes + 64),
      nonce: chunk.subarray(hashes + 64, hashes + 96),
    };
  }

  /** Sees to it that so many bytes lie ahead; false at the end. What was given out keeps the chunk that it lies in. */
  private has(bytes: number): boolean {
    if (this.chunk.length - this.at >= bytes) return true;
    const rest = this.chunk.subarray(this.at);
    const next = Buffer.allocUnsafeSlow(rest.length + Math.max(CHUNK, bytes));
    rest.copy(next);
    const read = fs.readSync(this.file, next, rest.length, next.length - rest.length, null);
    this.chunk = next.subarray(0, rest.length + read);
    this.at = 0;
    return this.chunk.length >= bytes;
  }
}
