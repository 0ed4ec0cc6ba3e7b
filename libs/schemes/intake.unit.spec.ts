import fc from 'fast-check';
import { fold } from '#libs/event-log';
import { intakeOn, schemeDecider, type SchemeEvent } from '.';

const established: SchemeEvent = {
  type: 'SchemeEstablished',
  body: { schemeId: 's', name: 'Stöd', board: 'Kulturnämnden', boardId: 'kulturnamnden', legalRegime: 'KL13', caseGroup: 'H' },
};
const rolling = (...closedMonths: number[]): SchemeEvent => ({
  type: 'IntakeRuleSet',
  body: { mode: 'ROLLING', closedMonths, boardParagraph: '§ 13' },
});
const byCalls: SchemeEvent = { type: 'IntakeRuleSet', body: { mode: 'CALLS', closedMonths: [], boardParagraph: '§ 13' } };
const call = (callId: string, opensOn: string, closesOn: string): SchemeEvent => ({
  type: 'CallOpened',
  body: { callId, theme: `Tema ${callId}`, opensOn, closesOn, frameOre: 1, boardParagraph: '§ 20' },
});
const closed = (callId: string, closedOn: string): SchemeEvent => ({ type: 'CallClosed', body: { callId, closedOn, reason: 'x' } });
const paused = (from: string, to: string | null): SchemeEvent => ({ type: 'IntakePaused', body: { from, to, reason: 'x' } });

const intake = (given: readonly SchemeEvent[], day: string, callId: string | null = null) =>
  intakeOn(fold(schemeDecider, [established, ...given]), day, callId);
const refused = (code: string, message: string, opensAgain: string | null) => ({
  refusal: expect.objectContaining({
    code,
    message: { sv: message, en: expect.stringMatching(/^[^åäöÅÄÖ]+\.$/) as string },
    basis: 'POLICY',
  }) as unknown,
  opensAgain,
});

describe('A rolling intake', () => {
  const given = [rolling(7, 12)];

  test('is open in the months that are not closed', () => {
    for (const day of ['2026-01-01', '2026-06-30', '2026-08-01', '2026-11-30']) expect(intake(given, day)).toEqual({ open: true });
  });

  test('is closed in July and December, and says when it opens again', () => {
    expect(intake(given, '2026-07-01')).toEqual(
      refused('closed-month', 'Intaget är stängt i juli. Det öppnar igen 1 augusti 2026.', '2026-08-01'),
    );
    expect(intake(given, '2026-12-31')).toEqual(
      refused('closed-month', 'Intaget är stängt i december. Det öppnar igen 1 januari 2027.', '2027-01-01'),
    );
  });

  test('that is paused into a closed month opens after that month', () => {
    const message = 'Intaget är pausat till och med 10 juli 2026. Det öppnar igen 1 augusti 2026.';
    expect(intake([...given, paused('2026-03-01', '2026-07-10')], '2026-05-01')).toEqual(refused('intake-paused', message, '2026-08-01'));
  });

  test('that is paused until further notice says that nobody has decided when it opens', () => {
    const message = 'Intaget är pausat tills vidare. Nämnden har inte beslutat när det öppnar igen.';
    expect(intake([...given, paused('2026-03-01', null)], '2026-03-01')).toEqual(refused('intake-paused', message, null));
    expect(intake([...given, paused('2026-03-01', null)], '2026-02-28')).toEqual({ open: true });
  });

  test('that is paused twice at once names the pause that lasts longest', () => {
    const twice = (...pauses: SchemeEvent[]) => intake([...given, ...pauses], '2026-03-10');
    const [short, long, endless] = [paused('2026-03-01', '2026-03-31'), paused('2026-02-01', '2026-04-30'), paused('2026-03-05', null)];
    const message = expect.stringContaining('till och med 30 april 2026');
    for (const pauses of [
      [short, long],
      [long, short],
    ])
      expect(twice(...pauses)).toMatchObject({ refusal: { message: { sv: message } }, opensAgain: '2026-05-01' });
    for (const pauses of [
      [short, endless],
      [endless, long],
    ])
      expect(twice(...pauses)).toMatchObject({
        opensAgain: null,
        refusal: { message: { sv: expect.stringContaining('tills vidare') as string } },
      });
  });

  test('is open up to the day before a pause, and from the day on which it is resumed', () => {
    const history = [...given, paused('2026-03-01', null), { type: 'IntakeResumed', body: { from: '2026-04-01' } } as const];
    expect(intake(history, '2026-02-28')).toEqual({ open: true });
    expect(intake(history, '2026-03-31')).toMatchObject({ opensAgain: '2026-04-01' });
    expect(intake(history, '2026-04-01')).toEqual({ open: true });
  });

  test('takes no application to a call, whether it is open or closed that day', () => {
    for (const day of ['2026-01-15', '2026-07-15'])
      expect(intake(given, day, 'jamstalldhet')).toMatchObject({
        refusal: { code: 'call-not-expected', field: 'callId' },
        opensAgain: null,
      });
  });
});

describe('An intake by calls', () => {
  const given = [byCalls, call('a', '2026-03-01', '2026-04-15'), call('b', '2026-09-01', '2026-09-30')];

  test('is open for a call from its first day to its last', () => {
    for (const day of ['2026-03-01', '2026-04-15']) expect(intake(given, day, 'a')).toEqual({ open: true });
  });

  test('asks which call an application is made to when one is open', () => {
    const message = 'Ange vilken utlysning ansökan gäller. Öppna nu: ”Tema a” (till och med 15 april 2026).';
    expect(intake(given, '2026-03-05')).toEqual({
      refusal: expect.objectContaining({
        code: 'call-missing',
        message: expect.objectContaining({ sv: message }) as unknown,
        field: 'callId',
      }),
      opensAgain: null,
    });
  });

  test('says when the next call opens when none is open', () => {
    expect(intake(given, '2026-06-01')).toEqual(
      refused('no-open-call', 'Ingen utlysning är öppen. Nästa utlysning öppnar 1 september 2026.', '2026-09-01'),
    );
    expect(intake(given, '2026-10-01')).toEqual(
      refused('no-open-call', 'Ingen utlysning är öppen. Nämnden har inte beslutat när det öppnar igen.', null),
    );
  });

  test('says of a call to come when it opens, and of a closed one when it closed and which opens next', () => {
    expect(intake(given, '2026-02-28', 'a')).toEqual(
      refused('call-not-open-yet', 'Utlysningen ”Tema a” har inte öppnat än. Den öppnar 1 mars 2026.', '2026-03-01'),
    );
    expect(intake(given, '2026-04-16', 'a')).toEqual(
      refused('call-closed', 'Utlysningen ”Tema a” stängde 15 april 2026. Nästa utlysning öppnar 1 september 2026.', '2026-09-01'),
    );
  });

  test('that has closed for one call points to the other one that is open, with its last day', () => {
    const history = [...given, call('c', '2026-04-10', '2026-06-30'), closed('c', '2026-05-10')];
    const message = 'Utlysningen ”Tema a” stängde 15 april 2026. Öppna nu: ”Tema c” (till och med 10 maj 2026).';
    expect(intake(history, '2026-04-20', 'a')).toEqual(refused('call-closed', message, '2026-04-20'));
  });

  test('ends with the day on which a call is closed before its time', () => {
    const history = [...given, closed('a', '2026-03-10')];
    expect(intake(history, '2026-03-10', 'a')).toEqual({ open: true });
    expect(intake(history, '2026-03-11', 'a')).toMatchObject({ refusal: { code: 'call-closed' } });
  });

  test('does not know a call that was never opened', () => {
    expect(intake(given, '2026-03-05', 'c')).toMatchObject({ refusal: { code: 'unknown-call', field: 'callId' } });
  });

  test('that is paused opens for the same call afterwards, if that has not closed by then', () => {
    const short = [...given, paused('2026-03-05', '2026-03-20')];
    expect(intake(short, '2026-03-10', 'a')).toMatchObject({ refusal: { code: 'intake-paused' }, opensAgain: '2026-03-21' });
    const long = [...given, paused('2026-03-05', '2026-05-20')];
    const message = 'Intaget är pausat till och med 20 maj 2026. Nästa utlysning öppnar 1 september 2026.';
    expect(intake(long, '2026-03-10', 'a')).toEqual(refused('intake-paused', message, '2026-09-01'));
  });
});

test('A scheme without a rule, or one that was never established, takes no applications', () => {
  expect(intake([], '2026-03-01')).toMatchObject({ refusal: { code: 'no-intake-rule' }, opensAgain: null });
  expect(intakeOn(fold(schemeDecider, [rolling()]), '2026-03-01', null)).toMatchObject({ refusal: { code: 'no-scheme' } });
});

describe('Whatever the board has decided', () => {
  const dayAt = (offset: number): string => Temporal.PlainDate.from('2026-01-01').add({ days: offset }).toString();
  const offset = fc.integer({ min: 0, max: 200 });
  const period = fc.tuple(offset, fc.integer({ min: 0, max: 90 })).map(([from, length]) => [dayAt(from), dayAt(from + length)] as const);
  const pauses = fc.array(
    fc.tuple(period, fc.boolean()).map(([[from, to], ends]) => paused(from, ends ? to : null)),
    { maxLength: 2 },
  );
  const calls = fc.array(period, { maxLength: 3 }).map((periods) => periods.map(([from, to], index) => call(`c${index}`, from, to)));
  const rules = fc.oneof(
    fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 11 }).map((months) => rolling(...months)),
    fc.constant(byCalls),
  );

  test('the day that a refusal promises is open, and no day before it is', () => {
    fc.assert(
      fc.property(rules, calls, pauses, offset, (rule, someCalls, somePauses, on) => {
        const state = fold(schemeDecider, [established, rule, ...someCalls, ...somePauses]);
        const opens = (day: string) =>
          rule === byCalls
            ? someCalls.some((_, index) => 'open' in intakeOn(state, day, `c${index}`))
            : 'open' in intakeOn(state, day, null);
        // the latest call and pause end before day 291, and a year of closed months at the most comes after them
        const ahead = Array.from({ length: 660 }, (_, days) => dayAt(on + days));
        const next = ahead.find(opens) ?? null;
        const today = intakeOn(state, dayAt(on), null);
        if ('refusal' in today && today.refusal.code !== 'call-missing') expect(today.opensAgain).toBe(next);
        if (rule !== byCalls || someCalls.length === 0) return;
        const ofThisCall = intakeOn(state, dayAt(on), 'c0');
        if ('refusal' in ofThisCall) expect(ofThisCall.opensAgain).toBe(ahead.find((day) => 'open' in intakeOn(state, day, 'c0')) ?? next);
      }),
      { numRuns: 60 },
    );
  });

  test('an application to a call is taken exactly on the days of that call that are not paused', () => {
    fc.assert(
      fc.property(calls, pauses, offset, (someCalls, somePauses, on) => {
        const day = dayAt(on);
        const isPaused = somePauses.some(
          ({ body }) => 'from' in body && 'to' in body && body.from <= day && (body.to === null || day <= body.to),
        );
        for (const { body } of someCalls) {
          if (!('opensOn' in body)) continue;
          const within = body.opensOn <= day && day <= body.closesOn;
          expect('open' in intake([byCalls, ...someCalls, ...somePauses], day, body.callId)).toBe(within && !isPaused);
        }
      }),
    );
  });
});
