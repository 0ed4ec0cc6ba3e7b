/** The history of a case in one language, newest or oldest first. Whether the reader may see the case is asked of the access rule beforehand. */
import { caseEvents, type CaseEventType } from '#libs/grant-cases/events';
import { citationIn, ROLE_NAMES, type Basis, type Language, type Role } from '#libs/kernel';
import { isoInstant, rowsOf, type Database } from '#projections/reading';

export interface HistoryEntry {
  readonly revision: number;
  readonly position: number;
  readonly eventId: string;
  readonly type: CaseEventType;
  readonly label: string;
  readonly sentence: string;
  readonly who: string;
  readonly whoRef: string;
  readonly role: Role;
  readonly roleName: string;
  readonly organisation: string | null;
  readonly recordedAt: string;
  /** When it happened, if that isn't when it was recorded. */
  readonly effectiveAt: string;
  readonly basis: Basis;
  readonly citation: string;
  /** The content has lawfully been disposed of. */
  readonly disposed: boolean;
}

const COLUMNS = `revision, position::float8 as position, event_id as "eventId", type,
  case $5 when 'en' then sentence_en else sentence end as sentence, who, who_ref as "whoRef", role, organisation,
  ${isoInstant('recorded_at')} as "recordedAt", ${isoInstant('effective_at')} as "effectiveAt", disposed`;

/** $1 case id, $2 types text[] (null = all), $3 only revisions above, $4 only revisions up to (null = no bound), $5 language. */
const list = (direction: 'asc' | 'desc'): string => `
select ${COLUMNS}
from read.case_history
where case_id = $1 and ($2::text[] is null or type = any($2)) and ($3::int is null or revision > $3) and ($4::int is null or revision <= $4)
order by revision ${direction}`;
const OLDEST_FIRST = list('asc');
const NEWEST_FIRST = list('desc');

export interface HistoryFilter {
  readonly types: readonly string[] | null;
  /** Revisions above this: what has changed since a page was opened. */
  readonly after: number | null;
  /** Revisions up to and with this: the case as it stood. */
  readonly upTo: number | null;
}
export const WHOLE_HISTORY: HistoryFilter = { types: null, after: null, upTo: null };

export async function historyOf(
  db: Database,
  caseId: string,
  language: Language,
  filter: HistoryFilter = WHOLE_HISTORY,
  order: 'oldest-first' | 'newest-first' = 'newest-first',
): Promise<HistoryEntry[]> {
  const statement = order === 'oldest-first' ? OLDEST_FIRST : NEWEST_FIRST;
  const found = await rowsOf<Omit<HistoryEntry, 'label' | 'roleName' | 'basis' | 'citation'>>(db, statement, [
    caseId,
    filter.types,
    filter.after,
    filter.upTo,
    language,
  ]);
  return found.map((entry) => {
    const { label, basis, citation } = caseEvents[entry.type];
    return {
      ...entry,
      label: label[language],
      roleName: ROLE_NAMES[entry.role][language],
      basis,
      citation: citationIn(citation, language),
    };
  });
}
