/** As much of DER (X.690) as a certificate and a signature need: to write it, and to read it back. */

export interface Node {
  readonly tag: number;
  /** The whole element. */
  readonly raw: Buffer;
  readonly body: Buffer;
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const digits: number[] = [];
  for (let left = bytes; left > 0; left = Math.floor(left / 256)) digits.unshift(left % 256);
  return Buffer.from([0x80 | digits.length, ...digits]);
}

export const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
};
export const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, ...parts);
/** DER sorts the members of a set by their bytes. */
export const set = (...parts: readonly Buffer[]): Buffer => element(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)));
export const octets = (content: Buffer): Buffer => element(0x04, content);
/** Up to 127. */
export const integer = (n: number): Buffer => element(0x02, Buffer.from([n]));
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));
export const bits = (content: Buffer): Buffer => element(0x03, Buffer.from([0]), content);
/** An element with a tag of its place: constructed, context-specific. */
export const tagged = (number: number, ...parts: readonly Buffer[]): Buffer => element(0xa0 | number, ...parts);

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    bytes.push(...groups);
  }
  return element(0x06, Buffer.from(bytes));
}

/** The elements that lie one after the other in some bytes. Throws a RangeError when they are not whole. */
export function elements(bytes: Buffer): readonly Node[] {
  const found: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at;
    const tag = bytes.readUInt8(at++);
    let size = bytes.readUInt8(at++);
    if (size & 0x80) {
      const digits = size & 0x7f;
      size = bytes.readUIntBE(at, digits);
      at += digits;
    }
    if (at + size > bytes.length) throw new RangeError('an element that is cut off');
    found.push({ tag, raw: bytes.subarray(start, at + size), body: bytes.subarray(at, at + size) });
    at += size;
  }
  return found;
}
/** The one element that some bytes begin with. */
export function element1(bytes: Buffer): Node {
  const [first] = elements(wholeOf(bytes));
  if (!first) throw new RangeError('nothing is there');
  return first;
}
/** A signature lies in a hole that is larger than it is: what comes after it is nothing. */
function wholeOf(bytes: Buffer): Buffer {
  const first = bytes.readUInt8(1);
  const digits = first & 0x80 ? first & 0x7f : 0;
  const size = digits > 0 ? bytes.readUIntBE(2, digits) : first;
  return bytes.subarray(0, 2 + digits + size);
}
