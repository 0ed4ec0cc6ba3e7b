/** One mark in every spelling that something may be kept in. */
import { inflateRawSync, inflateSync } from 'node:zlib';

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

/** What the base64 of any text that holds the bytes has in it, wherever they begin in it. */
const base64Parts = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const spelled = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return spelled.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });

const hex = (bytes: Buffer): string[] => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];

/** Bytes to look for, each with the name of the spelling. */
export function spellingsOf(mark: string): readonly (readonly [name: string, bytes: Buffer])[] {
  const forms: (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(mark)],
    ['lower case', Buffer.from(mark.toLowerCase())],
    ['UTF-16LE', utf16(mark, 'le')],
    ['UTF-16BE', utf16(mark, 'be')],
  ];
  return forms.flatMap(([name, bytes]) => [
    [name, bytes] as const,
    ...hex(bytes).map((one) => [`hex of ${name}`, Buffer.from(one)] as const),
    ...base64Parts(bytes).map((one) => [`base64 of ${name}`, Buffer.from(one)] as const),
  ]);
}

/** What is packed inside: streams of a PDF, entries of a zip. */
export function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    try {
      yield inflateSync(bytes.subarray(start), { finishFlush: 2 });
    } catch {
      // not packed
    }
  }
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      yield inflateRawSync(bytes.subarray(start), { finishFlush: 2 });
    } catch {
      // not packed
    }
  }
}
