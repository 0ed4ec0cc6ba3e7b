/** How far the read models have come: for reading one's own writes, for health and for metrics. Works in every process, projector or not. */
import type { Pool } from 'pg';
import type { EventLog, Position } from '#libs/event-log';
import type { Versioned } from './failures';

const POLL_MS = 40;

/**
 * - `running` some process keeps it
 * - `stopped` it stands still before an event that it can't take in (`failure`)
 * - `outdated` its table is of another version, or is missing: being rebuilt, or waiting for it
 * - `unattended` no process keeps it
 */
export type ProjectionState = 'running' | 'stopped' | 'outdated' | 'unattended';

export interface Lag extends Versioned {
  readonly state: ProjectionState;
  readonly position: Position;
  /** Position of the last event in the log. */
  readonly head: Position;
  /** Positions behind: at most so many events, with EventStoreDB far fewer; not all of them concern it. 0 = up to date. */
  readonly behind: number;
  readonly failure: { readonly position: Position; readonly eventType: string; readonly error: string } | null;
}

/** $1 names, $2 the versions that the code has */
const STANDING = `
  select p.name, p.version, coalesce(c.position, 0)::float8 as position,
    case when f.position is not null then 'stopped'
         when c.version is distinct from p.version then 'outdated'
         when c.owner is not null and c.lease_until > now() then 'running'
         else 'unattended' end as state,
    case when f.position is not null
         then json_build_object('position', f.position, 'eventType', f.event_type, 'error', f.error) end as failure
  from unnest($1::text[], $2::int[]) as p(name, version)
  left join projection.checkpoint c on c.name = p.name
  left join lateral (select * from projection.failure f where f.name = p.name and f.version = p.version and f.skipped_at is null
                     order by f.position limit 1) f on true
  order by p.name`;

/** $1 names */
const POSITIONS = `select name, position::float8 as position from projection.checkpoint where name = any($1)`;

interface Waiter {
  readonly position: Position;
  readonly done: (reached: boolean) => void;
}

export class ProjectionProgress {
  /** What this process has written itself: known without asking. */
  private readonly reached = new Map<string, Position>();
  private readonly waiters = new Map<string, Set<Waiter>>();
  private polling = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
    private readonly projections: readonly Versioned[],
  ) {}

  /** Called by the runtime when a read model has been brought to `position`. */
  advanced(name: string, position: Position): void {
    this.reached.set(name, position);
    for (const waiter of this.waiters.get(name) ?? []) if (waiter.position <= position) waiter.done(true);
  }

  /** Called by the runtime when the read model is kept by somebody else from now on. */
  handedOver(name: string): void {
    this.reached.delete(name);
  }

  /**
   * True as soon as the read model has taken in the event at `position` (so that one reads one's own writes), false when that has not happened within
   * `timeoutMs`. Throws for a name that there is no projection of.
   */
  waitFor(name: string, position: Position, timeoutMs = 2000): Promise<boolean> {
    if (!this.projections.some((known) => known.name === name)) throw new TypeError(`no such projection: ${name}`);
    if ((this.reached.get(name) ?? -1) >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const own = this.waiters.get(name) ?? new Set<Waiter>();
      this.waiters.set(name, own);
      const timer = setTimeout(() => waiter.done(false), timeoutMs);
      const waiter: Waiter = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          own.delete(waiter);
          if (own.size === 0) this.waiters.delete(name);
          resolve(reached);
        },
      };
      own.add(waiter);
      void this.poll();
    });
  }

  /** Asks the database while somebody waits for a read model that another process keeps. */
  private async poll(): Promise<void> {
    if (this.polling) return;
    this.polling = true;
    for (;;) {
      const names = [...this.waiters.keys()].filter((name) => !this.reached.has(name));
      if (names.length === 0) break;
      try {
        const { rows } = await this.pool.query<{ name: string; position: number }>(POSITIONS, [names]);
        for (const { name, position } of rows)
          for (const waiter of this.waiters.get(name) ?? []) if (waiter.position <= position) waiter.done(true);
      } catch {
        // the database is away: whoever waits gets a no when their time is out
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    this.polling = false;
  }

  /** Where every read model stands, by name. */
  async lag(): Promise<readonly Lag[]> {
    const { rows } = await this.pool.query<Omit<Lag, 'head' | 'behind'>>(STANDING, [
      this.projections.map(({ name }) => name),
      this.projections.map(({ version }) => version),
    ]);
    const head = await this.log.head();
    return rows.map((row) => ({ ...row, head, behind: Math.max(0, head - row.position) }));
  }
}
