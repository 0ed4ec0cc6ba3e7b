/** Which decision is asked about, and the answer in the reader's language. */
import { DECISION_KINDS, type DecisionKind } from '#libs/delegation/events';
import type { ShownBasis } from '#libs/grant-cases/module';
import { OneOf } from '#libs/input';
import { citationIn, type Basis, type Language } from '#libs/kernel';
import { AfterQuery, QueryNumber } from '../queries/paging';

/** Grants nothing unless the kind does. The answer is read from the log itself, so it never lags. */
export class DecisionBasisQuery extends AfterQuery {
  @OneOf({ sv: 'utgången', en: 'the outcome' }, DECISION_KINDS) kind!: DecisionKind;
  @QueryNumber({ sv: 'beloppet', en: 'the amount' }, 0, Number.MAX_SAFE_INTEGER) amountOre: number = 0;
}

/** A refusal that the decision would meet. */
export interface Hindrance {
  readonly code: string;
  readonly message: string;
  readonly basis: Basis;
  readonly citation: string;
}
export type BasisAnswer = Omit<ShownBasis, 'hindrances'> & { readonly hindrances: readonly Hindrance[] };

export const told = ({ hindrances, ...shown }: ShownBasis, language: Language): BasisAnswer => ({
  ...shown,
  hindrances: hindrances.map(({ code, message, basis, citation }) => ({
    code,
    message: message[language],
    basis,
    citation: citationIn(citation, language),
  })),
});
