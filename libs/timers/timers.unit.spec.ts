import fc from 'fast-check';
import type { CaseEvent } from '#libs/grant-cases/events';
import { daysBetween, plusDays } from '#libs/kernel';
import {
  evolveTiming,
  handlingTime,
  lastDayToAppeal,
  newTiming,
  nextDeadline,
  nextFiring,
  proposedDelay,
  settled,
  timersOf,
  TIMER_KINDS,
  timerKind,
  USUAL_TIMERS,
  withTimers,
  type Timer,
  type TimerKind,
  type Timing,
} from '.';

const ID = '0000a11c-0000-4000-8000-000000000001';
const OTHER = '0000a11c-0000-4000-8000-000000000002';
/** Only what the account reads of an event. */
const event = (type: CaseEvent['type'], body: object, effectiveAt?: string): CaseEvent =>
  ({ type, body, ...(effectiveAt === undefined ? {} : { effectiveAt }) }) as unknown as CaseEvent;
const on = (date: string) => ({ handling: { date } });
const told = (receivedOn: string, ...events: readonly CaseEvent[]): Timing => events.reduce(evolveTiming, newTiming(receivedOn));

const registered = (registeredOn: string) => event('ApplicationRegistered', { registeredOn });
const acknowledged = (date: string, expectedBy: string) => event('CaseAcknowledged', { expectedBy, ...on(date) });
const asked = (date: string, deadline: string, supplementId = ID) => event('SupplementRequested', { supplementId, deadline, ...on(date) });
const answered = (date: string, supplementId = ID) => event('SupplementReceived', { supplementId, ...on(date) });
const overdue = (deadline: string, supplementId = ID) => event('SupplementOverdue', { supplementId, deadline });
const reminded = (date: string, newDeadline: string) => event('SupplementReminded', { supplementId: ID, newDeadline, ...on(date) });
const offered = (date: string, answerBy: string) => event('MeetingOffered', { meetingId: OTHER, answerBy, ...on(date) });
const decided = (decidedOn: string, reportDue: string | null = null) =>
  event('DecisionMade', { decidedOn, content: { payment: reportDue === null ? null : { plan: 'x', reportDue } } });
const reported = (meetingOn: string) => event('DecisionReportedToBoard', { meetingOn });
const minuted = (minutedOn: string) => event('DecisionSeparatelyMinuted', { minutedOn });
const approved = (approvedOn: string) => event('MinutesApproved', { approvedOn });
const posted = (postedOn: string) => event('AnnouncementPosted', { postedOn });
const interrupted = (interruptedOn: string) => event('AnnouncementInterrupted', { interruptedOn });

const timer = (timing: Timing, kind: TimerKind, day?: string): Timer | undefined => timersOf(timing, day).find((one) => one.kind === kind);
/** `due, fires` */
const line = (timing: Timing, kind: TimerKind): string => {
  const found = timer(timing, kind);
  return found ? `${found.dueOn}, ${found.firesAt ?? found.state}` : 'none';
};

describe('The days, reckoned by hand', () => {
  const grant = (reportDue: string) => told('2025-11-03', registered('2025-11-03'), decided('2025-12-01', reportDue));
  it.each<[string, Timing, TimerKind, string]>([
    // Monday 2 March 2026 → Tuesday; it fires when Wednesday begins, 23.00 UTC in winter
    ['one working day', told('2026-03-02'), 'REGISTRATION', '2026-03-03, 2026-03-03T23:00:00Z'],
    // Maundy Thursday 2 April 2026; Good Friday, Saturday, Easter Sunday and Monday → Tuesday 7th; summer time, 22.00 UTC
    ['over Easter', told('2026-04-02'), 'REGISTRATION', '2026-04-07, 2026-04-07T22:00:00Z'],
    // Tuesday 23 December 2025: 24, 25, 26 are holidays, 27–28 a weekend → Monday 29
    ['over Christmas', told('2025-12-23'), 'REGISTRATION', '2025-12-29, 2025-12-29T23:00:00Z'],
    // Thursday 18 June 2026: midsummer's eve is the 19th, then the weekend → Monday 22
    ['over midsummer', told('2026-06-18'), 'REGISTRATION', '2026-06-22, 2026-06-22T22:00:00Z'],
    // Wednesday 13 May 2026: Ascension Day is Thursday the 14th; Fri 15, Mon 18, Tue 19, Wed 20, Thu 21
    [
      'five working days over Ascension Day',
      told('2026-05-13', registered('2026-05-13')),
      'ACKNOWLEDGEMENT',
      '2026-05-21, 2026-05-21T22:00:00Z',
    ],
    // Friday 29 May 2026: Mon 1, Tue 2, Wed 3, Thu 4, Fri 5 June; the National Day is Saturday the 6th
    ['five working days', told('2026-05-29', registered('2026-05-29')), 'ACKNOWLEDGEMENT', '2026-06-05, 2026-06-05T22:00:00Z'],
    // 60 days from 3 March 2026: 28 left of March, 30 of April, 2 of May
    ['sixty days', told('2026-03-02', registered('2026-03-03')), 'TARGET_DECISION', '2026-05-02, 2026-05-02T22:00:00Z'],
    // 60 days from 1 January 2028, a leap year: 30 left of January, 29 of February, 1 of March
    ['sixty days over a leap day', told('2028-01-01', registered('2028-01-01')), 'TARGET_DECISION', '2028-03-01, 2028-03-01T23:00:00Z'],
    // the same in a year without: 30 left of January, 28 of February, 2 of March
    ['sixty days without one', told('2027-01-01', registered('2027-01-01')), 'TARGET_DECISION', '2027-03-02, 2027-03-02T23:00:00Z'],
    // six months from 31 August: February has no 31st, and 29 days in 2028
    ['six months to the end of February', told('2027-08-31', registered('2027-08-31')), 'CEILING', '2028-02-29, 2028-02-29T23:00:00Z'],
    ['and in a year without a leap day', told('2026-08-31', registered('2026-08-31')), 'CEILING', '2027-02-28, 2027-02-28T23:00:00Z'],
    // the day that was told, over the night of 29 March 2026 when the clocks go on: the 29th begins at 23.00 UTC on the 28th
    [
      'the night when the clocks go on',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-03-28')),
      'EXPECTED_DECISION',
      '2026-03-28, 2026-03-28T23:00:00Z',
    ],
    // the 30th begins at 22.00 UTC on the 29th: the day itself was 23 hours
    [
      'the short day itself',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-03-29')),
      'EXPECTED_DECISION',
      '2026-03-29, 2026-03-29T22:00:00Z',
    ],
    // 25 October 2026 has 25 hours: it begins at 22.00 UTC on the 24th, and the 26th at 23.00 UTC on the 25th
    [
      'the night when they go back',
      told('2026-10-01', registered('2026-10-01'), acknowledged('2026-10-02', '2026-10-25')),
      'EXPECTED_DECISION',
      '2026-10-25, 2026-10-25T23:00:00Z',
    ],
    // seven days before 2 May is 25 April; a reminder fires when its day begins
    [
      'a reminder on its own day',
      told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-05-02')),
      'DELAY_NOTICE',
      '2026-04-25, 2026-04-24T22:00:00Z',
    ],
    // three days before 20 March
    [
      'a reminder of a supplement',
      told('2026-03-02', registered('2026-03-03'), asked('2026-03-05', '2026-03-20')),
      'SUPPLEMENT_REMINDER',
      '2026-03-17, 2026-03-16T23:00:00Z',
    ],
    // asked for on the 18th: the 17th has been, and nobody is reminded
    [
      'no reminder before the question',
      told('2026-03-02', registered('2026-03-03'), asked('2026-03-18', '2026-03-20')),
      'SUPPLEMENT_REMINDER',
      'none',
    ],
    // 60 days from 17 March: 14 left of March, 30 of April, 16 of May
    [
      'the report to the board',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17')),
      'BOARD_REPORT',
      '2026-05-16, 2026-05-16T22:00:00Z',
    ],
    // fourteen days from 12 May
    [
      'the approval of the minutes',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-05-12')),
      'MINUTES',
      '2026-05-26, 2026-05-26T22:00:00Z',
    ],
    // the second day after Wednesday 20 May
    [
      'the announcement',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), reported('2026-05-12'), approved('2026-05-20')),
      'ANNOUNCEMENT',
      '2026-05-22, 2026-05-22T22:00:00Z',
    ],
    // separate minutes need no approval: the second day after them
    [
      'the announcement of separate minutes',
      told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'), minuted('2026-03-18')),
      'ANNOUNCEMENT',
      '2026-03-20, 2026-03-20T23:00:00Z',
    ],
    // thirty days before 31 January 2027 is 1 January
    ['the reminder of the report', grant('2027-01-31'), 'REPORT_REMINDER', '2027-01-01, 2026-12-31T23:00:00Z'],
    ['the report on its day', grant('2027-01-31'), 'REPORT', '2027-01-31, 2027-01-30T23:00:00Z'],
    ['the report that does not come', grant('2027-01-31'), 'REPORT_OVERDUE', '2027-02-14, 2027-02-13T23:00:00Z'],
  ])('%s', (_, timing, kind, expected) => {
    expect(line(timing, kind)).toBe(expected);
  });

  it.each([
    // three weeks, and on to the next working day (lag 1930:173, 2 §)
    ['2026-03-17', '2026-04-07'], // Tuesday after Easter Monday: 21 days as it is
    ['2026-03-13', '2026-04-07'], // 3 April is Good Friday
    ['2026-03-16', '2026-04-07'], // 6 April is Easter Monday
    ['2026-05-16', '2026-06-08'], // 6 June is the National Day and a Saturday
    ['2026-05-29', '2026-06-22'], // 19 June is midsummer's eve, a Friday
    ['2026-12-03', '2026-12-28'], // 24 is Christmas Eve, 25–26 holidays, 27 a Sunday
    ['2026-12-10', '2027-01-04'], // New Year's Eve on a Thursday, New Year's Day, then the weekend
    ['2026-12-16', '2027-01-07'], // 6 January is Epiphany
    ['2028-02-08', '2028-02-29'], // the leap day, a Tuesday
    ['2026-10-10', '2026-11-02'], // 31 October is All Saints' Day and a Saturday
  ])('what is announced on %s can be appealed until %s', (day, last) => {
    expect(lastDayToAppeal(day)).toBe(last);
    const timing = told('2026-01-02', registered('2026-01-02'), decided('2026-01-05'), minuted('2026-01-05'), posted(day));
    expect(timer(timing, 'APPEAL')).toMatchObject({ dueOn: last, state: 'running', basis: 'LAW', citation: 'KL 13:5, lag 1930:173' });
  });
});

describe('The clock of the authority', () => {
  const start = [registered('2026-03-03')] as const;

  it('stands still while the applicant has the move, and goes on from the day of the answer', () => {
    const waiting = told('2026-03-02', ...start, asked('2026-03-05', '2026-03-20'));
    expect(timer(waiting, 'TARGET_DECISION')).toMatchObject({ state: 'paused', firesAt: null });
    expect(timer(waiting, 'CEILING')).toMatchObject({ state: 'paused' });
    const after = evolveTiming(waiting, answered('2026-03-12'));
    // seven days from the 5th to the 12th
    expect(line(after, 'TARGET_DECISION')).toBe('2026-05-09, 2026-05-09T22:00:00Z');
    expect(line(after, 'CEILING')).toBe('2026-09-10, 2026-09-10T22:00:00Z');
    expect(handlingTime(after, '2026-04-01')).toEqual({ from: '2026-03-03', to: '2026-04-01', decided: false, grossDays: 29, netDays: 22 });
  });

  it('goes again from the day after the last day that was given, whoever notices and whenever', () => {
    // asked on the 5th until the 20th: sixteen days, 5–20 March
    const seenAtOnce = told('2026-03-02', ...start, asked('2026-03-05', '2026-03-20'), overdue('2026-03-20'), answered('2026-04-02'));
    const neverSeen = told('2026-03-02', ...start, asked('2026-03-05', '2026-03-20'), answered('2026-04-02'));
    for (const timing of [seenAtOnce, neverSeen]) expect(timing).toMatchObject({ waited: 16, waiting: null });
    const open = told('2026-03-02', ...start, asked('2026-03-05', '2026-03-20'));
    expect(timer(open, 'TARGET_DECISION', '2026-03-20')).toMatchObject({ state: 'paused' });
    expect(timer(open, 'TARGET_DECISION', '2026-03-21')).toMatchObject({ state: 'running', dueOn: '2026-05-18' });
    expect(handlingTime(open, '2026-03-31')?.netDays).toBe(28 - 16);
  });

  it('stands still again when more time is given, and counts no day twice when two things are asked for', () => {
    const again = told(
      '2026-03-02',
      ...start,
      asked('2026-03-05', '2026-03-10'),
      overdue('2026-03-10'),
      reminded('2026-03-12', '2026-03-20'),
    );
    // six days, 5–10 March, and five from the 12th to the 17th
    expect(evolveTiming(again, answered('2026-03-17')).waited).toBe(11);
    const both = told(
      '2026-03-02',
      ...start,
      asked('2026-03-05', '2026-03-20'),
      offered('2026-03-08', '2026-03-15'),
      answered('2026-03-10'),
    );
    // from the 5th until the meeting was answered on the 12th
    expect(both.waiting).toEqual({ since: '2026-03-05', until: '2026-03-16' });
    expect(evolveTiming(both, event('MeetingScheduled', { meetingId: OTHER }, '2026-03-12T09:00:00Z')).waited).toBe(7);
  });

  it('does not wait for an answer once the proposal lies with the delegate, or the application is taken back', () => {
    const open = told('2026-03-02', ...start, asked('2026-03-05', '2026-03-20'));
    expect(evolveTiming(open, event('ProposalSubmitted', on('2026-03-09')))).toMatchObject({ waited: 4, waiting: null });
    expect(evolveTiming(open, event('ApplicationWithdrawn', on('2026-03-09')))).toMatchObject({ waited: 4, waiting: null, asks: [] });
  });

  it('never moves the day that the applicant has been told', () => {
    const timing = told(
      '2026-03-02',
      ...start,
      acknowledged('2026-03-04', '2026-05-02'),
      asked('2026-03-05', '2026-03-20'),
      answered('2026-03-19'),
    );
    expect(timer(timing, 'EXPECTED_DECISION')?.dueOn).toBe('2026-05-02');
    const notified = evolveTiming(timing, event('DelayNotified', { expectedBy: '2026-06-15', ...on('2026-04-28') }));
    expect(timer(notified, 'EXPECTED_DECISION')).toMatchObject({ dueOn: '2026-06-15', since: '2026-04-28' });
  });
});

describe('A notice of delay', () => {
  const timing = told('2026-03-02', registered('2026-03-03'), acknowledged('2026-03-04', '2026-05-02'));
  it('is proposed from a week before the day that was told, two weeks later than it at the least, and not again until the new day is near', () => {
    expect(proposedDelay(timing, '2026-04-24')).toBeNull();
    expect(proposedDelay(timing, '2026-04-25')).toBe('2026-05-16');
    expect(proposedDelay(timing, '2026-06-01')).toBe('2026-06-15');
    const notified = evolveTiming(timing, event('DelayNotified', { expectedBy: '2026-06-15', ...on('2026-06-01') }));
    expect(proposedDelay(notified, '2026-06-02')).toBeNull();
    expect(proposedDelay(evolveTiming(notified, decided('2026-06-02')), '2026-07-01')).toBeNull();
  });
});

describe('From decision to legal force', () => {
  const made = told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'));
  it('one thing waits for the other, and an interruption voids the time for appeal', () => {
    const kinds = (timing: Timing): TimerKind[] => timersOf(timing).map(({ kind }) => kind);
    const up = [reported('2026-05-12'), approved('2026-05-20'), posted('2026-05-21')].reduce(evolveTiming, made);
    expect(kinds(made)).toEqual(['BOARD_REPORT']);
    expect(kinds(up)).toEqual(['APPEAL']);
    const down = evolveTiming(up, interrupted('2026-05-28'));
    expect(kinds(down)).toEqual(['ANNOUNCEMENT']);
    expect(timer(down, 'ANNOUNCEMENT')?.dueOn).toBe('2026-05-30');
    expect(timer(evolveTiming(down, posted('2026-05-29')), 'APPEAL')?.dueOn).toBe('2026-06-22');
    const ended = evolveTiming(up, event('AppealTimeEnded', { postedOn: '2026-05-21', lastDay: '2026-06-11' }));
    expect(timer(ended, 'APPEAL')).toMatchObject({ state: 'fired', firesAt: null });
    expect(nextDeadline(timersOf(ended))).toBeUndefined();
    expect(timer(evolveTiming(ended, interrupted('2026-06-01')), 'ANNOUNCEMENT')).toBeDefined();
    expect(kinds(evolveTiming(ended, event('LegalForceConfirmed', {})))).toEqual([]);
  });
});

describe('The rules of a scheme', () => {
  it('say how long, and what is not watched is not there', () => {
    const set = [
      { kind: 'TARGET_DECISION', length: 3, unit: 'MONTHS', on: true },
      { kind: 'CEILING', length: 6, unit: 'MONTHS', on: false },
      { kind: 'REPORT_REMINDER', length: 10, unit: 'WORKING_DAYS', on: true },
    ];
    const timing = told('2025-11-30', event('TimersApplied', { timers: set }), registered('2025-11-30'));
    expect(timer(timing, 'TARGET_DECISION')?.dueOn).toBe('2026-02-28');
    expect(timer(timing, 'CEILING')).toBeUndefined();
    // ten working days before Monday 11 January 2027: 8, 7, 5, 4, 30, 29, 28 Dec, 23, 22, 21 (Epiphany, New Year and Christmas between)
    expect(timer(evolveTiming(timing, decided('2026-01-01', '2027-01-11')), 'REPORT_REMINDER')?.dueOn).toBe('2026-12-21');
  });

  it('rest on law where the law sets the time, and never quote förvaltningslagen as binding', () => {
    const lawful = TIMER_KINDS.filter((kind) => timerKind(kind).basis === 'LAW');
    expect(lawful).toEqual(['MINUTES', 'ANNOUNCEMENT', 'APPEAL']);
    for (const kind of lawful) expect(USUAL_TIMERS[kind].length).toBe(timerKind(kind).law?.most);
    for (const kind of TIMER_KINDS)
      if (/FL /.test(timerKind(kind).citation)) expect(timerKind(kind).citation).toMatch(/^nämndens rutin \(jfr FL/);
    expect(withTimers([])).toEqual(USUAL_TIMERS);
  });
});

// ---- whatever happens -----------------------------------------------------------------------------------------------------------------

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
