import type { Pool } from 'pg';
import type { Position } from '../port';
import { STANDING } from './statements';

export interface MirrorStanding {
  /** Position of the last event in the mirror. */
  readonly position: Position;
  /** True while a process keeps it. */
  readonly kept: boolean;
  /** The event that does not hold and that the mirror stands still before; `since` as an ISO instant. */
  readonly alarm: { readonly position: Position; readonly why: string; readonly since: string } | null;
}

/** How the mirror stands, as every process can see. */
export const mirrorStanding = async (pool: Pool): Promise<MirrorStanding> => (await pool.query<MirrorStanding>(STANDING)).rows[0]!;
