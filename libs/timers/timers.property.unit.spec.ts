import fc from 'fast-check';
import type { CaseEvent } from '#libs/grant-cases/events';
import { daysBetween, plusDays } from '#libs/kernel';
import {
  evolveTiming,
  handlingTime,
  newTiming,
  nextFiring,
  settled,
  timersOf,
  timerKind,
  type Timer,
  type TimerKind,
  type Timing,
} from '.';
import { event, on, registered, acknowledged, asked, answered, overdue, timer } from './testing/told';

const FROM = '2026-02-20';
interface Happening {
  readonly what: number;
  readonly wait: number;
  readonly time: number;
  readonly given: number;
}
const happenings = fc.array(
  fc.record<Happening>({ what: fc.nat(8), wait: fc.nat(25), time: fc.nat(86_399), given: fc.integer({ min: 1, max: 30 }) }),
  { maxLength: 25 },
);

/** A case with its asks and answers, told by days; what the system has noticed comes late or not at all. */
function history(steps: readonly Happening[]): { readonly events: readonly CaseEvent[]; readonly last: string } {
  const events: CaseEvent[] = [registered(FROM)];
  let day = FROM;
  let n = 0;
  const open: { id: string; deadline: string }[] = [];
  for (const { what, wait, given, time } of steps) {
    day = plusDays(day, wait);
    const at = Temporal.PlainDate.from(day)
      .toZonedDateTime('Europe/Stockholm')
      .add({ seconds: Math.min(time, 82_000) })
      .toInstant()
      .toString();
    const first = open[0];
    if (what < 3) {
      const id = `0000a11c-0000-4000-8000-${String(++n).padStart(12, '0')}`;
      open.push({ id, deadline: plusDays(day, given) });
      events.push(asked(day, plusDays(day, given), id));
    } else if (what === 3 && first) {
      open.shift();
      events.push(answered(day, first.id));
    } else if (what === 4 && first) {
      open.shift();
      events.push(event('SupplementWaived', { supplementId: first.id }, at));
    } else if (what === 5 && first && first.deadline < day) events.push(overdue(first.deadline, first.id));
    else if (what === 6) events.push(acknowledged(day, plusDays(day, 40)));
    else if (what === 7) events.push(event('NoteRecorded', on(day), at));
  }
  return { events, last: day };
}
const tellAll = (events: readonly CaseEvent[]): Timing => events.reduce(evolveTiming, newTiming(FROM));
const MOVING: readonly TimerKind[] = ['TARGET_DECISION', 'CEILING'];

describe('Whatever happens', () => {
  it('to wait for the applicant never makes a deadline earlier, and net time is never more than gross', () => {
    fc.assert(
      fc.property(happenings, fc.nat(90), (steps, later) => {
        const { events, last } = history(steps);
        const timing = tellAll(events);
        const day = plusDays(last, later);
        const without = tellAll([registered(FROM)]);
        for (const kind of MOVING) expect(timer(timing, kind, day)!.dueOn >= timer(without, kind, day)!.dueOn).toBe(true);
        const { grossDays, netDays } = handlingTime(timing, day)!;
        expect(netDays).toBeGreaterThanOrEqual(0);
        expect(netDays).toBeLessThanOrEqual(grossDays);
        expect(grossDays).toBe(daysBetween(FROM, day));
        // from one event to the next nothing moves back
        let before = newTiming(FROM);
        for (const one of events) {
          const next = evolveTiming(before, one);
          for (const kind of MOVING) {
            const [was, is] = [timer(before, kind), timer(next, kind)];
            if (was && is) expect(is.dueOn >= was.dueOn).toBe(true);
          }
          before = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the hour of the day does not matter, nor whether the clocks are moved that night', () => {
    fc.assert(
      fc.property(happenings, fc.nat(82_000), (steps, time) => {
        const atAnotherHour = steps.map((step) => ({ ...step, time }));
        expect(tellAll(history(atAnotherHour).events)).toEqual(tellAll(history(steps).events));
      }),
      { numRuns: 100 },
    );
    for (const timing of [tellAll([registered(FROM)]), tellAll([registered('2026-09-01')])])
      for (const { dueOn, firesAt } of timersOf(timing))
        expect(Temporal.Instant.from(firesAt!).toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString()).toMatch(
          new RegExp(`^(${dueOn}|${plusDays(dueOn, 1)})T00:00:00$`),
        );
  });

  it('a timer that has been told of is not told of again, in whatever order and however often', () => {
    const tell = (timing: Timing, { kind, dueOn, ref }: Timer): Timing => {
      if (kind === 'SUPPLEMENT') return evolveTiming(timing, overdue(dueOn, ref!));
      return evolveTiming(timing, event(timerKind(kind).reminds ? 'ReminderDue' : 'DeadlinePassed', { timer: kind, dueOn, ref }));
    };
    fc.assert(
      fc.property(happenings, fc.nat(400), (steps, later) => {
        const { events, last } = history(steps);
        const now = `${plusDays(last, later)}T12:00:00Z`;
        let timing = tellAll(events);
        for (let round = 0; round < 100; round++) {
          const due = timersOf(timing).find(({ firesAt }) => firesAt !== null && firesAt <= now);
          if (!due) break;
          timing = tell(timing, due);
          expect(timersOf(timing).find(({ key }) => key === due.key)?.state ?? 'fired').toBe('fired');
        }
        const next = nextFiring(timersOf(timing));
        expect(next === null || next > now).toBe(true);
        const again = timersOf(timing)
          .filter(({ state }) => state === 'fired')
          .reduce(tell, timing);
        expect(nextFiring(timersOf(again))).toBe(next);
      }),
      { numRuns: 150 },
    );
  });

  it('what is settled is settled: looking at a case later, or twice, gives the same', () => {
    fc.assert(
      fc.property(happenings, fc.nat(60), fc.nat(60), (steps, first, second) => {
        const { events, last } = history(steps);
        const timing = tellAll(events);
        const [a, b] = [plusDays(last, first), plusDays(last, first + second)];
        expect(settled(settled(timing, a), b)).toEqual(settled(timing, b));
      }),
      { numRuns: 100 },
    );
  });
});
