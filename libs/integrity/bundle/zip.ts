/**
 * As much of ZIP (APPNOTE 6.3) as a bundle has: files that lie there as they are, one after the other, and a directory that says exactly that. Whatever
 * two readers could understand in two ways is refused: packed files, gaps, overlaps, names that stand twice, comments, archives in parts.
 */
import { builtin } from '../builtin';
import { bytesOf, concat, same, textOf } from '../bytes';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0; no flags but "names are UTF-8"; stored. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01: when a bundle was written is nothing that it proves. */
const NO_DAY = 0x0021;
const MOST_ENTRIES = 5000;
const LONGEST_NAME = 200;

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
type Crc32 = (bytes: Uint8Array) => number;
export const ownCrc32: Crc32 = (bytes) => {
  let c = ~0;
  for (const byte of bytes) c = CRC_TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
};
const crc32: Crc32 = builtin<{ readonly crc32?: Crc32 }>('node:zlib')?.crc32 ?? ownCrc32;

/** Little-endian, as everything in a ZIP. */
function header(...fields: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [width]) => sum + width, 0)));
  let place = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value, true);
    place += width;
  }
  return new Uint8Array(view.buffer);
}

/** What the local header and the directory say alike of an entry, after their own beginnings. */
const described = (name: Uint8Array, bytes: Uint8Array): readonly (readonly [2 | 4, number])[] => [
  [2, VERSION],
  [2, UTF8_NAMES],
  [2, 0],
  [2, 0],
  [2, NO_DAY],
  [4, crc32(bytes)],
  [4, bytes.length],
  [4, bytes.length],
  [2, name.length],
  [2, 0],
];

/** Sizes and places have 32 bits. */
const LARGEST = 0xffff_ffff;

/** An archive written part by part: nothing but the list of its files is kept. Throws RangeError when it would be larger than an archive can be. */
export class ZipWriter {
  private readonly directory: Uint8Array[] = [];
  private count = 0;
  private from = 0;

  /** `most`: entries; more are read by nobody. */
  constructor(private readonly most = MOST_ENTRIES) {}

  /** What follows in the archive. */
  add({ name, bytes }: ZipEntry): readonly Uint8Array[] {
    const spelled = bytesOf(name);
    const said = described(spelled, bytes);
    const local = header([4, LOCAL], ...said);
    this.directory.push(header([4, CENTRAL], [2, VERSION], ...said, [2, 0], [2, 0], [2, 0], [4, 0], [4, this.from]), spelled);
    this.from += local.length + spelled.length + bytes.length;
    this.count += 1;
    if (this.from > LARGEST || this.count > this.most) throw new RangeError('the archive would be larger than an archive can be');
    return [local, spelled, bytes];
  }

  /** The last of it. */
  end(): readonly Uint8Array[] {
    const listed = concat(...this.directory);
    const { count, from } = this;
    return [listed, header([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, listed.length], [4, from], [2, 0])];
  }
}

/** The same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[], most?: number): Uint8Array<ArrayBuffer> {
  const archive = new ZipWriter(most);
  return concat(...entries.flatMap((entry) => archive.add(entry)), ...archive.end());
}

/** Why an archive is not read: `PACKED` when somebody has packed it anew, `BROKEN` for everything else. */
export type ZipFault = 'BROKEN' | 'PACKED';

/** The files by their names, or why not. Nothing is unpacked, so nothing grows; the work is in proportion to the archive. */
export function readZip(archive: Uint8Array): ReadonlyMap<string, Uint8Array> | ZipFault {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const u16 = (place: number): number => view.getUint16(place, true);
  const u32 = (place: number): number => view.getUint32(place, true);
  const end = archive.length - 22;
  if (end < 0 || u32(0) !== LOCAL) return 'BROKEN';
  if (u32(end) !== END) return 'BROKEN';
  const [count, size, start] = [u16(end + 10), u32(end + 12), u32(end + 16)];
  if (u32(end + 4) !== 0 || u16(end + 8) !== count || u16(end + 20) !== 0 || count > MOST_ENTRIES || start + size !== end) return 'BROKEN';

  const files = new Map<string, Uint8Array>();
  let [place, next] = [start, 0];
  for (let n = 0; n < count; n++) {
    if (place + 46 > end || u32(place) !== CENTRAL) return 'BROKEN';
    const [method, packed, length, nameLength] = [u16(place + 10), u32(place + 20), u32(place + 24), u16(place + 28)];
    if (method !== 0) return 'PACKED';
    // neither extra fields nor comments; the file begins where the one before it ended
    if (u16(place + 30) !== 0 || u16(place + 32) !== 0 || packed !== length || u32(place + 42) !== next) return 'BROKEN';
    if (nameLength > LONGEST_NAME || place + 46 + nameLength > end || next + 30 + nameLength + length > start) return 'BROKEN';
    // flags, method, day, checksum, lengths: the same words in both places
    if (u32(next) !== LOCAL || !same(archive.subarray(next + 4, next + 30), archive.subarray(place + 6, place + 32))) return 'BROKEN';
    if (u16(next + 6) !== UTF8_NAMES) return 'PACKED';
    const spelled = archive.subarray(place + 46, place + 46 + nameLength);
    if (!same(spelled, archive.subarray(next + 30, next + 30 + nameLength))) return 'BROKEN';
    const bytes = archive.subarray(next + 30 + nameLength, next + 30 + nameLength + length);
    if (crc32(bytes) !== u32(place + 16)) return 'BROKEN';
    let name: string;
    try {
      name = textOf(spelled);
    } catch {
      return 'BROKEN';
    }
    if (files.has(name)) return 'BROKEN';
    files.set(name, bytes);
    next += 30 + nameLength + length;
    place += 46 + nameLength;
  }
  return place === end && next === start ? files : 'BROKEN';
}
