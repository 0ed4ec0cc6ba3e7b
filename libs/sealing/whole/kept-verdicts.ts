/** What came of each check of the whole log, for whoever answers for it. */
import type { Pool } from 'pg';
import type { Fault } from './fault';

/** TREE: every leaf against the tree and what was signed. FULL: everything. */
export type VerificationLevel = 'TREE' | 'FULL';
/** NOT_CHECKED: nothing wrong was found, and something could not be looked at. */
export type VerificationOutcome = 'HOLDS' | 'FAULTS' | 'NOT_CHECKED';

/** With the number of the case that the stream is of, when it is known. */
export type ToldFault = Fault & { readonly caseNumber: string | null };

export interface Verdict {
  readonly level: VerificationLevel;
  readonly outcome: VerificationOutcome;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly events: number;
  /** Faults in all. */
  readonly found: number;
  /** The first of them, in the order of the log. */
  readonly faults: readonly ToldFault[];
  /** What could not be looked at, in Swedish. */
  readonly unchecked: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** As it is shown: instants in ISO. */
export type ShownVerdict = Omit<Verdict, 'beganAt' | 'endedAt'> & { readonly beganAt: string; readonly endedAt: string };
export interface VerificationStanding {
  readonly latest: ShownVerdict | null;
  /** When everything was last looked at; null = never. */
  readonly lastFull: string | null;
  /** FAULTS or NOT_CHECKED: the latest one came to that. LATE: everything was last looked at more than two days ago. */
  readonly alarm: 'FAULTS' | 'NOT_CHECKED' | 'LATE' | null;
}

const KEPT = 20;
/** $1 began, $2 ended, $3 level, $4 events, $5 outcome, $6 found, $7 faults, $8 unchecked, $9 figures. */
const KEEP = `
  insert into audit.verification (began_at, ended_at, level, events, outcome, found, faults, unchecked, figures)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export async function keepVerdict(pool: Pool, verdict: Verdict): Promise<void> {
  const { beganAt, endedAt, level, events, outcome, found, faults, unchecked, figures } = verdict;
  const first = JSON.stringify(faults.slice(0, KEPT));
  await pool.query(KEEP, [beganAt, endedAt, level, events, outcome, found, first, unchecked, JSON.stringify(figures)]);
}

/** The latest check, and how long ago the last one of everything was. A log that was never checked is late when the register is two days old. */
const STANDING = `
  with l as (select * from audit.verification order by id desc limit 1),
    f as (select ended_at from audit.verification where level = 'FULL' order by id desc limit 1),
    begun as (select min(signed_at) as at from audit.checkpoint)
  select
    (select jsonb_build_object('level', level, 'outcome', outcome, 'events', events, 'found', found, 'faults', faults, 'unchecked', unchecked,
      'figures', figures, 'beganAt', to_char(began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'endedAt', to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) from l) as latest,
    (select to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from f) as "lastFull",
    case
      when (select outcome from l) in ('FAULTS', 'NOT_CHECKED') then (select outcome from l)
      when coalesce((select ended_at from f), (select at from begun)) < now() - interval '2 days' then 'LATE'
    end as alarm`;

export const verificationStanding = async (pool: Pool): Promise<VerificationStanding> =>
  (await pool.query<VerificationStanding>(STANDING)).rows[0]!;
