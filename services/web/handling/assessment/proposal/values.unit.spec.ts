import type { Proposal } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { plusMonths } from './report-due';
import { bodyOf, initialValues, newTerm, type ProposalValues } from './values';

const guidelines = {
  version: '2026:1',
  criteria: [
    { id: 'samhallsnytta', name: 'Samhällsnytta', question: '' },
    { id: 'forankring', name: 'Förankring', question: '' },
  ],
  terms: {
    version: '2026:1',
    clauses: [
      { id: 'andamal', text: 'Till det som står i ansökan.' },
      { id: 'aterbetalning', text: 'Kan återkrävas.' },
    ],
    reportMonthsAfterEnd: 1,
  },
} as unknown as Guidelines;
const basis = { guidelines, endsOn: '2027-01-31' };
const sending = { guidelines, soughtOre: 5_000_000 };
const typed: ProposalValues = {
  ...initialValues(undefined, basis),
  outcome: 'DELVIS_BIFALL',
  amountOre: '40 000',
  payment: { plan: 'I förskott.', reportDue: '2027-02-28' },
  adviserProposal: 'Deras.',
  officialAssessment: 'Min.',
};

describe('a proposal that is written for the first time', () => {
  it('has every clause of the terms, and the report as late as the guidelines say', () => {
    const { terms, payment, outcome } = initialValues(undefined, basis);
    expect(terms.clauses).toEqual(['andamal', 'aterbetalning']);
    expect(payment.reportDue).toBe('2027-02-28');
    expect(outcome).toBe('');
  });
});

describe('what is sent', () => {
  it('has the clauses word for word, and the amount in öre', () => {
    expect(bodyOf(typed, sending)).toMatchObject({ amountOre: 4_000_000, terms: guidelines.terms.clauses, payment: typed.payment });
  });

  it('is the whole amount sought when all is granted, whatever was typed before', () => {
    expect(bodyOf({ ...typed, outcome: 'BIFALL' }, sending)).toMatchObject({ amountOre: 5_000_000 });
  });

  it('leaves out money, terms and payment of a rejection', () => {
    expect(bodyOf({ ...typed, outcome: 'AVSLAG' }, sending)).toMatchObject({ amountOre: 0, terms: [], payment: null });
  });

  it('has no amount when what was typed is none, so that the field can be named', () => {
    expect(bodyOf({ ...typed, amountOre: 'fyrtio' }, sending)).toMatchObject({ amountOre: null });
  });

  it('leaves out what was begun and left empty', () => {
    const begun = { ...typed, terms: { clauses: [], own: [newTerm([])] }, dissent: [{ personRef: '', text: ' ' }], noMeetingReason: ' ' };
    expect(bodyOf(begun, sending)).toMatchObject({ terms: [], dissent: [], noMeetingReason: null, criterionReasons: [] });
  });
});

describe('a proposal that is revised', () => {
  const latest = {
    ...(bodyOf({ ...typed, terms: { clauses: ['andamal'], own: [{ id: 'eget-2', text: 'Två möten.' }] } }, sending) as object),
    dissent: [{ person: { ref: 'p_leila' }, text: 'Mer pengar.' }],
    criterionReasons: [{ criterion: 'forankring', text: 'Väl.' }],
  } as unknown as Proposal;

  it('begins as it stands', () => {
    const values = initialValues(latest, basis);
    expect(values).toMatchObject({
      outcome: 'DELVIS_BIFALL',
      terms: { clauses: ['andamal'], own: [{ id: 'eget-2', text: 'Två möten.' }] },
      criterionReasons: [
        { criterion: 'samhallsnytta', text: '' },
        { criterion: 'forankring', text: 'Väl.' },
      ],
      dissent: [{ personRef: 'p_leila', text: 'Mer pengar.' }],
    });
    expect(bodyOf(values, sending)).toMatchObject({ amountOre: 4_000_000, terms: latest.terms, payment: latest.payment });
  });

  it('gives another term of one’s own a name that is free', () => {
    expect(newTerm(initialValues(latest, basis).terms.own).id).toBe('eget-3');
  });
});

describe('months later', () => {
  it('keep to the month that has no such day', () => {
    expect(plusMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(plusMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(plusMonths('2027-03-31', 0)).toBe('2027-03-31');
  });
});
