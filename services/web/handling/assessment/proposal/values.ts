/** What is typed in the form of a proposal, and what the API is given of it. Names of places are the API's, so that its errors find their fields. Pure. */
import type { Outcome } from '#libs/grant-cases/events';
import type { Proposal } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { kronorText, oreFrom } from '../../../texts/money';
import { plusMonths } from './report-due';

export interface ProposalValues {
  readonly outcome: Outcome | '';
  /** Kronor as typed; only asked for when a part is granted. */
  readonly amountOre: string;
  readonly terms: {
    /** Ids of the clauses that the guidelines have. */
    readonly clauses: readonly string[];
    readonly own: readonly { readonly id: string; readonly text: string }[];
  };
  readonly payment: { readonly plan: string; readonly reportDue: string };
  readonly adviserProposal: string;
  readonly officialAssessment: string;
  /** One for every criterion of the guidelines, in their order. */
  readonly criterionReasons: readonly { readonly criterion: string; readonly text: string }[];
  readonly dissent: readonly { readonly personRef: string; readonly text: string }[];
  readonly noMeetingReason: string;
}

export const isGrant = (outcome: Outcome | ''): boolean => outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL';

interface Basis {
  readonly guidelines: Guidelines;
  /** Last day of the project; null when the application has been disposed of. */
  readonly endsOn: string | null;
}

/** A revision begins as the latest version stands; the first with every clause, and the report as late as the guidelines allow. */
export function initialValues(latest: Proposal | undefined, { guidelines, endsOn }: Basis): ProposalValues {
  const { clauses, reportMonthsAfterEnd } = guidelines.terms;
  const known = (id: string): boolean => clauses.some((clause) => clause.id === id);
  const reasons = (criterion: string): string => latest?.criterionReasons.find((one) => one.criterion === criterion)?.text ?? '';
  const granted = latest !== undefined && isGrant(latest.outcome);
  return {
    outcome: latest?.outcome ?? '',
    amountOre: latest?.outcome === 'DELVIS_BIFALL' ? kronorText(latest.amountOre) : '',
    terms: {
      clauses: granted ? latest.terms.flatMap(({ id }) => (known(id) ? [id] : [])) : clauses.map(({ id }) => id),
      own: (latest?.terms ?? []).filter(({ id }) => !known(id)).map(({ id, text }) => ({ id, text })),
    },
    payment: latest?.payment ?? { plan: '', reportDue: endsOn === null ? '' : plusMonths(endsOn, reportMonthsAfterEnd) },
    adviserProposal: latest?.adviserProposal ?? '',
    officialAssessment: latest?.officialAssessment ?? '',
    criterionReasons: guidelines.criteria.map(({ id }) => ({ criterion: id, text: reasons(id) })),
    dissent: (latest?.dissent ?? []).map(({ person, text }) => ({ personRef: person.ref, text })),
    noMeetingReason: latest?.noMeetingReason ?? '',
  };
}

/** Ids of one's own terms: the next that is free. */
export function newTerm(own: ProposalValues['terms']['own']): ProposalValues['terms']['own'][number] {
  const taken = own.map(({ id }) => Number(/^eget-(\d+)$/.exec(id)?.[1] ?? 0));
  return { id: `eget-${Math.max(0, ...taken) + 1}`, text: '' };
}

const amount = ({ outcome, amountOre }: ProposalValues, soughtOre: number): number | null => {
  if (outcome === 'BIFALL') return soughtOre;
  return outcome === 'DELVIS_BIFALL' ? (oreFrom(amountOre) ?? null) : 0;
};

/** The body of draft-proposal and revise-proposal: what does not go with the outcome is left out, whatever was typed. Amounts in öre. */
export function bodyOf(values: ProposalValues, { guidelines, soughtOre }: { guidelines: Guidelines; soughtOre: number }): object {
  const { outcome, terms, payment, criterionReasons, dissent, noMeetingReason, adviserProposal, officialAssessment } = values;
  const granted = isGrant(outcome);
  const clauses = guidelines.terms.clauses.filter(({ id }) => terms.clauses.includes(id)).map(({ id, text }) => ({ id, text }));
  const own = terms.own.filter(({ text }) => text.trim() !== '');
  const paid = payment.plan.trim() !== '' || payment.reportDue !== '';
  return {
    outcome: outcome === '' ? null : outcome,
    amountOre: amount(values, soughtOre),
    terms: granted ? [...clauses, ...own] : [],
    payment: granted && paid ? payment : null,
    adviserProposal,
    officialAssessment,
    criterionReasons: criterionReasons.filter(({ text }) => text.trim() !== ''),
    dissent: dissent.filter(({ personRef, text }) => personRef !== '' || text.trim() !== ''),
    noMeetingReason: noMeetingReason.trim() === '' ? null : noMeetingReason,
  };
}
