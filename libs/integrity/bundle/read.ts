/** The files of a bundle, read strictly. Whether what they say is true is not looked at here. */
import { fromBase64, fromBase64Url, textOf } from '../bytes';
import { at, countAt, hasKeys, isCanonical, isObject, readJson, spell, textAt, type Json } from './canonical';
import type { FieldKeys } from './released';
import { FILES, FORMAT, type Bundle, type BundledEvent } from './format';

const OTHER_FILES = /^(?:history\/([1-9]\d{0,15})\.(note|proof)|decisions\/([0-9a-f]{64})\.(pdf|jws))$/;

const MOST_EVENTS = 100_000;
/** A tree that can be counted has no longer path. */
const LONGEST_PROOF = 64;
const EVENT_KEYS = 'data,idx,leaf,nonce,proof,withheld';
const WITH_FIELD_KEYS = 'data,idx,keys,leaf,nonce,proof,withheld';
const LONGEST_PROVISION = 200;

/** What can't be read, and where. `line` counts from 1; null when it is about the whole file, and `file` when it is about the whole bundle. */
export class Unreadable extends Error {
  constructor(
    readonly file: string,
    readonly line: number | null,
  ) {
    super(line === null ? file : `${file}, line ${line}`);
  }
}

function hashesAt(value: Json | undefined): readonly Uint8Array[] | undefined {
  if (!Array.isArray(value) || value.length > LONGEST_PROOF) return undefined;
  const hashes = value.map((one) => (typeof one === 'string' ? fromBase64Url(one) : undefined));
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Uint8Array[]) : undefined;
}

const areFieldKeys = (value: Json): value is FieldKeys =>
  isObject(value) && Object.values(value).every((key) => typeof key === 'string' && fromBase64Url(key)?.length === 32);

function eventFrom(value: Json | undefined): BundledEvent | undefined {
  if (!hasKeys(value, EVENT_KEYS) && !hasKeys(value, WITH_FIELD_KEYS)) return undefined;
  const [idx, leaf, proof] = [countAt(value, 'idx'), textAt(value, 'leaf'), hashesAt(value['proof'])];
  const [data, withheld] = [value['data'], value['withheld']];
  const nonce = value['nonce'] === null ? null : fromBase64Url(textAt(value, 'nonce') ?? '!');
  if (idx === undefined || leaf === undefined || !proof || nonce === undefined) return undefined;
  if (!(data === null || typeof data === 'string') || (data === null) !== (nonce === null)) return undefined;
  if (!(withheld === null || (typeof withheld === 'string' && withheld.length > 0 && withheld.length <= LONGEST_PROVISION)))
    return undefined;
  const keys = value['keys'];
  if (keys !== undefined && (data === null || !areFieldKeys(keys))) return undefined;
  // what is here is not withheld
  if (withheld !== null && data !== null) return undefined;
  return { idx, leaf, nonce, data, proof, withheld, ...(keys === undefined ? {} : { keys }) };
}

/** Line by line, each ended by LF. Throws {@link Unreadable}. */
function linesOf(file: string, bytes: Uint8Array): readonly string[] {
  let text: string;
  try {
    text = textOf(bytes);
  } catch {
    throw new Unreadable(file, null);
  }
  if (text !== '' && !text.endsWith('\n')) throw new Unreadable(file, null);
  return text.split('\n').slice(0, -1);
}

/** The only line of a file, when it is canonical JSON. */
function jsonOf(file: string, bytes: Uint8Array): Json {
  const [line, ...more] = linesOf(file, bytes);
  const value = line === undefined ? undefined : readJson(line);
  if (value === undefined || more.length > 0 || !isCanonical(line!, value)) throw new Unreadable(file, null);
  return value;
}

function eventsOf(bytes: Uint8Array): readonly BundledEvent[] {
  const lines = linesOf(FILES.events, bytes);
  if (lines.length > MOST_EVENTS) throw new Unreadable(FILES.events, MOST_EVENTS + 1);
  return lines.map((line, n) => {
    const value = readJson(line);
    const event = isCanonical(line, value) ? eventFrom(value) : undefined;
    if (!event) throw new Unreadable(FILES.events, n + 1);
    return event;
  });
}

function headOf(bytes: Uint8Array): Pick<Bundle, 'stream' | 'seal' | 'membership'> {
  const value = jsonOf(FILES.head, bytes);
  const [stream, seal] = [textAt(value, 'stream'), eventFrom(at(value, 'seal'))];
  const [index, streams] = [countAt(value, 'membership', 'index'), countAt(value, 'membership', 'streams')];
  const proof = hashesAt(at(value, 'membership', 'proof'));
  const whole = hasKeys(value, 'format,membership,seal,stream') && hasKeys(value['membership'], 'index,proof,streams');
  if (!whole || value['format'] !== FORMAT || stream === undefined || !seal || index === undefined || streams === undefined || !proof)
    throw new Unreadable(FILES.head, null);
  return { stream, seal, membership: { index, streams, proof } };
}

function proofOf(file: string, bytes: Uint8Array): readonly Uint8Array[] {
  const lines = linesOf(file, bytes);
  if (lines.length > LONGEST_PROOF) throw new Unreadable(file, LONGEST_PROOF + 1);
  return lines.map((line, n) => {
    const hash = fromBase64(line);
    if (hash?.length !== 32) throw new Unreadable(file, n + 1);
    return hash;
  });
}

/** Throws {@link Unreadable}, also for a file that does not belong in a bundle: what nobody checks could be taken for what was checked. */
export function readBundle(files: ReadonlyMap<string, Uint8Array>): Bundle {
  const needed = (file: string): Uint8Array => {
    const bytes = files.get(file);
    if (!bytes) throw new Unreadable(file, null);
    return bytes;
  };
  const history = new Map<number, { note: Uint8Array | null; proof: readonly Uint8Array[] | null }>();
  const documents = new Map<string, { pdf: Uint8Array | null; jws: string | null }>();
  const known: readonly string[] = Object.values(FILES);
  for (const [file, bytes] of files) {
    const [, size, kind, sha256] = OTHER_FILES.exec(file) ?? [];
    if (size !== undefined) {
      const earlier = history.get(Number(size)) ?? { note: null, proof: null };
      history.set(Number(size), kind === 'note' ? { ...earlier, note: bytes } : { ...earlier, proof: proofOf(file, bytes) });
    } else if (sha256 !== undefined) {
      const document = documents.get(sha256) ?? { pdf: null, jws: null };
      documents.set(sha256, file.endsWith('.pdf') ? { ...document, pdf: bytes } : { ...document, jws: asciiOf(file, bytes) });
    } else if (!known.includes(file)) throw new Unreadable(file, null);
  }
  const earlier = Array.from(history, ([size, { note, proof }]) => {
    if (!proof || !Number.isSafeInteger(size)) throw new Unreadable(`history/${size}.proof`, null);
    return { size, note, proof };
  });
  return {
    ...headOf(needed(FILES.head)),
    note: needed(FILES.note),
    events: eventsOf(needed(FILES.events)),
    summary: spell(jsonOf(FILES.summary, needed(FILES.summary)))!,
    history: earlier.sort((a, b) => a.size - b.size),
    documents,
  };
}

function asciiOf(file: string, bytes: Uint8Array): string {
  if (bytes.length > 10_000 || bytes.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Unreadable(file, null);
  return textOf(bytes);
}
