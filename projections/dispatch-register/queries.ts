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
const FROM = `
  from read.dispatch_register as sent
  left join read.case_queue on case_queue.case_id = sent.case_id
  left join app.person on person.ref = sent.recipient_ref`;
/** $1 the reader's ref, $2 whether they see what is about no case. A case that is not there yet is seen by nobody. */
const SEEN = `
  (case when sent.case_id is null then ($2::boolean or sent.recipient_ref = $1) else case_queue.case_id is not null and {{access}} end)`;

/** As {@link SEEN}. $3 status, $4 kind, $5 case, $6 words in small letters, $7 $8 days, $9 position to begin before (null = the last), $10 how many. */
const LIST = `
select ${LINE}, json_build_object('value', sent.position::text, 'id', '') as at
${FROM}
where ${SEEN}
  and ($3::text is null or sent.status = $3)
  and ($4::text is null or sent.kind = $4)
  and ($5::uuid is null or sent.case_id = $5)
  and ($6::text is null or strpos(sent.words, $6) > 0)
  and ($7::date is null or sent.at >= $7::date::timestamp at time zone 'Europe/Stockholm')
  and ($8::date is null or sent.at < ($8::date + 1)::timestamp at time zone 'Europe/Stockholm')
  and ($9::bigint is null or sent.position < $9)
order by sent.position desc
limit $10`;

/** As {@link SEEN}. $3 dispatch id. */
const ONE = `
select ${LINE}, sent.text, sent.message_id as "messageId", sent.answer, sent.document_sha256 as "documentSha256"
${FROM}
where ${SEEN} and sent.dispatch_id = $3`;

export const dispatches = (
  db: Database,
  { ref, all, cases }: DispatchReader,
  { status, kind, caseId, text, from, to }: DispatchFilter,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<DispatchLine>> =>
  pageOf<DispatchLine>('dispatches', cursor, limit, (place, count) =>
    rowsOf<Placed<DispatchLine>>(
      db,
      LIST,
      [ref, all, status, kind, caseId, text?.toLowerCase() ?? null, from, to, place?.value ?? null, count],
      cases,
    ),
  );

/** Undefined when there is none, or when the reader may not see it. */
export const dispatchedMail = async (
  db: Database,
  { ref, all, cases }: DispatchReader,
  dispatchId: string,
): Promise<DispatchedMail | undefined> => (await rowsOf<DispatchedMail>(db, ONE, [ref, all, dispatchId], cases))[0];
