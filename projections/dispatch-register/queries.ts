/** The register of what has been sent, newest first. Who may see what is the caller's rule, given as a predicate over `read.case_queue`. */
import { isoInstant, pageOf, rowsOf, type Database, type PageOutcome, type Placed, type Predicate } from '#projections/reading';
import type { DispatchRow, DispatchStatus } from './projection';

export interface DispatchLine {
  readonly dispatchId: string;
  readonly status: DispatchStatus;
  readonly channel: string;
  readonly kind: string;
  readonly caseId: string | null;
  /** Null as long as the case has none. */
  readonly caseNumber: string | null;
  readonly recipientRole: string;
  /** Null for the contact that an application names. */
  readonly recipientName: string | null;
  readonly address: string | null;
  readonly subject: string;
  readonly reason: DispatchRow['reason'];
  readonly recordedAt: string;
}
/** With what it said. */
export interface DispatchedMail extends DispatchLine {
  readonly text: string;
  readonly messageId: string;
  /** The receiving server's own words. */
  readonly answer: string | null;
  readonly documentSha256: string | null;
}

/** Null = no matter. Days are inclusive, in Sweden. */
export interface DispatchFilter {
  readonly status: DispatchStatus | null;
  readonly kind: string | null;
  readonly caseId: string | null;
  /** Part of address or subject. */
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
/** Whose register it is: everything that their rule lets through, or what concerns themselves and the cases that it lets through. */
export interface DispatchReader {
  readonly ref: string;
  /** Sees also what was sent about no case in particular, to anybody. */
  readonly all: boolean;
  /** Over `read.case_queue`: the cases whose mail the reader may see. */
  readonly cases: Predicate;
}

const LINE = `
  sent.dispatch_id::text as "dispatchId", sent.status, sent.channel, sent.kind, sent.case_id::text as "caseId", case_queue.number as "caseNumber",
  sent.recipient_role as "recipientRole", person.name as "recipientName", sent.address, sent.subject, sent.reason, ${isoInstant('sent.at')} as "recordedAt"`;
/** The names of people and the numbers of cases are looked up for the rows that are shown. */
const NAMES = `
  left join read.case_queue on case_queue.case_id = sent.case_id
  left join app.person on person.ref = sent.recipient_ref`;
/**
 * $1 the reader's ref. Who sees all but what their rule takes away walks the register from its end; who sees little of it is led there by their own
 * cases. Mail about a case that the read model has not got yet is seen by nobody.
 */
const SEEN = {
  all: `from read.dispatch_register as sent ${NAMES}
  where $1::text is not null and (sent.case_id is null or (case_queue.case_id is not null and {{access}}))`,
  own: `from (
    select * from read.dispatch_register where case_id in (select case_id from read.case_queue where {{access}})
    union all
    select * from read.dispatch_register where case_id is null and recipient_ref = $1
  ) as sent ${NAMES}
  where true`,
} as const;

/** $2 status, $3 kind, $4 case, $5 words in small letters, $6 $7 days, $8 position to begin before (null = the last), $9 how many. */
const list = (seen: string): string => `
select ${LINE}, json_build_object('value', sent.position::text, 'id', '') as at
${seen}
  and ($2::text is null or sent.status = $2)
  and ($3::text is null or sent.kind = $3)
  and ($4::uuid is null or sent.case_id = $4)
  and ($5::text is null or strpos(sent.words, $5) > 0)
  and ($6::date is null or sent.at >= $6::date::timestamp at time zone 'Europe/Stockholm')
  and ($7::date is null or sent.at < ($7::date + 1)::timestamp at time zone 'Europe/Stockholm')
  and ($8::bigint is null or sent.position < $8)
order by sent.position desc
limit $9`;

/** $2 dispatch id. */
const one = (seen: string): string => `
select ${LINE}, sent.text, sent.message_id as "messageId", sent.answer, sent.document_sha256 as "documentSha256"
${seen} and sent.dispatch_id = $2`;

const LISTS = { all: list(SEEN.all), own: list(SEEN.own) };
const ONE = { all: one(SEEN.all), own: one(SEEN.own) };
const which = ({ all }: DispatchReader): keyof typeof LISTS => (all ? 'all' : 'own');

export const dispatches = (
  db: Database,
  reader: DispatchReader,
  { status, kind, caseId, text, from, to }: DispatchFilter,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<DispatchLine>> =>
  pageOf<DispatchLine>('dispatches', cursor, limit, (place, count) =>
    rowsOf<Placed<DispatchLine>>(
      db,
      LISTS[which(reader)],
      [reader.ref, status, kind, caseId, text?.toLowerCase() ?? null, from, to, place?.value ?? null, count],
      reader.cases,
    ),
  );

/** Undefined when there is none, or when the reader may not see it. */
export const dispatchedMail = async (db: Database, reader: DispatchReader, dispatchId: string): Promise<DispatchedMail | undefined> =>
  (await rowsOf<DispatchedMail>(db, ONE[which(reader)], [reader.ref, dispatchId], reader.cases))[0];
