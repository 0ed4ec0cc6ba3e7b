/** The texts of a decision that a slip can stand in: how one is found, and what the decision reads with another in its place. */
import type { CaseEvent, DecisionContent } from './events';

type Correction = Extract<CaseEvent, { type: 'DecisionCorrected' }>['body'];
type Place = Pick<Correction, 'field' | 'part'>;

/** Undefined when the decision has no such text. */
export function textAt({ reasons, criterionReasons, terms, payment }: DecisionContent, { field, part }: Place): string | undefined {
  switch (field) {
    case 'REASONS':
      return part === null ? reasons : undefined;
    case 'CRITERION_REASONS':
      return criterionReasons.find(({ criterion }) => criterion === part)?.text;
    case 'TERM':
      return terms.find(({ id }) => id === part)?.text;
    case 'PAYMENT_PLAN':
      return part === null ? payment?.plan : undefined;
  }
}

/** As it reads after the correction. What was signed stays in the log as it was signed. */
export function corrected<T extends Pick<DecisionContent, 'reasons' | 'criterionReasons' | 'terms' | 'payment'>>(
  content: T,
  { field, part, after }: Place & Pick<Correction, 'after'>,
): T {
  switch (field) {
    case 'REASONS':
      return { ...content, reasons: after };
    case 'CRITERION_REASONS':
      return {
        ...content,
        criterionReasons: content.criterionReasons.map((one) => (one.criterion === part ? { ...one, text: after } : one)),
      };
    case 'TERM':
      return { ...content, terms: content.terms.map((one) => (one.id === part ? { ...one, text: after } : one)) };
    case 'PAYMENT_PLAN':
      return { ...content, payment: content.payment && { ...content.payment, plan: after } };
  }
}
