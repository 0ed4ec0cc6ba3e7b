/** The diary (OSL 5:1–2): one row for each case that has been entered, and one for each of its documents. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DiaryEvent } from '#libs/diary/events';
import type { CaseEvent } from '#libs/grant-cases/events';
import type { Key, ProjectedEvent, Projection } from '#libs/projection-runtime';
import { caseEvents } from '#libs/grant-cases/events';
import { CASE_EVENT_TYPES, caseIdOf, type Handling } from '../cases/events';

export type DiaryRow = {
  case_id: string;
  handling: number;
  case_number: string | null;
  date: string;
  direction: Handling['direction'] | null;
  counterpart: string | null;
  subject: string | null;
  counterpart_words: string | null;
  subject_words: string | null;
  withheld: string[];
  withheld_reason: string | null;
  position: number;
};

/** The place where a case entry has its document number. */
const THE_CASE = 0;

const FILED = CASE_EVENT_TYPES.filter((type) => 'handling' in caseEvents[type].schema.shape);

const handlingOf = (event: ProjectedEvent<CaseEvent>): Handling | undefined => (event.body as { handling?: Handling }).handling;

export const diary: Projection<DiaryRow, DiaryEvent | CaseEvent> = {
  name: 'diary',
  version: 3,
  handles: ['CaseEntered', ...FILED],
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id', 'handling'],
  perStream: true, // a case is entered once; were it entered in two diaries, the later entry would hold
  keysOf(event): readonly Key[] {
    if (event.type === 'CaseEntered') return [[event.body.caseId, THE_CASE]];
    const handling = handlingOf(event);
    return handling ? [[caseIdOf(event), handling.number]] : [];
  },
  fold(row, event, key) {
    const [case_id, place] = key as [string, number];
    const entered = event.type === 'CaseEntered';
    const entry = entered ? event.body : handlingOf(event);
    if (!entry) return row;
    return {
      case_id,
      handling: place,
      case_number: entered ? event.body.number : null,
      date: entry.date,
      direction: 'direction' in entry ? entry.direction : null,
      counterpart: entry.counterpart,
      subject: entry.subject,
      counterpart_words: entry.counterpart?.toLowerCase() ?? null,
      subject_words: entry.subject?.toLowerCase() ?? null,
      withheld: entry.withheld?.fields ?? [],
      withheld_reason: entry.withheld?.reason ?? null,
      position: event.position,
    };
  },
};
