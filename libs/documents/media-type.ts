/** What a file is, told from its content: names and what browsers say are not to be believed. */
import type { FileHandle } from 'node:fs/promises';
import type { FoundKind } from './store';
import { firstEntry, namesInZip } from './zip';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

const kind = (ending: string, mediaType: string) => ({ ending, mediaType });
const PDF = kind('pdf', 'application/pdf');
const PNG = kind('png', 'image/png');
const JPEG = kind('jpg', 'image/jpeg');
/** ECMA-376: the part that makes the package what it is. */
const OOXML_PARTS: Readonly<Record<string, ReturnType<typeof kind>>> = {
  'word/document.xml': kind('docx', `${OOXML}.wordprocessingml.document`),
  'xl/workbook.xml': kind('xlsx', `${OOXML}.spreadsheetml.sheet`),
  'ppt/presentation.xml': kind('pptx', `${OOXML}.presentationml.presentation`),
};
/** OpenDocument 1.3 part 2, 3.3: the first entry says what it is. */
const ODF_TYPES: Readonly<Record<string, ReturnType<typeof kind>>> = {
  [`${ODF}.text`]: kind('odt', `${ODF}.text`),
  [`${ODF}.spreadsheet`]: kind('ods', `${ODF}.spreadsheet`),
  [`${ODF}.presentation`]: kind('odp', `${ODF}.presentation`),
};
const UNKNOWN: FoundKind = { refused: 'unknown' };

/** Endings that people know the kinds by. */
export const ENDINGS = [
  ...[PDF, PNG, JPEG].map(({ ending }) => ending),
  ...Object.values(OOXML_PARTS).map(({ ending }) => ending),
  ...Object.values(ODF_TYPES).map(({ ending }) => ending),
] as const;

const starts = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);

async function office(file: FileHandle, bytes: number): Promise<FoundKind> {
  const names = await namesInZip(file, bytes);
  if (!names) return UNKNOWN;
  const declared = await firstEntry(file, 'mimetype');
  const part = Object.keys(OOXML_PARTS).find((name) => names.includes(name));
  const found =
    declared !== undefined
      ? ODF_TYPES[declared]
      : part !== undefined && names.includes('[Content_Types].xml')
        ? OOXML_PARTS[part]
        : undefined;
  if (!found) return UNKNOWN;
  // what can run does not belong in a record
  const runs = names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\//.test(name));
  return runs ? { refused: 'macros' } : found;
}

/** `bytes` = length of the file. */
export async function kindOf(file: FileHandle, bytes: number): Promise<FoundKind> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
  const head = buffer.subarray(0, bytesRead);
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return PNG;
  if (starts(head, 0xff, 0xd8, 0xff)) return JPEG;
  // ISO 32000-2 annex I: readers accept the header anywhere in the first 1024 bytes
  if (/%PDF-[12]\.\d/.test(head.toString('latin1'))) return PDF;
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return office(file, bytes);
  return UNKNOWN;
}
