/** The file cannot be used at all: nothing in it is read. `message` is Swedish and says what to do. */
export class UnusableFile extends Error {}

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'Windows-1252';
}

const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const startsWith = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** Bytes 81, 8D, 8F, 90 and 9D stand for nothing in Windows-1252; WHATWG's decoder lets them through as C1 controls. */
const UNASSIGNED = /[\u0081\u008d\u008f\u0090\u009d]/;

/**
 * The text of a file exported from a spreadsheet or a web form: UTF-8 with or without a byte order mark, otherwise Windows-1252. UTF-8 is tried
 * first, since text with å, ä, ö in Windows-1252 is never valid UTF-8. Line ends become `\n`, letters are composed (NFC), so that the same
 * content is the same text whatever program wrote it. Throws {@link UnusableFile}.
 */
export function decode(bytes: Buffer): DecodedText {
  if (bytes.length === 0) throw new UnusableFile('Filen är tom.');
  if (startsWith(bytes, ZIP)) throw new UnusableFile('Filen är ett kalkylark eller ett arkiv. Spara den som CSV (UTF-8) och försök igen.');
  if (UTF_16.some((mark) => startsWith(bytes, mark)))
    throw new UnusableFile('Filen är sparad som UTF-16. Spara den som CSV (UTF-8) och försök igen.');
  if (bytes.includes(0)) throw new UnusableFile('Filen är ingen textfil. Spara den som CSV (UTF-8) och försök igen.');
  const { text, encoding } = utf8(bytes) ?? windows1252(bytes);
  return { text: text.replace(/\r\n?/g, '\n').normalize('NFC'), encoding };
}

function utf8(bytes: Buffer): DecodedText | undefined {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return undefined;
  }
}

function windows1252(bytes: Buffer): DecodedText {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const line = text.split(/\r\n|\r|\n/).findIndex((part) => UNASSIGNED.test(part)) + 1;
  if (line > 0)
    throw new UnusableFile(
      `Teckenkodningen är varken UTF-8 eller Windows-1252 (rad ${line}). Spara filen som CSV (UTF-8) och försök igen.`,
    );
  return { text, encoding: 'Windows-1252' };
}
