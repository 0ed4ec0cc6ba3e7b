import fc from 'fast-check';
import { fold } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import {
  diaryDecider,
  diaryEvents,
  entryOf,
  ownNumber,
  parseNumber,
  refuseEntryFields,
  type DiaryCommand,
  type DiaryEvent,
  type EntryFields,
} from '.';

const CASE = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';
const fields: EntryFields = { date: '2026-03-02', counterpart: 'Föreningen Linden', subject: 'Ansökan om stöd', withheld: null };
const entered = (caseId: string, number: string, external = false): DiaryEvent => ({
  type: 'CaseEntered',
  body: { caseId, external, ...fields, number },
});

const enter = (
  given: readonly DiaryEvent[],
  command: Partial<Omit<DiaryCommand, 'type'>> = {},
  context: { today?: string; revision?: number } = {},
) =>
  diaryDecider.decide({ type: 'EnterCase', caseId: CASE, number: null, ...fields, ...command }, fold(diaryDecider, given), {
    today: '2026-03-02',
    revision: given.length,
    ...context,
  });
const refusalOf = (decision: ReturnType<typeof enter>) => (isRefusal(decision) ? decision.refusal : undefined);

describe('A diary number', () => {
  test('of our own is the year and the place in that year’s stream, counted from one', () => {
    expect(ownNumber(2026, 0)).toBe('LIG 2026-1');
    expect(ownNumber(2026, 13)).toBe('LIG 2026-14');
  });

  test('says where it came from', () => {
    expect(parseNumber('LIG 2026-14')).toEqual({ kind: 'OWN', year: 2026, revision: 13 });
    expect(parseNumber('26RS1234')).toEqual({ kind: 'EXTERNAL', number: '26RS1234' });
  });

  test.each([
    '',
    'LIG 2026-0',
    'LIG 2026-014',
    'LIG 26-1',
    'LIG 2026-1 ',
    'lig 2026-1',
    'LIG 2026-1234567890',
    '26rs1234',
    '26RS',
    '26RS1234567',
    'x26RS1',
  ])('is not %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
    expect(refusalOf(entryOf(CASE, text, fields))).toMatchObject({ code: 'number-malformed', field: 'number', citation: 'OSL 5:2' });
  });

  test('that is written down is read back as what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat({ max: 999_999_998 }), (year, revision) => {
        expect(parseNumber(ownNumber(year, revision))).toEqual({ kind: 'OWN', year, revision });
      }),
    );
  });
});

describe('An entry', () => {
  test('holds the four particulars of OSL 5:2', () => {
    expect(entryOf(CASE, 'LIG 2026-1', fields)).toEqual(accept(entered(CASE, 'LIG 2026-1')));
    expect(entryOf(CASE, '26RS1234', fields)).toEqual(accept(entered(CASE, '26RS1234', true)));
  });

  test('leaves out sender or subject only with a reason', () => {
    for (const field of ['counterpart', 'subject'] as const) {
      for (const empty of [null, '', '  ']) {
        const refusal = refuseEntryFields({ ...fields, [field]: empty });
        expect(refusal).toMatchObject({ code: 'diary-field-missing', field, basis: 'LAW' });
      }
      const withheld = { fields: [field], reason: 'OSL 21:1' };
      expect(refuseEntryFields({ ...fields, [field]: null, withheld })).toBeNull();
      expect(refuseEntryFields({ ...fields, [field]: null, withheld: { ...withheld, reason: ' ' } })).toMatchObject({
        field: 'withheld.reason',
      });
    }
  });

  test('never states what it says is left out', () => {
    const withheld = { fields: ['subject' as const], reason: 'OSL 21:1' };
    expect(refuseEntryFields({ ...fields, withheld })).toMatchObject({ code: 'withheld-but-stated', field: 'subject' });
  });

  test('is whole or explained, whatever is asked for, and fits the storage contract', () => {
    const text = fc.option(fc.constantFrom('Föreningen Linden', '', ' '));
    const withheld = fc.option(
      fc.record({
        fields: fc.subarray(['counterpart' as const, 'subject' as const], { minLength: 1 }),
        reason: fc.constantFrom('OSL 21:1', '', ' '),
      }),
    );
    fc.assert(
      fc.property(text, text, withheld, (counterpart, subject, hidden) => {
        const decision = entryOf(CASE, 'LIG 2026-1', { date: '2026-03-02', counterpart, subject, withheld: hidden });
        if (isRefusal(decision)) return;
        for (const { type, body } of decision.events) {
          expect(diaryEvents[type].schema.parse(body)).toEqual(body);
          for (const field of ['counterpart', 'subject'] as const)
            if (body.withheld?.fields.includes(field)) expect([body[field], body.withheld.reason.trim() !== '']).toEqual([null, true]);
            else expect(body[field]?.trim()).toBeTruthy();
        }
      }),
    );
  });
});

describe('Entering a case in the year’s diary', () => {
  test('gives the numbers in order, without a gap', () => {
    const history: DiaryEvent[] = [];
    for (const caseId of [CASE, OTHER, '018f0000-0000-7000-8000-000000000003']) {
      const decision = enter(history, { caseId });
      if (isRefusal(decision)) throw new Error(decision.refusal.code);
      history.push(...decision.events);
    }
    expect(history.map(({ body }) => body.number)).toEqual(['LIG 2026-1', 'LIG 2026-2', 'LIG 2026-3']);
  });

  test('needs the last event only, so that the diary need not be read from its beginning', () => {
    const whole = [entered(OTHER, 'LIG 2026-1'), entered(OTHER, 'LIG 2026-2')];
    expect(enter(whole.slice(-1), {}, { revision: 2 })).toEqual(enter(whole));
    expect(enter(whole)).toEqual(accept(entered(CASE, 'LIG 2026-3')));
  });

  test('changes nothing when the case was entered last already', () => {
    expect(enter([entered(CASE, 'LIG 2026-1')])).toEqual(accept());
  });

  test('is refused in a stream of another year or another kind, where a number could be given twice', () => {
    expect(refusalOf(enter([entered(OTHER, 'LIG 2025-1')]))).toMatchObject({ code: 'diary-out-of-step' });
    expect(refusalOf(enter([entered(OTHER, '26RS1', true)]))).toMatchObject({ code: 'diary-out-of-step' });
    expect(refusalOf(enter([entered(OTHER, 'LIG 2026-2')], {}, { revision: 1 }))).toMatchObject({ code: 'diary-out-of-step' });
  });

  test('is refused with a day that has not come', () => {
    expect(refusalOf(enter([], { date: '2026-03-03' }))).toMatchObject({ code: 'entry-in-the-future', field: 'date' });
  });
});

describe('Entering a number from the region’s diary', () => {
  test('takes the number as it is, once', () => {
    expect(enter([], { number: '26RS1234' })).toEqual(accept(entered(CASE, '26RS1234', true)));
    expect(enter([entered(CASE, '26RS1234', true)], { number: '26RS1234' })).toEqual(accept());
    expect(refusalOf(enter([entered(OTHER, '26RS1234', true)], { number: '26RS1234' }))).toMatchObject({
      code: 'number-taken',
      field: 'number',
    });
  });

  test('never takes one of our own numbers', () => {
    expect(refusalOf(enter([], { number: 'LIG 2026-1' }))).toMatchObject({ code: 'number-malformed', field: 'number' });
  });
});
