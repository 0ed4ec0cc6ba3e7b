import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { fold, type Person } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import {
  frameDecider,
  frameEvents,
  unsettled,
  usedByOthersOre,
  usedOre,
  type FrameCommand,
  type FrameEvent,
  type FrameState,
  type Settlement,
} from '.';

const secretary: Person = { ref: 'p_secretary', name: 'Nina Sekreterare', role: 'boardSecretary', organisation: 'Region Örebro län' };
const delegate: Person = { ...secretary, ref: 'p_delegate', name: 'Olle Områdeschef', role: 'delegate' };
const system: Person = { ref: 'p_system', name: 'Systemet', role: 'system', organisation: null };

const D1 = '018f0000-0000-7000-8000-000000000001';
const D2 = '018f0000-0000-7000-8000-000000000002';
const frame = { schemeId: 'sociala-innovationer', year: 2026, amountOre: 10_000_000, boardParagraph: '§ 14' };
const demand = (decisionId: string, amountOre: number) => ({ decisionId, caseId: D1, amountOre, caseRevision: 7 });

const set: FrameEvent = { type: 'FrameSet', body: frame };
const reserved = (decisionId: string, amountOre: number): FrameEvent => ({ type: 'FrameReserved', body: demand(decisionId, amountOre) });
const confirmed = (decisionId: string): FrameEvent => ({ type: 'FrameReservationConfirmed', body: { decisionId } });
const released = (decisionId: string): FrameEvent => ({
  type: 'FrameReservationReleased',
  body: { decisionId, reason: 'Ärendet ändrades.' },
});

const decide = (given: readonly FrameEvent[], when: FrameCommand, actor: Person) =>
  frameDecider.decide(when, fold(frameDecider, given), { actor, today: '2026-05-04' });
const setTo = (given: readonly FrameEvent[], body: Partial<typeof frame> = {}, actor = secretary) =>
  decide(given, { type: 'SetFrame', ...frame, ...body }, actor);
const reserve = (given: readonly FrameEvent[], decisionId: string, amountOre: number, actor = delegate) =>
  decide(given, { type: 'Reserve', ...demand(decisionId, amountOre) }, actor);
const settle = (given: readonly FrameEvent[], settlements: readonly Settlement[], actor = delegate) =>
  decide(given, { type: 'Settle', settlements }, actor);
const refusalOf = (decision: ReturnType<typeof decide>) => (isRefusal(decision) ? decision.refusal : undefined);

describe('The year’s frame', () => {
  test('is set by the board’s secretary, and the same frame again changes nothing', () => {
    expect(setTo([])).toEqual(accept(set));
    expect(setTo([set])).toEqual(accept());
    expect(refusalOf(setTo([], {}, delegate))).toMatchObject({ code: 'not-the-boards-secretary' });
  });

  test('may be raised, and lowered down to what is used, never below', () => {
    const given = [set, reserved(D1, 4_000_000), confirmed(D1), reserved(D2, 1_000_000)];
    expect(setTo(given, { amountOre: 20_000_000 })).toHaveProperty('events.length', 1);
    expect(setTo(given, { amountOre: 5_000_000 })).toHaveProperty('events.length', 1);
    expect(refusalOf(setTo(given, { amountOre: 4_999_999 }))).toMatchObject({ code: 'frame-below-used', field: 'amountOre' });
    expect(setTo([...given, released(D2)], { amountOre: 4_999_999 })).toHaveProperty('events.length', 1);
  });

  test('stays that of one scheme and one year', () => {
    expect(refusalOf(setTo([set], { year: 2027 }))).toMatchObject({ code: 'another-frame' });
    expect(refusalOf(setTo([set], { schemeId: 'annan' }))).toMatchObject({ code: 'another-frame' });
  });

  test.each([Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])('cannot be %d öre, nor can a reservation', (amountOre) => {
    expect(refusalOf(setTo([], { amountOre }))).toMatchObject({ code: 'amount-unreadable', field: 'amountOre' });
    expect(refusalOf(reserve([set], D1, amountOre))).toMatchObject({ code: 'amount-unreadable', field: 'amountOre' });
  });
});

describe('A reservation', () => {
  test('is made up to the last öre of the frame and not beyond, with a sentence that says what is left', () => {
    expect(reserve([set, reserved(D1, 4_000_000)], D2, 6_000_000)).toEqual(accept(reserved(D2, 6_000_000)));
    const refusal = refusalOf(reserve([set, reserved(D1, 4_000_000)], D2, 6_000_001));
    expect(refusal).toMatchObject({ code: 'frame-exceeded', field: 'amountOre' });
    expect(refusal?.message.sv.replaceAll('\u00a0', ' ')).toBe(
      'Ramen för 2026 är 100 000 kr och 40 000 kr är redan använt, så 60 000,01 kr ryms inte. ' +
        'Där ingår beslut som ännu inte är klara. Sänk beloppet eller hänskjut ärendet till nämnden.',
    );
  });

  test('is refused when no frame is set, when the frame is another year’s, and to everybody but a delegate', () => {
    expect(refusalOf(reserve([], D1, 1))).toMatchObject({ code: 'no-frame' });
    const last: FrameEvent = { type: 'FrameSet', body: { ...frame, year: 2025 } };
    expect(refusalOf(reserve([last], D1, 1))).toMatchObject({ code: 'frame-of-another-year' });
    expect(refusalOf(reserve([set], D1, 1, secretary))).toMatchObject({ code: 'not-a-delegate', citation: 'KL 7:5' });
    expect(refusalOf(reserve([set], D1, 1, system))).toMatchObject({ code: 'not-a-delegate' });
  });

  test('is made once: again it changes nothing, with other particulars it is refused', () => {
    expect(reserve([set, reserved(D1, 5)], D1, 5)).toEqual(accept());
    expect(reserve([set, reserved(D1, 5), confirmed(D1)], D1, 5)).toEqual(accept());
    expect(refusalOf(reserve([set, reserved(D1, 5)], D1, 6))).toMatchObject({ code: 'reserved-otherwise' });
  });

  test('that was released never comes back: the decision has to be made anew', () => {
    expect(refusalOf(reserve([set, reserved(D1, 5), released(D1)], D1, 5))).toMatchObject({ code: 'reservation-released' });
  });

  test('counts as used while nobody knows what became of its decision, and not against that decision itself', () => {
    const state = fold(frameDecider, [set, reserved(D1, 4), reserved(D2, 3), confirmed(D2)]);
    expect(usedOre(state)).toBe(7);
    expect(usedByOthersOre(state, D1)).toBe(3);
    expect(unsettled(state).map(({ decisionId }) => decisionId)).toEqual([D1]);
  });
});

describe('Settling', () => {
  const given = [set, reserved(D1, 4), reserved(D2, 3)];
  const confirm = { decisionId: D1, outcome: 'CONFIRMED', reason: null } as const;
  const release = { decisionId: D2, outcome: 'RELEASED', reason: 'Ärendet ändrades.' } as const;

  test('confirms and releases what it is told to, once', () => {
    expect(settle(given, [confirm, release])).toEqual(accept(confirmed(D1), released(D2)));
    expect(settle(given, [confirm, confirm])).toEqual(accept(confirmed(D1)));
    expect(settle([...given, confirmed(D1), released(D2)], [confirm, release])).toEqual(accept());
    expect(settle(given, [])).toEqual(accept());
  });

  test('is all or nothing', () => {
    expect(refusalOf(settle([set, reserved(D1, 4)], [confirm, release]))).toMatchObject({ code: 'no-reservation' });
    expect(refusalOf(settle(given, [confirm, { ...release, decisionId: D1 }]))).toMatchObject({ code: 'settled-otherwise' });
  });

  test('never turns a confirmed reservation into a released one, nor the other way round', () => {
    expect(refusalOf(settle([...given, confirmed(D2)], [release]))).toMatchObject({ code: 'settled-otherwise' });
    expect(refusalOf(settle([...given, released(D1)], [confirm]))).toMatchObject({ code: 'settled-otherwise' });
  });

  test('needs a reason to release, and is not done by hand', () => {
    expect(refusalOf(settle(given, [{ ...release, reason: null }]))).toMatchObject({ code: 'reason-missing', field: 'reason' });
    expect(settle(given, [confirm], system)).toEqual(accept(confirmed(D1)));
    expect(refusalOf(settle(given, [confirm], secretary))).toMatchObject({ code: 'not-a-delegate' });
  });
});

describe('However commands interleave', () => {
  const ids = Array.from({ length: 6 }, () => randomUUID());
  const id = fc.constantFrom(...ids);
  const amount = fc.integer({ min: 0, max: 60 });
  const command: fc.Arbitrary<FrameCommand> = fc.oneof(
    fc.record({
      type: fc.constant('SetFrame' as const),
      schemeId: fc.constant('s'),
      year: fc.constant(2026),
      amountOre: fc.integer({ min: 0, max: 120 }),
      boardParagraph: fc.constant('§ 1'),
    }),
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('Reserve' as const),
        decisionId: id,
        caseId: id,
        amountOre: amount,
        caseRevision: fc.constant(3),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('Settle' as const),
        settlements: fc.array(
          fc.record({
            decisionId: id,
            outcome: fc.constantFrom('CONFIRMED' as const, 'RELEASED' as const),
            reason: fc.constantFrom('x', null),
          }),
          { maxLength: 3 },
        ),
      }),
    },
  );
  const actorOf = ({ type }: FrameCommand) => (type === 'SetFrame' ? secretary : delegate);

  /** The sum by the events alone, reckoned without the code that is tested. */
  const spent = (history: readonly FrameEvent[]): number => {
    const left = new Map<string, number>();
    for (const { type, body } of history) {
      if (type === 'FrameReserved') left.set(body.decisionId, body.amountOre);
      if (type === 'FrameReservationReleased') left.delete(body.decisionId);
    }
    return [...left.values()].reduce((sum, ore) => sum + ore, 0);
  };
  const frameOf = (history: readonly FrameEvent[]): number =>
    history.reduce((ore, { type, body }) => (type === 'FrameSet' ? body.amountOre : ore), 0);

  test('what is confirmed and pending together never exceeds the frame, and what is released never counts', () => {
    let reservations = 0;
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const history: FrameEvent[] = [];
        let state: FrameState = frameDecider.initial;
        for (const one of commands) {
          const decision = frameDecider.decide(one, state, { actor: actorOf(one), today: '2026-05-04' });
          if (isRefusal(decision)) continue;
          for (const { type, body } of decision.events) expect(frameEvents[type].schema.safeParse(body).error).toBeUndefined();
          history.push(...decision.events);
          state = fold(frameDecider, decision.events, state);
          expect(spent(history)).toBeLessThanOrEqual(frameOf(history));
          expect(usedOre(state)).toBe(spent(history));
        }
        reservations += history.filter(({ type }) => type === 'FrameReserved').length;
        const made = history.filter(({ type }) => type === 'FrameReserved').map(({ body }) => 'decisionId' in body && body.decisionId);
        expect(new Set(made).size).toBe(made.length);
      }),
      { numRuns: 300 },
    );
    expect(reservations).toBeGreaterThan(100);
  });

  test('a command that was carried out changes nothing when it comes again', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let state: FrameState = frameDecider.initial;
        for (const one of commands) {
          const context = { actor: actorOf(one), today: '2026-05-04' };
          const decision = frameDecider.decide(one, state, context);
          if (isRefusal(decision)) continue;
          state = fold(frameDecider, decision.events, state);
          expect(frameDecider.decide(one, state, context)).toEqual(accept());
        }
      }),
      { numRuns: 200 },
    );
  });
});
