/** Telling many stories at once, day by day, with no more of them in memory than are going on. */
import type { Step, Told } from './told';

/** Commands under way at the same time: twice what the log writes in one go, so that the next batch is being decided meanwhile. */
const AT_ONCE = 768;

export interface Arrivals {
  /** How many stories there are in all. */
  readonly count: number;
  /** The stories that begin on the working day with this index. */
  on(day: number): Iterable<Told>;
}
export interface Events {
  readonly events: number;
  /** Codes of refusals, with how many cases stopped at each. */
  readonly refused: ReadonlyMap<string, number>;
}
interface Next {
  readonly told: Told;
  readonly step: Step;
}

/** Takes steps, so many at a time; the steps of one case follow upon each other, and a refusal ends its story. */
class Taker {
  readonly refused = new Map<string, number>();
  events = 0;
  private readonly stopped = new WeakSet<Told>();
  private readonly latest = new Map<Told, Promise<void>>();
  private failed: { readonly error: unknown } | undefined;
  private room: (() => void) | undefined;
  private underWay = 0;

  /** Resolves when there is room for it. Throws what an earlier step threw. */
  async take({ told, step }: Next): Promise<void> {
    if (this.underWay >= AT_ONCE) await new Promise<void>((resolve) => (this.room = resolve));
    if (this.failed) throw this.failed.error;
    this.underWay++;
    const taken = this.run(told, step, this.latest.get(told));
    this.latest.set(told, taken);
    void taken.then(() => {
      if (this.latest.get(told) === taken) this.latest.delete(told);
      this.underWay--;
      this.room?.();
    });
  }

  async rest(): Promise<void> {
    await Promise.all(this.latest.values());
    if (this.failed) throw this.failed.error;
  }

  private async run(told: Told, step: Step, before: Promise<void> | undefined): Promise<void> {
    await before;
    if (this.failed || this.stopped.has(told)) return;
    try {
      const outcome = await step.run();
      if (!outcome) return;
      if ('written' in outcome) this.events += outcome.written;
      else {
        this.stopped.add(told);
        this.refused.set(outcome.refusal.code, (this.refused.get(outcome.refusal.code) ?? 0) + 1);
      }
    } catch (error) {
      this.failed ??= { error };
    }
  }
}

/** Every step of every story in the order of time. `days` = how many working days there are; `onProgress` is told of stories begun. */
export async function tell(arrivals: Arrivals, days: number, onProgress?: (begun: number, of: number) => void): Promise<Events> {
  const ahead = new Map<number, Next[]>();
  const taker = new Taker();
  const every = Math.ceil(arrivals.count / 20);
  let begun = 0;
  for (let day = 0; day < days; day++) {
    for (const told of arrivals.on(day)) {
      for (const step of told.steps) {
        const same = ahead.get(step.day);
        if (same) same.push({ told, step });
        else ahead.set(step.day, [{ told, step }]);
      }
      if (++begun % every === 0) onProgress?.(begun, arrivals.count);
    }
    const today = ahead.get(day) ?? [];
    ahead.delete(day);
    today.sort((a, b) => a.step.minute - b.step.minute);
    for (const next of today) await taker.take(next);
  }
  await taker.rest();
  return { events: taker.events, refused: taker.refused };
}
