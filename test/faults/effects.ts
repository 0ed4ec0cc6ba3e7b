/** What has been done because of what happened: jobs, and the mail that they sent. */
import type { RecordedEvent } from '#libs/event-log';
import type { Inbox } from '../../libs/mail/testing/smtp';
import type { Whole } from './checker';

/** $1 the head. Reactors that have not come to the end of the log or stand still, and jobs whose time has come and that nobody has finished. */
const UNDER_WAY = `
  select 'reactor ' || name || coalesce(' stands still: ' || failure, '') as what from jobs.reactor where position < $1 or failed_at is not null
  union all
  select 'job ' || id || ' ' || state || coalesce(': ' || error, '') from jobs.outbox
  where state in ('waiting', 'queued') and coalesce(not_before, wanted_at) <= now()`;
/** What is still to be done; empty when everything has been. */
export async function underWay({ pool, log }: Whole): Promise<readonly string[]> {
  return (await pool.query<{ what: string }>(UNDER_WAY, [await log.head()])).rows.map(({ what }) => what);
}

const DEAD = `select id || ': ' || error as what from jobs.outbox where state in ('dead', 'given_up')`;
const WANTED = `select event_id::text as "eventId", count(*)::int as jobs from jobs.outbox where reactor = 'notices' and payload->>'to' is not null group by 1`;

/**
 * No job has died; every request for a supplement is somebody's mail; every signed decision has one document; a mail is recorded once, however often it was sent, and what was sent more than
 * once bears the same Message-ID, so that its reader has it once (docs/mail.md).
 */
export async function wrongEffects(
  { pool }: Whole,
  events: readonly RecordedEvent[],
  inbox: Inbox | undefined,
): Promise<readonly string[]> {
  const wrongs = (await pool.query<{ what: string }>(DEAD)).rows.map(({ what }) => `dead letter ${what}`);
  const wanted = new Set((await pool.query<{ eventId: string }>(WANTED)).rows.map(({ eventId }) => eventId));
  for (const { type, id, stream } of events)
    if (type === 'SupplementRequested' && !wanted.has(id)) wrongs.push(`${stream}: nobody is told of ${type} ${id}`);

  /** Of the decision itself: each change of it has a document of its own. */
  const ofChange = (body: object | null): boolean => body !== null && ('corrections' in body || 'revocation' in body);
  const decisionsIn = (wanted: string): readonly string[] =>
    events.filter(({ type, body }) => type === wanted && !ofChange(body)).map(({ body }) => (body as { decisionId: string }).decisionId);
  const documents = decisionsIn('DecisionDocumentMade');
  for (const decisionId of decisionsIn('DecisionSigned')) {
    const made = documents.filter((one) => one === decisionId).length;
    if (made !== 1) wrongs.push(`decision ${decisionId} has ${made} documents`);
  }

  const dispatched = events
    .filter(({ type }) => /^Mail(Sent|Kept|Refused)$/.test(type))
    .map(({ type, body }) => ({ type, ...(body as unknown as Dispatch) }));
  const jobs = dispatched.map(({ jobId }) => jobId);
  wrongs.push(...jobs.filter((job, index) => jobs.indexOf(job) !== index).map((job) => `the mail of job ${job} is recorded twice`));
  if (!inbox) return wrongs;
  const received = new Set(inbox.received.map(({ headers }) => headers['message-id']));
  const sent = new Set(dispatched.filter(({ type }) => type === 'MailSent').map(({ messageId }) => messageId));
  return [
    ...wrongs,
    ...dispatched
      .filter(({ type }) => type !== 'MailSent')
      .map(({ type, jobId }) => `${type} for job ${jobId}, although the server takes everything`),
    ...[...sent].filter((id) => !received.has(id)).map((id) => `mail ${id} is recorded as sent and never came`),
    ...[...received].filter((id) => !sent.has(id!)).map((id) => `mail ${id} came and is not recorded`),
  ];
}
interface Dispatch {
  readonly jobId: string;
  readonly messageId: string;
}
