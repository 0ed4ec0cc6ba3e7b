/**
 * Gives a case its diary number, before the case itself learns of it: numbers without gaps are more important than a number that no case has
 * yet. The entry's id follows from the case, so a retry finds the number that was given.
 */
import { asEvent, lastOf, type EventContext, type EventLog, type RecordedEvent } from '#libs/event-log';
import { dayOf, derivedId, isRefusal, refuse, type JsonObject, type Refusal } from '#libs/kernel';
import { diaryEvents, diaryStream, externalDiaryStream, type DiaryEvent } from './events';
import { diaryDecider, parseNumber, type DiaryCommand } from './register';

/** Somebody else's registration gets between at most this often before we stop trying. */
const TRIES = 20;
const PAGE = 200;

export interface Entered {
  readonly number: string;
  readonly external: boolean;
}

const ENTERED_OTHERWISE = refuse(
  'entered-otherwise',
  {
    sv: 'Ärendet fick redan ett annat nummer i diariet när registreringen avbröts. Registrera det med det numret.',
    en: 'The case was already given another number in the register when the registration was interrupted. Register it under that number.',
  },
  { basis: 'LAW', citation: 'OSL 5:1', field: 'number' },
);

const read = (event: RecordedEvent): DiaryEvent | undefined => asEvent(diaryEvents, event);
const entered = ({ body }: DiaryEvent): Entered => ({ number: body.number, external: body.external });

/** The case's entry in a year's diary, looked for from the end back to `since`: it can't be older than the case. */
async function entryIn(log: EventLog, year: number, caseId: string, since: string): Promise<DiaryEvent | undefined> {
  for (let from: number | undefined; ;) {
    const page = await log.readStream(diaryStream(year), { direction: 'backwards', limit: PAGE, ...(from === undefined ? {} : { from }) });
    const found = page.map(read).find((event) => event?.body.caseId === caseId);
    const oldest = page.at(-1);
    if (found || !oldest || oldest.revision === 0 || oldest.recordedAt < since) return found;
    from = oldest.revision - 1;
  }
}

/**
 * The number of the case: the one it has, or a new one. `since` = when the case was first recorded (ISO instant). Throws when the log does not
 * answer, or when registrations crowd each other out.
 */
export async function enterInDiary(
  log: EventLog,
  command: DiaryCommand,
  meta: EventContext,
  since: string,
): Promise<Entered | { readonly refusal: Refusal }> {
  const today = dayOf(meta.recordedAt);
  const year = Number(today.slice(0, 4));
  for (let before = Number(dayOf(since).slice(0, 4)); before <= year; before++) {
    const known = await entryIn(log, before, command.caseId, since);
    if (known) return entered(known);
  }
  const stream =
    command.number !== null && parseNumber(command.number)?.kind === 'EXTERNAL' ? externalDiaryStream(command.number) : diaryStream(year);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const last = await lastOf(log, stream);
    const lastEvent = last && read(last);
    if (lastEvent?.body.caseId === command.caseId) return entered(lastEvent);
    const state = lastEvent ? diaryDecider.evolve(diaryDecider.initial, lastEvent) : diaryDecider.initial;
    const decision = diaryDecider.decide(command, state, { today, revision: (last?.revision ?? -1) + 1 });
    if (isRefusal(decision)) return decision;
    const [entry] = decision.events;
    const outcome = await log.append({
      stream,
      expected: last ? { revision: last.revision, leafHash: last.leafHash } : 'noStream',
      events: [
        {
          id: derivedId(command.caseId, 'diary'),
          type: entry!.type,
          schemaVersion: diaryEvents[entry!.type].version,
          body: diaryEvents[entry!.type].schema.parse(entry!.body) as JsonObject,
        },
      ],
      context: meta,
    });
    if (outcome.kind !== 'conflict') return entered(entry!);
    // nobody was faster, and yet the entry is there: under a number of the other kind
    if (outcome.actual === last?.revision) return ENTERED_OTHERWISE;
  }
  throw new Error(`${stream}: no number after ${TRIES} tries`);
}
