import {
  evolveTiming,
  handlingTime,
  nextDeadline,
  nextFiring,
  proposedDelay,
  timersOf,
  TIMER_KINDS,
  timerKind,
  USUAL_TIMERS,
  withTimers,
  type TimerKind,
  type Timing,
} from '.';
import {
  ID,
  OTHER,
  event,
  on,
  told,
  registered,
  acknowledged,
  asked,
  answered,
  overdue,
  reminded,
  offered,
  decided,
  reported,
  approved,
  posted,
  interrupted,
  timer,
  line,
} from './testing/told';

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
    // the second day after Thursday 28 May is a Saturday: Monday
    expect(timer(down, 'ANNOUNCEMENT')?.dueOn).toBe('2026-06-01');
    expect(timer(evolveTiming(down, posted('2026-05-29')), 'APPEAL')?.dueOn).toBe('2026-06-22');
    const ended = evolveTiming(up, event('AppealTimeEnded', { postedOn: '2026-05-21', lastDay: '2026-06-11' }));
    expect(timer(ended, 'APPEAL')).toMatchObject({ state: 'fired', firesAt: null });
    expect(nextDeadline(timersOf(ended))).toBeUndefined();
    expect(timer(evolveTiming(ended, interrupted('2026-06-01')), 'ANNOUNCEMENT')).toBeDefined();
    expect(kinds(evolveTiming(ended, event('LegalForceConfirmed', {})))).toEqual([]);
  });
});

describe('Where the time for appeal runs from the day that the party received the decision', () => {
  const made = told('2026-03-02', registered('2026-03-03'), decided('2026-03-17'));
  const noticed = evolveTiming(made, event('NoticeReceived', { receivedOn: '2026-03-20' }));
  const received = (day: string, appealId = ID) => event('AppealReceived', { appealId, decisionId: OTHER, regime: 'FL40', ...on(day) });

  it('it is three weeks from that day, told once when it has passed, beside what the board does of the decision', () => {
    expect(timer(made, 'APPEAL_FROM_NOTICE')).toBeUndefined();
    // three weeks from Friday 20 March 2026 is Friday 10 April; Easter was the week before
    expect(line(noticed, 'APPEAL_FROM_NOTICE')).toBe('2026-04-10, 2026-04-10T22:00:00Z');
    expect(timer(noticed, 'APPEAL_FROM_NOTICE')).toMatchObject({ basis: 'LAW', citation: 'FL 44 §, lag 1930:173' });
    expect(timer(noticed, 'BOARD_REPORT')).toBeDefined();
    const passed = evolveTiming(noticed, event('DeadlinePassed', { timer: 'APPEAL_FROM_NOTICE', ref: null, dueOn: '2026-04-10' }));
    expect(timer(passed, 'APPEAL_FROM_NOTICE')).toMatchObject({ state: 'fired', firesAt: null });
    expect(nextDeadline(timersOf(passed))?.kind).toBe('BOARD_REPORT');
    expect(timer(evolveTiming(noticed, event('LegalForceConfirmed', {})), 'APPEAL_FROM_NOTICE')).toBeUndefined();
  });

  it('it ends on the next working day when its last is none', () => {
    // three weeks from Friday 13 March 2026 is Good Friday: Tuesday after Easter Monday
    const easter = evolveTiming(made, event('NoticeReceived', { receivedOn: '2026-03-13' }));
    expect(line(easter, 'APPEAL_FROM_NOTICE')).toBe('2026-04-07, 2026-04-07T22:00:00Z');
  });

  it('an appeal that the region has is to be handed over at once: a working day, each by itself, until it is forwarded or dismissed', () => {
    // Friday
    const one = evolveTiming(noticed, received('2026-03-27'));
    expect(timersOf(one).filter(({ kind }) => kind === 'APPEAL_FORWARDING')).toMatchObject([
      { ref: ID, since: '2026-03-27', dueOn: '2026-03-30' },
    ]);
    expect(nextFiring(timersOf(one))).toBe('2026-03-30T22:00:00Z');
    const two = evolveTiming(one, received('2026-04-15', OTHER));
    const open = (timing: Timing) => timersOf(timing).flatMap(({ kind, ref }) => (kind === 'APPEAL_FORWARDING' ? [ref] : []));
    expect(open(two)).toEqual([ID, OTHER]);
    expect(open(evolveTiming(two, event('AppealExamined', { appealId: ID, outcome: 'TIMELY' })))).toEqual([ID, OTHER]);
    const forwarded = evolveTiming(two, event('AppealForwarded', { appealId: ID, forwardedOn: '2026-03-30', court: 'FR' }));
    expect(open(forwarded)).toEqual([OTHER]);
    expect(open(evolveTiming(forwarded, event('AppealExamined', { appealId: OTHER, outcome: 'DISMISSED' })))).toEqual([]);
  });

  it('an appeal is handed over also when the decision has fallen meanwhile', () => {
    const revoked = evolveTiming(evolveTiming(noticed, received('2026-03-27')), event('DecisionRevoked', { revokedOn: '2026-03-30' }));
    expect(timer(revoked, 'APPEAL_FORWARDING')).toMatchObject({ ref: ID });
    expect(timer(revoked, 'APPEAL_FROM_NOTICE')).toBeUndefined();
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
    expect(lawful).toEqual(['MINUTES', 'ANNOUNCEMENT', 'APPEAL', 'APPEAL_FROM_NOTICE']);
    for (const kind of lawful) expect(USUAL_TIMERS[kind].length).toBe(timerKind(kind).law?.most);
    // it runs only where the decision is appealed by FL 40 §: there the law binds
    for (const kind of TIMER_KINDS.filter((one) => one !== 'APPEAL_FROM_NOTICE'))
      if (/FL /.test(timerKind(kind).citation)) expect(timerKind(kind).citation).toMatch(/^nämndens rutin \(jfr FL/);
    expect(withTimers([])).toEqual(USUAL_TIMERS);
  });
});
