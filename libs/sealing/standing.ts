import type { Pool } from 'pg';

/** LEAF: an event does not hold. HISTORY: the log is not the one that was signed. SIGNER: no signature to be had. WITNESSES: too few of them. */
export type AlarmKind = 'LEAF' | 'HISTORY' | 'SIGNER' | 'WITNESSES';

/** How the sealing stands, as every process can see. */
export interface SealingStanding {
  /** Leaves in the tree, and the position of the last one. */
  readonly size: number;
  readonly position: number;
  /** True while a process keeps it. */
  readonly kept: boolean;
  /** What stands in the way, in Swedish; `since` as an ISO instant. */
  readonly alarm: { readonly kind: AlarmKind; readonly why: string; readonly since: string } | null;
}

const STANDING = `
  select t.size::float8 as size, t.position::float8 as position, k.owner is not null and k.lease_until > clock_timestamp() as kept,
    case when k.alarm is not null then json_build_object('kind', k.alarm_kind, 'why', k.alarm, 'since', k.alarm_at) end as alarm
  from audit.tree t, audit.keeper k where t.the_only_one and k.the_only_one`;

export const sealingStanding = async (pool: Pool): Promise<SealingStanding> => (await pool.query<SealingStanding>(STANDING)).rows[0]!;
