/** Every event of every case as a sentence, with who did it, when, and on what ground. Only added to. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseEvent, CaseEventType } from '#libs/grant-cases/events';
import type { DisposedEvent, Projection } from '#libs/projection-runtime';
import { CASE_EVENT_TYPES, caseIdOf, type CaseFact } from '../cases/events';
import { sentenceOf } from './told';

export type CaseHistoryRow = {
  case_id: string;
  revision: number;
  position: number;
  event_id: string;
  type: string;
  sentence: string;
  sentence_en: string;
  who: string;
  who_ref: string;
  role: string;
  organisation: string | null;
  recorded_at: string;
  effective_at: string;
  disposed: boolean;
};

/** When the name has gone with the content. */
const NAMELESS = 'uppgift gallrad';

function rowOf(event: CaseFact | DisposedEvent): CaseHistoryRow {
  const type = event.type as CaseEventType;
  const { ref, name, role, organisation } = event.actor;
  const disposed = event.body === null;
  const sentence = sentenceOf(type, event.body);
  return {
    case_id: caseIdOf(event),
    revision: event.revision,
    position: event.position,
    event_id: event.id,
    type,
    sentence: sentence.sv,
    sentence_en: sentence.en,
    who: disposed ? name || NAMELESS : name,
    who_ref: ref,
    role,
    organisation,
    recorded_at: event.recordedAt,
    effective_at: event.effectiveAt,
    disposed,
  };
}

const keyOf = (event: { readonly stream: string; readonly revision: number }) => [[caseIdOf(event), event.revision]] as const;

export const caseHistory: Projection<CaseHistoryRow, CaseEvent> = {
  name: 'case_history',
  version: 3,
  handles: CASE_EVENT_TYPES,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id', 'revision'],
  appendOnly: true,
  keysOf: keyOf,
  fold: (_, event) => rowOf(event),
  disposed: { keysOf: keyOf, fold: (_, event) => rowOf(event) },
};
