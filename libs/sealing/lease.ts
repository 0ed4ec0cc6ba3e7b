import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Position } from '#libs/event-log';
import { within } from '#libs/kernel';
import { ALARM, RELEASE, TAKE } from './tree/statements';
import type { AlarmKind } from './standing';
import { edgeOf, type Edge } from './tree/stored-tree';

type Taken = Parameters<typeof edgeOf>[0] & { readonly wished: Position };

/** That one process keeps the tree at a time. It only saves work: what guards the tree is that every change compares before it sets. */
export class Lease {
  private readonly id = randomUUID();
  private heartbeat: NodeJS.Timeout | undefined;
  private renewing: Promise<unknown> = Promise.resolve();
  /** Somebody waits for a seal that covers the event here. */
  wished: Position = 0;
  lost = false;

  constructor(
    private readonly pool: Pool,
    readonly milliseconds: number,
  ) {}

  /** Where the tree ends; undefined = another process keeps it. Renewed until {@link rest}. */
  async take(): Promise<Edge | undefined> {
    const edge = await this.ask();
    if (edge) this.heartbeat ??= setInterval(() => this.beat(), this.milliseconds / 3);
    return edge;
  }

  private beat(): void {
    const before = this.renewing;
    this.renewing = this.ask().then(
      () => before,
      () => before,
    );
  }

  private async ask(): Promise<Edge | undefined> {
    const { rows } = await this.pool.query<Taken>(TAKE, [this.id, this.milliseconds]);
    this.wished = rows[0]?.wished ?? this.wished;
    this.lost = rows.length === 0;
    return rows[0] && edgeOf(rows[0]);
  }

  /** What stands in the way, for every process to see; null = nothing. */
  async tell(kind: AlarmKind, why: string | null): Promise<void> {
    await this.pool.query(ALARM, [this.id, kind, why]);
  }

  /** Whether it is still ours is asked for anew by {@link take}. */
  rest(): void {
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  async release(): Promise<void> {
    this.rest();
    await within(this.milliseconds, this.renewing, () => undefined); // after the release it would take the lease again, for nobody
    await this.pool.query(RELEASE, [this.id]).catch(() => undefined); // with the database away it runs out by itself
  }
}
