/** The diary as anybody may read it (TF 2:15–18: nobody is asked who they are), and as the registrar keeps it. */
import { pageOf, rowsOf, type Database, type PageOutcome, type Placed } from '#projections/reading';
import type { DiaryRow } from './projection';

export interface DiaryEntry {
  readonly caseId: string;
  /** 0 for the entry of the case itself. */
  readonly handling: number;
  /** `LIG 2026-17`, or `LIG 2026-17-3` for a document; null as long as the case has not been entered. */
  readonly number: string | null;
  readonly date: string;
  readonly direction: DiaryRow['direction'];
  /** Null when there is none, and when it is withheld. */
  readonly counterpart: string | null;
  readonly subject: string | null;
  /** Which of the two have been left out so that the rest can be public (OSL 5:2 second paragraph). */
  readonly withheld: readonly ('counterpart' | 'subject')[];
}
export interface KeptDiaryEntry extends DiaryEntry {
  readonly withheldReason: string | null;
}

/** Null = no matter. Days are inclusive. */
export interface DiaryFilter {
  /** Part of number, counterpart or subject. What is withheld is not searched. */
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly caseId: string | null;
}

/**
 * Every entry with its number. What was withheld for the case as a whole is withheld for its documents too: the application was received, with its
 * sender's name, before anybody had considered secrecy.
 */
const entries = (where = ''): string => `
select entry.case_id, entry.handling, entry.date, entry.direction, entry.position, entered.case_number is not null as entered,
  entered.case_number || case when entry.handling > 0 then '-' || entry.handling else '' end as number,
  entry.counterpart, entry.subject, entry.counterpart_words, entry.subject_words, coalesce(entry.withheld_reason, entered.withheld_reason) as withheld_reason,
  'counterpart' = any(entry.withheld || coalesce(entered.withheld, '{}')) as hides_counterpart,
  'subject' = any(entry.withheld) as hides_subject
from read.diary as entry
left join read.diary as entered on entered.case_id = entry.case_id and entered.handling = 0 ${where}`;

/**
 * Every entry that a text can be found in, and some more: what the indexes can tell. $8 the text as a pattern; $9 the case's number in
 * it as a pattern, and $10 the document's (null = it does not look like the number of a document).
 */
const PERHAPS = entries(`
where (coalesce(entry.counterpart_words, '') || ' ' || coalesce(entry.subject_words, '')) like $8
  or entry.case_id = any(array(select case_id from read.diary where case_number is not null and lower(case_number collate "C") like $8))
  or (entry.handling = $10::integer
    and entry.case_id = any(array(select case_id from read.diary where case_number is not null and lower(case_number collate "C") like $9)))`);

/** For everybody: entered in the diary, and nothing that is withheld. */
const forEverybody = (every: string): string => `
select case_id, handling, date, direction, position, number, hides_counterpart, hides_subject,
  case when not hides_counterpart then counterpart end as counterpart,
  case when not hides_subject then subject end as subject,
  case when not hides_counterpart then counterpart_words end as counterpart_words,
  case when not hides_subject then subject_words end as subject_words
from (${every}) as every
where entered`;

const NEWEST_FIRST = 'order by entry.date desc, entry.position desc, entry.handling desc';

/**
 * Newest first. $1 words in small letters, $2 $3 days, $4 case, $5 $6 the place to begin after (null = from the start), $7 how many. `more` = columns
 * besides those that everybody gets.
 */
const list = (from: string, more = ''): string => `
select case_id as "caseId", handling, number, date::text as date, direction, counterpart, subject,
  array_remove(array[case when hides_counterpart then 'counterpart' end, case when hides_subject then 'subject' end], null) as withheld,
  ${more} json_build_object('value', date || ' ' || position, 'id', handling::text) as at
from (
  select *
  from (${from}) as entry
  where ($1::text is null
      or strpos(lower(number collate "C"), $1) > 0 or strpos(concat_ws(' ', counterpart_words, subject_words), $1) > 0)
    and ($2::date is null or date >= $2)
    and ($3::date is null or date <= $3)
    and ($4::uuid is null or case_id = $4)
    and ($5::text is null
      or (date, position, handling) < (split_part($5, ' ', 1)::date, split_part($5, ' ', 2)::bigint, $6::integer))
  ${NEWEST_FIRST}
  limit $7
) as entry
${NEWEST_FIRST}`;

const REASON = 'withheld_reason as "withheldReason",';
const LISTS = {
  public: { all: list(forEverybody(entries())), searched: list(forEverybody(PERHAPS)) },
  kept: { all: list(entries(), REASON), searched: list(PERHAPS, REASON) },
};
const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}`;
/** `lig 2026-17-3` and `26rs7-3`: a case's number with that of a document. */
const DOCUMENT = /^(.*(?:\d{4}-|rs)\d+)-(\d{1,9})$/;
function parametersOf(text: string): readonly unknown[] {
  const [, before, number] = DOCUMENT.exec(text) ?? [];
  return [`${patternOf(text)}%`, before === undefined ? null : patternOf(before), number === undefined ? null : Number(number)];
}

export interface DiaryPage {
  readonly cursor: string | null;
  readonly limit: number;
}

const read = <E extends DiaryEntry>(
  db: Database,
  name: keyof typeof LISTS,
  filter: DiaryFilter,
  page: DiaryPage,
): Promise<PageOutcome<E>> =>
  pageOf<E>(`diary/${name}`, page.cursor, page.limit, (place, count) => {
    const text = filter.text?.toLowerCase() ?? null;
    const params = [text, filter.from, filter.to, filter.caseId, place?.value ?? null, place?.id ?? null, count];
    if (text === null) return rowsOf<Placed<E>>(db, LISTS[name].all, params);
    return rowsOf<Placed<E>>(db, LISTS[name].searched, [...params, ...parametersOf(text)]);
  });

/** For everybody, without signing in: what is withheld is neither shown nor searched. */
export const publicDiary = (db: Database, filter: DiaryFilter, page: DiaryPage): Promise<PageOutcome<DiaryEntry>> =>
  read<DiaryEntry>(db, 'public', filter, page);

/** For the registrar: also what is withheld, with the reason, and what came in and has not been entered yet. */
export const keptDiary = (db: Database, filter: DiaryFilter, page: DiaryPage): Promise<PageOutcome<KeptDiaryEntry>> =>
  read<KeptDiaryEntry>(db, 'kept', filter, page);
