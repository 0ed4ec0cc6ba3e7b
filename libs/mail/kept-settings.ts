/** What people have chosen (app.notice_settings), and what waits for their digests (app.notice_waiting). */
import type { ClientBase, Pool } from 'pg';
import type { NoticeKindName } from './kinds';
import { USUAL_SETTINGS, type NoticeSettings } from './settings';

/** $1 person's ref. */
const READ = 'select hour, days, choices from app.notice_settings where person_ref = $1';
/** $1 person's ref, $2 hour, $3 days, $4 choices, $5 now. */
const SAVE = `
  insert into app.notice_settings (person_ref, hour, days, choices, saved_at) values ($1, $2, $3, $4, $5)
  on conflict (person_ref) do update set hour = excluded.hour, days = excluded.days, choices = excluded.choices, saved_at = excluded.saved_at`;
/** $1 job id, $2 person's ref, $3 kind, $4 case, $5 now. */
const PUT = `
  insert into app.notice_waiting (job_id, person_ref, kind, case_id, noted_at) values ($1, $2, $3, $4, $5) on conflict (job_id) do nothing`;
/** Everybody who has something waiting, with when the first of it came. */
const WAITING = `
  select waiting.person_ref as "personRef", min(noted_at) as since, coalesce(max(hour), $1) as hour, coalesce(max(days), $2) as days
  from app.notice_waiting as waiting left join app.notice_settings as chosen on chosen.person_ref = waiting.person_ref
  where digest is null group by waiting.person_ref order by waiting.person_ref`;
/** $1 digest, $2 person's ref, $3 before when. */
const TAKE = 'update app.notice_waiting set digest = $1 where person_ref = $2 and digest is null and noted_at < $3';
/** $1 digest. */
const TAKEN = `select kind, case_id::text as "caseId" from app.notice_waiting where digest = $1 order by noted_at, job_id`;
/** $1 digest. */
const REMOVE = 'delete from app.notice_waiting where digest = $1';

export interface WaitingNotice {
  /** A kind that an older version knew may be gone. */
  readonly kind: string;
  readonly caseId: string;
}
export interface Waiting extends Pick<NoticeSettings, 'hour' | 'days'> {
  readonly personRef: string;
  readonly since: Temporal.Instant;
}

export class KeptNotices {
  constructor(private readonly pool: Pool) {}

  /** What is usual, as long as the person has chosen nothing. */
  async settingsOf(ref: string): Promise<NoticeSettings> {
    return (await this.pool.query<NoticeSettings>(READ, [ref])).rows[0] ?? USUAL_SETTINGS;
  }

  async saveSettings(ref: string, { hour, days, choices }: NoticeSettings, now: Temporal.Instant): Promise<void> {
    await this.pool.query(SAVE, [ref, hour, days, JSON.stringify(choices), now.toString()]);
  }

  /** Puts a notice by for the person's next digest; the same job once more puts nothing. */
  async put(jobId: string, ref: string, kind: NoticeKindName, caseId: string, now: Temporal.Instant): Promise<void> {
    await this.pool.query(PUT, [jobId, ref, kind, caseId, now.toString()]);
  }

  async waiting(): Promise<readonly Waiting[]> {
    const { rows } = await this.pool.query<Omit<Waiting, 'since'> & { since: Date }>(WAITING, [USUAL_SETTINGS.hour, USUAL_SETTINGS.days]);
    return rows.map(({ since, ...row }) => ({ ...row, since: Temporal.Instant.fromEpochMilliseconds(since.getTime()) }));
  }

  /** Gives what came before `before` to this digest, inside a transaction; how many there were. */
  async take(client: ClientBase, digest: string, ref: string, before: Temporal.Instant): Promise<number> {
    return (await client.query(TAKE, [digest, ref, before.toString()])).rowCount ?? 0;
  }

  async taken(digest: string): Promise<readonly WaitingNotice[]> {
    return (await this.pool.query<WaitingNotice>(TAKEN, [digest])).rows;
  }

  async remove(digest: string): Promise<void> {
    await this.pool.query(REMOVE, [digest]);
  }
}
