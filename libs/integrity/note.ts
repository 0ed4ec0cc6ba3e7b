/** Signed notes (C2SP signed-note v1.0.0): a text, a blank line, and lines that say who signed it. */
import { bytesOf, concat, fromBase64, textOf, toBase64, toHex } from './bytes';
import { isKeyName, type VerifierKey } from './keys';

export interface NoteSignature {
  readonly name: string;
  /** 8 hex digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}
export interface Note {
  /** With its last newline, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The text that is signed is far from this; the signatures may be 5 kB each. */
const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 64;
/** The control characters but the newline. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/;

function signatureIn(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/** Lines of signatures, each with its newline. Undefined when one of them is none. */
export function readSignatures(text: string): readonly NoteSignature[] | undefined {
  if (!text.endsWith('\n')) return undefined;
  const found = text.slice(0, -1).split('\n').map(signatureIn);
  return found.length <= MOST_SIGNATURES && found.every((one) => one !== undefined) ? found : undefined;
}

/** Undefined for bytes that are not exactly a note: no other spelling is mended. Nothing is verified. */
export function readNote(bytes: Uint8Array): Note | undefined {
  if (bytes.length > MOST_BYTES) return undefined;
  let whole: string;
  try {
    whole = textOf(bytes);
  } catch {
    return undefined;
  }
  const end = whole.lastIndexOf('\n\n');
  if (end < 0 || CONTROL.test(whole)) return undefined;
  const signatures = readSignatures(whole.slice(end + 2));
  return signatures && { text: whole.slice(0, end + 1), signatures };
}

export const spellSignature = ({ name, keyId, signature }: NoteSignature): string => {
  const id = Uint8Array.from([0, 2, 4, 6], (at) => Number.parseInt(keyId.slice(at, at + 2), 16));
  return `— ${name} ${toBase64(concat(id, signature))}\n`;
};
export const spellNote = ({ text, signatures }: Note): Uint8Array<ArrayBuffer> =>
  bytesOf(`${text}\n${signatures.map(spellSignature).join('')}`);

export const madeBy = ({ name, id }: VerifierKey, { name: said, keyId }: NoteSignature): boolean => name === said && id === keyId;
