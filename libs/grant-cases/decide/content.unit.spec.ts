import { given } from '../testing/given';
import { content, proposal, Story } from '../testing/story';
import { application, guidelines, official, reportClause, scheme, schemeWith } from '../testing/world';
import type { Application } from '../application';
import { refuseContent } from './content';

/** A case whose formal check was passed, though the application says otherwise: the sum is looked at again all the same. */
function codeOf(change: Partial<Application>, exceptionReason: string | null = null) {
  const { state } = new Story().inPreparation().checked();
  const changed = {
    ...state,
    application: { ...state.application!, content: { ...application, ...change } },
    eligibility: { ...state.eligibility!, exceptionReason },
  };
  const made = content('BIFALL', { amountOre: changed.application.content.amountOre });
  return refuseContent(made, changed, { state: scheme, scheme: scheme.established!, guidelines })?.refusal.code;
}

test('A grant is held against the guidelines’ largest sum whatever the formal check said', () => {
  expect(codeOf({ amountOre: 5_000_001, ownShare: { cashOre: 9_000_000, hours: 0 } })).toBe('amount-above-guidelines');
  expect(codeOf({ amountOre: 5_000_001, ownShare: { cashOre: 9_000_000, hours: 0 } }, 'Tre kommuner.')).toBeUndefined();
});

test('A grant is never more than the own share carries, to the öre, unless an exception was noted', () => {
  expect(codeOf({ ownShare: { cashOre: 3_999_999, hours: 0 } })).toBe('own-share-too-small');
  expect(codeOf({ ownShare: { cashOre: 4_000_000, hours: 0 } })).toBeUndefined();
  expect(codeOf({ ownShare: { cashOre: 0, hours: 1 } }, 'Nystartad.')).toBeUndefined();
});

describe('What a proposal holds', () => {
  const code = (...args: Parameters<typeof proposal>) => {
    const { decision } = given(new Story().prepared()).when(official, proposal(...args));
    return 'refusal' in decision ? decision.refusal.code : 'accepted';
  };

  test('a sum that fits the outcome', () => {
    expect(code('AVSLAG', { amountOre: 1 })).toBe('amount-not-zero');
    expect(code('BIFALL', { amountOre: 3_999_999 })).toBe('amount-not-whole');
    expect(code('BIFALL', { amountOre: 4_000_001 })).toBe('amount-not-whole');
    for (const amountOre of [0, 4_000_000, 4_000_001]) expect(code('DELVIS_BIFALL', { amountOre })).toBe('amount-not-part');
    expect(code('DELVIS_BIFALL', { amountOre: 3_999_999 })).toBe('accepted');
  });

  test('the repayment clause and the other adopted clauses word for word, each once', () => {
    const [repayment] = proposal('BIFALL').terms;
    expect(code('BIFALL', { terms: [] })).toBe('repayment-clause-missing');
    expect(code('BIFALL', { terms: [{ id: repayment!.id, text: 'Behåll pengarna.' }] })).toBe('clause-altered');
    expect(code('BIFALL', { terms: [repayment!, repayment!] })).toBe('clause-twice');
    expect(code('BIFALL', { terms: [repayment!, reportClause, { id: 'eget', text: 'Bjud in länet.' }] })).toBe('accepted');
    expect(code('AVSLAG', { terms: [repayment!] })).toBe('terms-without-grant');
    const clauses = guidelines.terms.clauses.filter(({ id }) => id !== repayment!.id);
    given(new Story().prepared())
      .when(official, proposal('BIFALL', { terms: [] }), { scheme: schemeWith({ terms: { ...guidelines.terms, clauses } }) })
      .thenRefused('repayment-clause-unwritten');
  });

  test('a payment plan with a day for the report, after the project', () => {
    expect(code('BIFALL', { payment: null })).toBe('payment-plan-missing');
    expect(code('BIFALL', { payment: { plan: ' ', reportDue: '2027-06-30' } })).toBe('payment-plan-missing');
    expect(code('BIFALL', { payment: { plan: 'Allt.', reportDue: '2027-05-30' } })).toBe('report-before-end');
    expect(code('AVSLAG', { payment: { plan: 'Allt.', reportDue: '2027-06-30' } })).toBe('payment-without-grant');
  });

  test('for a refusal, reasons for every criterion, and for none that isn’t one', () => {
    const reasons = proposal('AVSLAG').criterionReasons;
    expect(code('AVSLAG', { criterionReasons: reasons.slice(1) })).toBe('criterion-reasons-missing');
    expect(code('AVSLAG', { criterionReasons: [...reasons, { criterion: 'trevnad', text: 'Trist.' }] })).toBe(
      'reason-for-unknown-criterion',
    );
    expect(code('BIFALL', { criterionReasons: [...reasons, reasons[0]!] })).toBe('reason-for-unknown-criterion');
    expect(code('BIFALL', { criterionReasons: [] })).toBe('accepted');
  });
});
