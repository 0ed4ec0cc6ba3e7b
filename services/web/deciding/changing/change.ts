/** What a decision is changed with in the browser: what is typed, what has been shown to approve, and how both look to the API. */
import type { StatementAnswer } from '../../../api/commands/answers';
import type { CORRECTABLE, REVOCATION_GROUNDS } from '#libs/grant-cases/events';
import type { CasePage } from '#projections/case-page';
import { oreFrom } from '../../texts/format';

export type ChangeKind = 'correct-decision' | 'revoke-decision';

/** A text in which a slip can stand, as `FIELD/part`, and as it reads. */
export interface Correctable {
  readonly field: (typeof CORRECTABLE)[number];
  readonly part: string | null;
  readonly now: string;
}
export const placeOf = ({ field, part }: Pick<Correctable, 'field' | 'part'>): string => `${field}/${part ?? ''}`;

export function correctableIn({ decision }: CasePage): readonly Correctable[] {
  if (!decision) return [];
  const { reasons, criterionReasons, terms, payment } = decision.content;
  return [
    { field: 'REASONS', part: null, now: reasons },
    ...criterionReasons.map((one) => ({ field: 'CRITERION_REASONS', part: one.criterion, now: one.text }) as const),
    ...terms.map((one) => ({ field: 'TERM', part: one.id, now: one.text }) as const),
    ...(payment ? [{ field: 'PAYMENT_PLAN', part: null, now: payment.plan } as const] : []),
  ];
}

/** Named as the API names its fields; `field` holds the part too, and `before` is the text as it stood when the writing began. */
export interface CorrectValues {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}
export function correctionBody({ field: place, ...texts }: CorrectValues): object {
  const at = place.indexOf('/');
  return { field: place.slice(0, at), part: place.slice(at + 1) || null, ...texts };
}

export interface RevokeValues {
  readonly ground: (typeof REVOCATION_GROUNDS)[number] | '';
  readonly termId: string;
  readonly reason: string;
  readonly hearing: string;
  readonly paidOre: string;
}
/** What is no sum is sent as it was typed: the API says what is wrong with it. */
export const revocationBody = ({ ground, termId, paidOre, ...rest }: RevokeValues): object => ({
  ...rest,
  ground: ground || null,
  termId: ground === 'RESERVATION' && termId !== '' ? termId : null,
  paidOre: oreFrom(paidOre) ?? paidOre,
});

/** A statement that has been shown and not yet approved. Kept, since the new sign-in leads away from the page and back. */
export interface Approving {
  readonly body: object;
  readonly shown: StatementAnswer;
  /** Of the command: however often it is sent, it is done once. */
  readonly key: string;
  /** The delegate has gone to sign in for it. */
  readonly awaited: boolean;
}
/** Names of what is kept in the browser while a change is on its way. */
export const approvingKey = (caseId: string, kind: ChangeKind): string => `${caseId}/${kind}/approving`;
export const writingKey = (caseId: string, kind: ChangeKind): string => `${caseId}/${kind}/writing`;
