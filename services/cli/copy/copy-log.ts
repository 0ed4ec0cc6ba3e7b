/** Moves a log to another engine: every event, byte for byte and in the order of the log, with every link checked on the way. */
import { checkSealed, MissingContent, type SealedLog, type SealedRecord, type StreamHead } from '#libs/event-log';
import { Cursor } from './cursor';

export interface CopyLog {
  readonly source: Pick<SealedLog, 'readSealed'>;
  readonly target: SealedLog;
  /** Name of the log, as it stands in every leaf. */
  readonly origin: string;
  /** Told now and then: how many events have been compared, copied, or compared afterwards. */
  readonly onProgress?: (what: 'found' | 'copied' | 'verified', events: number) => void;
}

export interface Copied {
  /** Events that lay in the target before, and those that were written now. */
  readonly found: number;
  readonly copied: number;
  readonly streams: number;
}

/** Nothing that the target holds is written over, and nothing that does not hold is copied. The message is a Swedish sentence. */
export class CopyRefused extends Error {}

const TELL_EVERY = 1000;
/** What one append may hold: servers take a megabyte at a time. */
const MOST = { events: 500, bytes: 512 * 1024 };

const sizeOf = ({ leaf, nonce, data }: SealedRecord): number => leaf.length + (nonce?.length ?? 0) + (data?.length ?? 0);
const nameOf = ({ stream, revision, position }: Pick<SealedRecord, 'stream' | 'revision' | 'position'>): string =>
  `${stream}@${revision} (position ${position})`;

const sameBytes = (one: SealedRecord, other: SealedRecord): boolean =>
  one.stream === other.stream &&
  one.revision === other.revision &&
  one.id === other.id &&
  one.type === other.type &&
  (['leaf', 'leafHash', 'prev', 'nonce', 'data'] as const).every((key) => {
    const there = other[key];
    return there === null ? one[key] === null : one[key]?.equals(there) === true;
  });

/**
 * Begins where the target is: what lies there must be the beginning of the source, byte for byte. Killed at any point, it goes on there the next
 * time. At the end everything that was written is read again and compared. Throws {@link CopyRefused}, or what the engines say.
 */
export async function copyLog({ source, target, origin, onProgress = () => undefined }: CopyLog): Promise<Copied> {
  const heads = new Map<string, StreamHead>();
  const missing = new MissingContent();
  const from = new Cursor(source);
  const to = new Cursor(target);

  /** The next event of the source, which holds. */
  async function sound(): Promise<SealedRecord | undefined> {
    const event = await from.next();
    if (!event) return undefined;
    const wrong = checkSealed(event, heads.get(event.stream), origin);
    if (wrong) throw new CopyRefused(`En händelse i källan håller inte för granskning: ${wrong}`);
    heads.set(event.stream, { revision: event.revision, leafHash: event.leafHash });
    missing.take(event, event.type, event.data);
    return event;
  }

  const found = await compare(to, sound, (events) => onProgress('found', events));
  const [sourceBefore, targetBefore] = [from.position, to.position];

  let copied = 0;
  for (let run = await nextRun(from, sound); run.length > 0; run = await nextRun(from, sound)) {
    const { stream, revision } = run[0]!;
    const { kind } = await target.appendSealed(stream, revision - 1, run);
    if (kind === 'conflict') throw new CopyRefused(`Någon annan skriver i målet: ${stream} är inte vad den var. Avbrutet.`);
    if (Math.floor((copied + run.length) / TELL_EVERY) > Math.floor(copied / TELL_EVERY)) onProgress('copied', copied + run.length);
    copied += run.length;
  }

  const [unlawful] = missing.unlawful();
  if (unlawful)
    throw new CopyRefused(`Innehållet saknas i källan utan att något gallringsbeslut i ärendet säger det: ${nameOf(unlawful)}.`);

  const again = new Cursor(source, sourceBefore);
  const verified = await compare(
    new Cursor(target, targetBefore),
    () => again.next(),
    (events) => onProgress('verified', events),
  );
  if (verified !== copied) throw new CopyRefused(`Målet har ${verified} av de ${copied} händelser som skrevs. Avbrutet.`);
  return { found, copied, streams: heads.size };
}

/** Goes through everything that lies in the target; the source must have the same. The number of events. */
async function compare(target: Cursor, source: () => Promise<SealedRecord | undefined>, tell: (events: number) => void): Promise<number> {
  for (let events = 0; ;) {
    const there = await target.next();
    if (!there) return events;
    const here = await source();
    if (!here) throw new CopyRefused(`Målet har en händelse som inte finns i källan: ${nameOf(there)}. Inget mer är skrivet.`);
    if (!sameBytes(here, there))
      throw new CopyRefused(`Målet har något annat än källan: ${nameOf(there)}, där källan har ${nameOf(here)}. Inget mer är skrivet.`);
    events += 1;
    if (events % TELL_EVERY === 0) tell(events);
  }
}

/** Events of one stream that lie one after the other, as many as one append may hold; none at the end of the source. */
async function nextRun(from: Cursor, sound: () => Promise<SealedRecord | undefined>): Promise<readonly SealedRecord[]> {
  const run: SealedRecord[] = [];
  let bytes = 0;
  for (let next = await from.peek(); next; next = await from.peek()) {
    bytes += sizeOf(next);
    if (run.length > 0 && (next.stream !== run[0]!.stream || run.length === MOST.events || bytes > MOST.bytes)) break;
    run.push((await sound())!);
  }
  return run;
}
