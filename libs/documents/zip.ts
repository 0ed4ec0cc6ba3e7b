/** As much of ZIP (APPNOTE 6.3) as it takes to tell what lies in an office document, without unpacking anything. */
import type { FileHandle } from 'node:fs/promises';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The end record, and the longest comment that may follow it. */
const LONGEST_END = 22 + 65_535;
/** A directory larger than this is no document. */
const LARGEST_DIRECTORY = 4_000_000;

async function slice(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** Names of the entries, as the directory at the end has them; undefined when it can't be read. `bytes` = length of the file. */
export async function namesInZip(file: FileHandle, bytes: number): Promise<readonly string[] | undefined> {
  const tail = await slice(file, Math.max(0, bytes - LONGEST_END), Math.min(bytes, LONGEST_END));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) return undefined;
  const [size, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (size > LARGEST_DIRECTORY || start + size > bytes) return undefined;
  const directory = await slice(file, start, size);
  const names: string[] = [];
  for (let at = 0; at < directory.length;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) return undefined;
    const [name, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    names.push(directory.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

/** What the first entry says, if it has this name and lies there as it is (not packed); undefined otherwise. */
export async function firstEntry(file: FileHandle, name: string): Promise<string | undefined> {
  const head = await slice(file, 0, 512);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL || head.readUInt16LE(8) !== 0) return undefined;
  const [length, nameLength, extra] = [head.readUInt32LE(18), head.readUInt16LE(26), head.readUInt16LE(28)];
  if (head.toString('utf8', 30, 30 + nameLength) !== name || length > 200) return undefined;
  const from = 30 + nameLength + extra;
  return head.toString('utf8', from, from + length);
}
