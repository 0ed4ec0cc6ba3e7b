/** How far each read model has come and which process keeps it. One row per read model; every change compares before it sets. */
import type { ClientBase, Pool } from 'pg';
import type { Position } from '#libs/event-log';
import type { Guard } from './table';

type Db = Pool | ClientBase;

export interface Checkpoint {
  /** Version of the table that the view shows. */
  readonly version: number;
  readonly position: Position;
  /** True while some process's lease runs. */
  readonly leased: boolean;
}

/** $1 name */
const READ = `select version, position::float8 as position, owner is not null and lease_until > now() as leased from projection.checkpoint where name = $1`;
export const readCheckpoint = async (db: Db, name: string): Promise<Checkpoint | undefined> =>
  (await db.query<Checkpoint>(READ, [name])).rows[0];

/** $1 name, $2 version, $3 owner, $4 lease in ms. Takes a lease that is free, has run out, or is one's own. */
const ACQUIRE = `
  update projection.checkpoint set owner = $3, lease_until = now() + $4 * interval '1 millisecond'
  where name = $1 and version = $2 and (owner is null or owner = $3 or lease_until <= now())
  returning position::float8 as position`;
/** The position to go on from; undefined = another process keeps it, or the version is another. */
export async function acquire(db: Db, name: string, version: number, owner: string, leaseMs: number): Promise<Position | undefined> {
  return (await db.query<{ position: number }>(ACQUIRE, [name, version, owner, leaseMs])).rows[0]?.position;
}

/** $1 owner, $2 lease in ms */
const RENEW = `update projection.checkpoint set lease_until = now() + $2 * interval '1 millisecond' where owner = $1`;
export const renew = async (db: Db, owner: string, leaseMs: number): Promise<void> => void (await db.query(RENEW, [owner, leaseMs]));

/** $1 owner */
const RELEASE = `update projection.checkpoint set owner = null, lease_until = '-infinity' where owner = $1`;
export const release = async (db: Db, owner: string): Promise<void> => void (await db.query(RELEASE, [owner]));

/** A step of one read model: from where to where, and who takes it. */
export interface Step {
  readonly name: string;
  readonly version: number;
  readonly owner: string;
  readonly leaseMs: number;
  readonly from: Position;
  readonly to: Position;
}

/**
 * Moves the checkpoint if it stands where we left it and is still ours. An expired lease that nobody took is still ours: what guards the table is the
 * comparison, the time only says when others may take over.
 */
const MOVE = `moved as (
  update projection.checkpoint set position = $3, updated_at = now(), lease_until = now() + $6 * interval '1 millisecond'
  where name = $1 and position = $2 and version = $4 and owner = $5 returning name)`;
export const moveGuard = ({ name, version, owner, leaseMs, from, to }: Step): Guard => ({
  cte: MOVE,
  values: [name, from, to, version, owner, leaseMs],
});

const MOVE_ALONE = `with ${MOVE} select exists (select from moved) as moved`;
/** Moves the checkpoint over events that touch no row. False = it is not ours any more, or has been moved. */
export async function move(db: Db, step: Step): Promise<boolean> {
  return (await db.query<{ moved: boolean }>(MOVE_ALONE, [...moveGuard(step).values])).rows[0]!.moved;
}

/** $1 name; waits for a batch that is being written, and holds off the next one until the end of the transaction. */
const LOCK = `select version, position::float8 as position, owner is not null and lease_until > now() as leased from projection.checkpoint where name = $1 for update`;
export const lockCheckpoint = async (db: ClientBase, name: string): Promise<Checkpoint | undefined> =>
  (await db.query<Checkpoint>(LOCK, [name])).rows[0];

/** $1 name, $2 version, $3 position. A new version belongs to nobody; a rebuilt table stays with the process that keeps it. */
const REGISTER = `
  insert into projection.checkpoint as c (name, version, position) values ($1, $2, $3)
  on conflict (name) do update set
    owner = case when c.version = excluded.version then c.owner end,
    version = excluded.version, position = excluded.position, updated_at = now()`;
/** The table of this version, at this position, is what the view shows from now on. */
export const register = async (db: ClientBase, name: string, version: number, position: Position): Promise<void> =>
  void (await db.query(REGISTER, [name, version, position]));
