import fc from 'fast-check';
import { fold, type Person } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import { USUAL_TIMERS, type TimerKind, type TimerUnit } from '#libs/timers';
import type { CommandBody } from './decide/commands';
import { groupOf, guidelinesOn, timersOn, schemeDecider, schemeEvents, type Guidelines, type SchemeCommand, type SchemeEvent } from '.';

const secretary: Person = { ref: 'p_secretary', name: 'Nina Sekreterare', role: 'boardSecretary', organisation: 'Region Örebro län' };
const administrator: Person = { ...secretary, ref: 'p_admin', name: 'Adam Administratör', role: 'administrator' };
const official: Person = { ...secretary, ref: 'p_official', name: 'Hanna Handläggare', role: 'official' };
const adviser: Person = { ref: 'p_adviser', name: 'Rut Rådgivare', role: 'adviser', organisation: 'Coompanion Mälardalen' };

const scheme = {
  schemeId: 'sociala-innovationer',
  name: 'Stöd till sociala innovationer',
  board: 'Kulturnämnden',
  boardId: 'kulturnamnden',
  legalRegime: 'KL13',
  caseGroup: 'H',
} as const;
const guidelines: Guidelines = {
  version: '2026:1',
  boardParagraph: '§ 12',
  adoptedOn: '2025-11-14',
  validFrom: '2026-01-01',
  criteria: [
    { id: 'samhallsnytta', name: 'Samhällsnytta', question: 'Vilken nytta gör projektet?' },
    { id: 'nyskapande', name: 'Nyskapande', question: 'Vad är nytt?' },
  ],
  maxScore: 5,
  amount: { minOre: 2_000_000, maxOre: 5_000_000 },
  ownShare: { percent: 100, hourOre: 33_000 },
  applicantForms: ['ideell förening'],
  municipalities: ['Örebro'],
  meeting: 'WHEN_NEEDED',
  terms: { version: '2026:1', clauses: [{ id: 'redovisning', text: 'Redovisa inom en månad.' }], reportMonthsAfterEnd: 1 },
  days: { supplement: 14, communication: 14, targetDecision: 60 },
};
const call = {
  callId: 'jamstalldhet-2026',
  theme: 'Jämställdhet',
  opensOn: '2026-03-01',
  closesOn: '2026-04-15',
  frameOre: 50_000_000,
  boardParagraph: '§ 20',
};
const group = { groupId: 'grupp-1', name: 'Handläggningsgruppen', members: [official, adviser] };

const established: SchemeEvent = { type: 'SchemeEstablished', body: scheme };
const adopted = (body: Guidelines): SchemeEvent => ({ type: 'GuidelinesAdopted', body });
const byCalls: SchemeEvent = { type: 'IntakeRuleSet', body: { mode: 'CALLS', closedMonths: [], boardParagraph: '§ 13' } };
const opened: SchemeEvent = { type: 'CallOpened', body: call };
const closed: SchemeEvent = { type: 'CallClosed', body: { callId: call.callId, closedOn: '2026-04-01', reason: 'Ramen är slut.' } };
const paused: SchemeEvent = { type: 'IntakePaused', body: { from: '2026-02-01', to: null, reason: 'Riktlinjerna ses över.' } };

const decide = (given: readonly SchemeEvent[], when: SchemeCommand, actor = secretary) =>
  schemeDecider.decide(when, fold(schemeDecider, given), { actor, today: '2026-02-10' });
const refusalOf = (decision: ReturnType<typeof decide>) => (isRefusal(decision) ? decision.refusal : undefined);

describe('A scheme', () => {
  test('is established once; the same words again change nothing, and other words under the same key are refused', () => {
    const command: SchemeCommand = { type: 'EstablishScheme', ...scheme };
    expect(decide([], command)).toEqual(accept(established));
    expect(decide([established], command)).toEqual(accept());
    expect(refusalOf(decide([established], { ...command, name: 'Något annat' }))).toMatchObject({
      code: 'scheme-exists',
      field: 'schemeId',
    });
  });

  test('takes nothing else before it is established', () => {
    expect(refusalOf(decide([], { type: 'AdoptGuidelines', ...guidelines }))).toMatchObject({ code: 'no-scheme', basis: 'LAW' });
  });

  test.each<SchemeCommand>([
    { type: 'EstablishScheme', ...scheme },
    { type: 'AdoptGuidelines', ...guidelines },
    { type: 'SetIntakeRule', mode: 'ROLLING', closedMonths: [7, 12], boardParagraph: '§ 1' },
    { type: 'OpenCall', ...call },
    { type: 'CloseCall', callId: call.callId, closedOn: '2026-04-01', reason: 'x' },
    { type: 'PauseIntake', from: '2026-02-01', to: null, reason: 'x' },
    { type: 'ResumeIntake', from: '2026-02-01' },
  ])('is the board’s: $type is recorded by its secretary and by nobody else', (command) => {
    for (const role of ['official', 'adviser', 'registrar', 'delegate', 'applicant', 'auditor', 'administrator', 'system'] as const)
      expect(refusalOf(decide([established, byCalls, opened], command, { ...official, role }))).toMatchObject({
        code: 'not-the-boards-secretary',
        citation: 'KL 6:38 1',
      });
  });
});

describe('Guidelines', () => {
  const adopt = (body: Partial<Guidelines>, given: readonly SchemeEvent[] = [established]) =>
    decide(given, { type: 'AdoptGuidelines', ...guidelines, ...body });

  test('are adopted as they are, and adopting the same version again changes nothing', () => {
    expect(adopt({})).toEqual(accept(adopted(guidelines)));
    expect(adopt({}, [established, adopted(guidelines)])).toEqual(accept());
  });

  test.each([
    ['a version is never overwritten', { maxScore: 4 }, 'guideline-version-taken', 'version'],
    ['a decision to come cannot be recorded', { version: 'n', adoptedOn: '2026-02-11' }, 'adopted-in-the-future', 'adoptedOn'],
    ['they never reach back before the decision', { version: 'n', validFrom: '2025-11-13' }, 'retroactive-guidelines', 'validFrom'],
    ['the amounts stand in order', { version: 'n', amount: { minOre: 2, maxOre: 1 } }, 'amounts-reversed', 'amount.maxOre'],
    [
      'a criterion stands once',
      { version: 'n', criteria: [guidelines.criteria[0]!, guidelines.criteria[0]!] },
      'criterion-repeated',
      'criteria',
    ],
    [
      'a term stands once',
      { version: 'n', terms: { ...guidelines.terms, clauses: [guidelines.terms.clauses[0]!, guidelines.terms.clauses[0]!] } },
      'term-repeated',
      'terms.clauses',
    ],
  ])('%s', (_, body, code, field) => {
    expect(refusalOf(adopt(body, [established, adopted(guidelines)]))).toMatchObject({ code, field });
  });

  test('in force on a day are those with the latest first day that has come, of equals the one recorded last', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), day, (firstDays, on) => {
        const versions = firstDays.map((validFrom, index) => ({ ...guidelines, version: String(index), validFrom }));
        const found = guidelinesOn(fold(schemeDecider, versions.map(adopted)), on);
        const begun = versions.filter(({ validFrom }) => validFrom <= on);
        const latest = begun
          .map(({ validFrom }) => validFrom)
          .toSorted()
          .at(-1);
        expect(found).toEqual(begun.findLast(({ validFrom }) => validFrom === latest));
      }),
    );
  });

  test('of a later day leave the earlier ones in force until then', () => {
    const later = { ...guidelines, version: '2026:2', validFrom: '2026-07-01' };
    const state = fold(schemeDecider, [established, adopted(guidelines), adopted(later)]);
    expect(guidelinesOn(state, '2025-12-31')).toBeUndefined();
    expect(guidelinesOn(state, '2026-06-30')?.version).toBe('2026:1');
    expect(guidelinesOn(state, '2026-07-01')?.version).toBe('2026:2');
  });
});

describe('The intake rule', () => {
  const set = (mode: 'ROLLING' | 'CALLS', closedMonths: number[], given: readonly SchemeEvent[] = [established]) =>
    decide(given, { type: 'SetIntakeRule', mode, closedMonths, boardParagraph: '§ 13' });

  test('is recorded with each closed month once, in order, and setting the same rule again changes nothing', () => {
    const rule: SchemeEvent = { type: 'IntakeRuleSet', body: { mode: 'ROLLING', closedMonths: [7, 12], boardParagraph: '§ 13' } };
    expect(set('ROLLING', [12, 7, 12])).toEqual(accept(rule));
    expect(set('ROLLING', [12, 7], [established, rule])).toEqual(accept());
    expect(set('ROLLING', [7], [established, rule])).not.toEqual(accept());
  });

  test('has no closed months when intake is by calls, and never closes every month', () => {
    expect(refusalOf(set('CALLS', [7]))).toMatchObject({ code: 'months-with-calls', field: 'closedMonths' });
    const all = Array.from({ length: 12 }, (_, month) => month + 1);
    expect(refusalOf(set('ROLLING', all))).toMatchObject({ code: 'never-open', field: 'closedMonths' });
  });
});

describe('A call', () => {
  const open = (given: readonly SchemeEvent[], body: Partial<typeof call> = {}) => decide(given, { type: 'OpenCall', ...call, ...body });
  const close = (given: readonly SchemeEvent[], body: { callId?: string; closedOn?: string } = {}) =>
    decide(given, { type: 'CloseCall', callId: call.callId, closedOn: '2026-04-01', reason: 'Ramen är slut.', ...body });

  test('opens once, also after it has been closed', () => {
    expect(open([established, byCalls])).toEqual(accept(opened));
    expect(open([established, byCalls, opened])).toEqual(accept());
    expect(open([established, byCalls, opened, closed])).toEqual(accept());
    expect(refusalOf(open([established, byCalls, opened], { theme: 'Annat' }))).toMatchObject({ code: 'call-id-taken', field: 'callId' });
  });

  test('needs an intake by calls, and a last day that is not before the first', () => {
    const rolling: SchemeEvent = { type: 'IntakeRuleSet', body: { mode: 'ROLLING', closedMonths: [], boardParagraph: '§ 13' } };
    expect(refusalOf(open([established]))).toMatchObject({ code: 'not-by-calls' });
    expect(refusalOf(open([established, rolling]))).toMatchObject({ code: 'not-by-calls' });
    expect(refusalOf(open([established, byCalls], { closesOn: '2026-02-28' }))).toMatchObject({
      code: 'call-ends-first',
      field: 'closesOn',
    });
  });

  test('can be closed once, before its time', () => {
    expect(close([established, byCalls, opened])).toEqual(accept(closed));
    expect(close([established, byCalls, opened, closed])).toEqual(accept());
    expect(refusalOf(close([established, byCalls, opened, closed], { closedOn: '2026-04-02' }))).toMatchObject({
      code: 'call-closed-already',
    });
    expect(refusalOf(close([established, byCalls, opened], { closedOn: '2026-04-16' }))).toMatchObject({
      code: 'call-over',
      field: 'closedOn',
    });
    expect(refusalOf(close([established, byCalls, opened], { callId: 'annan' }))).toMatchObject({ code: 'unknown-call', field: 'callId' });
  });
});

describe('A pause', () => {
  const pause = (given: readonly SchemeEvent[], from: string, to: string | null) =>
    decide(given, { type: 'PauseIntake', from, to, reason: 'Riktlinjerna ses över.' });
  const resume = (given: readonly SchemeEvent[], from: string) => decide(given, { type: 'ResumeIntake', from });

  test('is recorded unless another one covers it whole', () => {
    expect(pause([established], '2026-02-01', null)).toEqual(accept(paused));
    expect(pause([established, paused], '2026-03-01', '2026-03-31')).toEqual(accept());
    expect(pause([established, paused], '2026-01-31', null)).not.toEqual(accept());
    expect(refusalOf(pause([established], '2026-03-02', '2026-03-01'))).toMatchObject({ code: 'pause-ends-first', field: 'to' });
  });

  test('without an end is not covered by one that ends', () => {
    const short: SchemeEvent = { type: 'IntakePaused', body: { from: '2026-02-01', to: '2026-05-31', reason: 'x' } };
    expect(pause([established, short], '2026-03-01', null)).not.toEqual(accept());
    expect(pause([established, short], '2026-02-01', '2026-05-31')).toEqual(accept());
    expect(pause([established, short], '2026-02-01', '2026-06-01')).not.toEqual(accept());
  });

  test('ends the day before intake is resumed, and resuming an intake that is not paused changes nothing', () => {
    const resumed: SchemeEvent = { type: 'IntakeResumed', body: { from: '2026-03-01' } };
    expect(resume([established, paused], '2026-03-01')).toEqual(accept(resumed));
    expect(fold(schemeDecider, [established, paused, resumed]).pauses).toEqual([{ from: '2026-02-01', to: '2026-02-28' }]);
    expect(resume([established, paused, resumed], '2026-03-01')).toEqual(accept());
    expect(resume([established, paused], '2026-01-31')).toEqual(accept());
  });

  test('that is resumed on its first day never was', () => {
    const resumed: SchemeEvent = { type: 'IntakeResumed', body: { from: '2026-02-01' } };
    expect(fold(schemeDecider, [established, paused, resumed]).pauses).toEqual([]);
  });
});

describe('A handling group', () => {
  const compose = (members: Person[], given: readonly SchemeEvent[] = [established], actor = secretary) =>
    decide(given, { type: 'ComposeHandlingGroup', ...group, members }, actor);
  const composed: SchemeEvent = { type: 'HandlingGroupComposed', body: group };

  test('is composed by the board’s secretary or an administrator, and the same group again changes nothing', () => {
    expect(compose(group.members)).toEqual(accept(composed));
    expect(compose(group.members, [established], administrator)).toEqual(accept(composed));
    expect(compose(group.members, [established, composed])).toEqual(accept());
    expect(refusalOf(compose(group.members, [established], official))).toMatchObject({ code: 'not-the-boards-secretary' });
  });

  test('has an official of the region in it: outside advisers never handle cases alone', () => {
    expect(refusalOf(compose([adviser]))).toMatchObject({ code: 'group-without-official', citation: 'RF 12:4', field: 'members' });
  });

  test('has each person once, only officials and advisers, and every adviser for a named organisation', () => {
    expect(refusalOf(compose([official, official]))).toMatchObject({ code: 'member-repeated' });
    expect(refusalOf(compose([official, secretary]))).toMatchObject({ code: 'member-role' });
    expect(refusalOf(compose([official, { ...adviser, organisation: null }]))).toMatchObject({ code: 'adviser-without-organisation' });
  });

  test('is replaced by a new composition, and found under its own id only', () => {
    const smaller: SchemeEvent = { type: 'HandlingGroupComposed', body: { ...group, members: [official] } };
    const state = fold(schemeDecider, [established, composed, smaller]);
    expect(groupOf(state, 'grupp-1')).toEqual({ name: group.name, members: [official] });
    expect(groupOf(state, 'constructor')).toBeUndefined();
    expect(compose(group.members, [established, composed, smaller])).toEqual(accept(composed));
  });
});

const timers = {
  reference: '§ 15',
  validFrom: '2026-04-01',
  timers: [
    { kind: 'ACKNOWLEDGEMENT', length: 3, unit: 'WORKING_DAYS', on: true },
    { kind: 'MINUTES', length: 10, unit: 'DAYS', on: true },
  ],
} satisfies CommandBody<'SetTimers'>;

describe('The times of a scheme', () => {
  const set = (change: Partial<CommandBody<'SetTimers'>>, given: readonly SchemeEvent[] = [established]) =>
    decide(given, { type: 'SetTimers', ...timers, ...change });
  const happened: SchemeEvent = { type: 'TimersSet', body: timers };
  const one = (kind: TimerKind, length: number, on = true, unit: TimerUnit = 'DAYS') => ({ timers: [{ kind, length, unit, on }] });

  test('are set by the board’s secretary, and the same again changes nothing', () => {
    expect(set({})).toEqual(accept(happened));
    expect(set({}, [established, happened])).toEqual(accept());
    expect(refusalOf(decide([established], { type: 'SetTimers', ...timers }, official))).toMatchObject({
      code: 'not-the-boards-secretary',
    });
  });

  test('are never longer than the law, nor unwatched where the law sets them, and the refusal says which law', () => {
    for (const [kind, length] of [
      ['MINUTES', 15],
      ['ANNOUNCEMENT', 3],
      ['APPEAL', 22],
      ['APPEAL', 20],
    ] as const)
      expect(refusalOf(set(one(kind, length)))).toMatchObject({ code: 'timer-against-the-law', basis: 'LAW', field: 'timers.0.length' });
    expect(refusalOf(set(one('APPEAL', 22)))).toMatchObject({ citation: 'KL 13:5, lag 1930:173' });
    expect(refusalOf(set(one('MINUTES', 14, false)))).toMatchObject({ code: 'timer-against-the-law' });
    expect(refusalOf(set(one('MINUTES', 1, true, 'MONTHS')))).toMatchObject({ code: 'timer-against-the-law' });
    expect(isRefusal(set(one('MINUTES', 14)))).toBe(false);
    expect(isRefusal(set(one('APPEAL', 21)))).toBe(false);
  });

  test('of the routine are the board’s own, within reason, and each is set once', () => {
    expect(isRefusal(set(one('CEILING', 9, true, 'MONTHS')))).toBe(false);
    expect(isRefusal(set(one('TARGET_DECISION', 60, false)))).toBe(false);
    expect(refusalOf(set(one('TARGET_DECISION', 4000)))).toMatchObject({ code: 'timer-too-long' });
    expect(refusalOf(set({ timers: [...timers.timers, timers.timers[0]!] }))).toMatchObject({ code: 'timer-repeated' });
    expect(refusalOf(set({ validFrom: '2026-02-09' }))).toMatchObject({ code: 'timers-retroactive', field: 'validFrom' });
  });

  test('hold for what arrives from their first day on; before that, and where nothing is set, they are the usual and the guidelines’', () => {
    const adopted: SchemeEvent = { type: 'GuidelinesAdopted', body: { ...guidelines, days: { ...guidelines.days, targetDecision: 90 } } };
    const state = fold(schemeDecider, [established, adopted, happened]);
    expect(timersOn(state, '2026-03-31').rules).toEqual({ ...USUAL_TIMERS, TARGET_DECISION: { length: 90, unit: 'DAYS', on: true } });
    expect(timersOn(state, '2026-03-31').reference).toBe('§ 12');
    expect(timersOn(state, '2026-04-01')).toMatchObject({
      reference: '§ 15',
      rules: { ACKNOWLEDGEMENT: { length: 3 }, MINUTES: { length: 10 }, TARGET_DECISION: { length: 90 }, REGISTRATION: { length: 1 } },
    });
    expect(timersOn(fold(schemeDecider, [established]), '2026-04-01').set).toEqual([]);
  });
});

test('Whatever is decided about a scheme fits the storage contract', () => {
  const commands: SchemeCommand[] = [
    { type: 'EstablishScheme', ...scheme },
    { type: 'AdoptGuidelines', ...guidelines },
    { type: 'SetIntakeRule', mode: 'CALLS', closedMonths: [], boardParagraph: '§ 13' },
    { type: 'OpenCall', ...call },
    { type: 'CloseCall', callId: call.callId, closedOn: '2026-04-01', reason: 'x' },
    { type: 'PauseIntake', from: '2026-02-01', to: null, reason: 'x' },
    { type: 'ResumeIntake', from: '2026-03-01' },
    { type: 'SetTimers', ...timers },
    { type: 'ComposeHandlingGroup', ...group },
  ];
  const history: SchemeEvent[] = [];
  for (const command of commands) {
    const decision = decide(history, command);
    if (isRefusal(decision)) throw new Error(decision.refusal.code);
    for (const { type, body } of decision.events) expect(schemeEvents[type].schema.parse(body)).toEqual(body);
    history.push(...decision.events);
  }
  expect(history.map(({ type }) => type)).toEqual(Object.keys(schemeEvents));
});
