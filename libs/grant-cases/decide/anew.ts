/**
 * A decision that has fallen, and the matter that is there again: annulled by the court (KL 13:8), or revoked by the delegate (change.ts). The old
 * decision stays in the case; the new one goes through the whole chain.
 */
import { accept, type Decision } from '#libs/kernel';
import { annulment } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent, DecisionContent } from '../events';
import type { CaseState, EndedDecision } from '../state';
import type { CommandOf } from './commands';
import { isGrant } from './preparation';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'not-annulled': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Det finns inget avgörande som har upphävt beslutet och vunnit laga kraft. Skriv in domstolens avgörande, med den dagen, först.',
      en: 'There is no ruling that has annulled the decision and become final. First enter the court’s ruling, with that day.',
    },
  ],
  'paid-more-than-granted': [
    'POLICY',
    'nämndens budget',
    {
      sv: 'Mer än det beviljade, {granted}, kan inte vara utbetalt. Kontrollera beloppet.',
      en: 'No more than what was granted, {granted}, can have been paid. Check the amount.',
    },
    'paidOre',
  ],
  'worse-than-revoked': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Beslutet återkallades för att ändras till mottagarens fördel. Det nya får inte ge mindre än {amount}, eller ställa andra villkor.',
      en: 'The decision was revoked to be changed in the recipient’s favour. The new one may not give less than {amount}, or make other terms.',
    },
    'content.amountOre',
  ],
});

const amountOf = ({ decision }: CaseState): number => decision!.content?.amountOre ?? 0;
/** No more can have been paid than was granted. */
export const refusePaid = (paidOre: number, state: CaseState): Refused | null =>
  paidOre > amountOf(state) ? no('paid-more-than-granted', { granted: { ore: amountOf(state) } }) : null;

/** By a person, when the annulment can no longer be appealed against. */
export function reopen(
  { reason, paidOre }: CommandOf<'ReopenAfterAnnulment'>,
  state: CaseState,
  { today }: CaseContext,
): Decision<CaseEvent> {
  const appeal = annulment(state.timing!);
  if (!appeal) return no('not-annulled');
  const body = { appealId: appeal.id, decisionId: state.decision!.decisionId, reason, reopenedOn: today, paidOre };
  return refusePaid(paidOre, state) ?? accept<CaseEvent>({ type: 'CaseReopenedAfterAnnulment', body });
}

const lasting = (ended: EndedDecision | undefined): DecisionContent | null =>
  ended?.ground === 'IN_FAVOUR' && ended.content && isGrant(ended.content.outcome) ? ended.content : null;

/** What was revoked to be changed for the better may not become worse: neither less money nor terms that were not there. */
export function refuseWorse(content: DecisionContent | null, { ended, withdrawn }: CaseState): Refused | null {
  const before = lasting(ended.at(-1));
  if (!before || (content === null && withdrawn)) return null;
  const kept = content?.terms.every(({ id, text }) => before.terms.some((term) => term.id === id && term.text === text));
  const more = content !== null && isGrant(content.outcome) && content.amountOre >= before.amountOre;
  return kept && more ? null : no('worse-than-revoked', { amount: { ore: before.amountOre } });
}
