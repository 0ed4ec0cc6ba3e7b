/**
 * A decision that falls, and the matter that is there again: annulled by the court (KL 13:8), or revoked by the delegate. The old decision stays in
 * the case; the new one goes through the whole chain. Revocation and correction follow FL 36–37 §§ as the board's routine; for what is appealed by
 * KL 13 they are case law.
 */
import { accept, type Decision } from '#libs/kernel';
import { annulment, appealsNow, isOpenAppeal } from '#libs/timers';
import type { CaseContext } from '../context';
import { textAt, type CaseEvent, type DecisionContent } from '../events';
import type { CaseState, EndedDecision } from '../state';
import type { CommandOf } from './commands';
import { askedOfOrder, authorityForDecided } from './decided-authority';
import { nextHandling } from './make';
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
  'no-such-text': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    {
      sv: 'Beslutet har ingen sådan text. Välj en text som står i beslutet.',
      en: 'The decision has no such text. Choose a text that is in the decision.',
    },
    'part',
  ],
  'text-is-another': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    { sv: 'Texten i beslutet är en annan nu. Läs den igen.', en: 'The text in the decision is another now. Read it again.' },
    'before',
  ],
  'nothing-corrected': [
    'POLICY',
    'nämndens rutin (jfr FL 36 §)',
    {
      sv: 'Skriv texten som den ska vara. Den är tom eller densamma som förut.',
      en: 'Write the text as it should be. It is empty or the same as before.',
    },
    'after',
  ],
  'with-the-court': [
    'POLICY',
    'nämndens rutin (jfr FL 39 §)',
    {
      sv: 'Beslutet är överklagat och prövas av domstolen. Vänta tills målet är avgjort.',
      en: 'The decision has been appealed against and is before the court. Wait until the court has ruled.',
    },
  ],
  'annulled-already': [
    'LAW',
    'KL 13:8',
    {
      sv: 'Domstolen har upphävt beslutet. Återuppta ärendet i stället.',
      en: 'The court has annulled the decision. Reopen the case instead.',
    },
  ],
  'not-in-favour': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Beslutet gav redan allt som söktes och kan inte ändras till fördel för mottagaren. Ange en annan grund.',
      en: 'The decision already gave all that was sought and cannot be changed in the recipient’s favour. State another ground.',
    },
    'ground',
  ],
  'ground-for-grants': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Beslutet gav inget bidrag. Det kan bara ändras till sökandens fördel.',
      en: 'The decision gave no grant. It can only be changed in the applicant’s favour.',
    },
    'ground',
  ],
  'no-such-reservation': [
    'POLICY',
    'nämndens rutin (jfr FL 37 §)',
    {
      sv: 'Förbehållet måste stå bland beslutets villkor. Välj villkoret, eller ange en annan grund.',
      en: 'The reservation must be among the terms of the decision. Choose the term, or state another ground.',
    },
    'termId',
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
const refusePaid = (paidOre: number, state: CaseState): Refused | null =>
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

/** An obvious slip: both texts are kept, and the letter tells the party. Outcome, sum and days can't be corrected. */
export function correct(command: CommandOf<'CorrectDecision'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { field, part, before, after, reason } = command;
  const decision = state.decision!;
  const text = decision.content ? textAt(decision.content, { field, part }) : undefined;
  if (text === undefined) return no('no-such-text');
  if (text !== before) return text === after ? accept() : no('text-is-another');
  if (after.trim() === '' || after === before) return no('nothing-corrected');
  const authority = authorityForDecided(askedOfOrder(command, state)!, state, context);
  if ('refusal' in authority) return authority;
  const corrected = { decisionId: decision.decisionId, field, part, before, after, reason, correctedOn: context.today };
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Rättelse av beslut' });
  return accept<CaseEvent>({ type: 'DecisionCorrected', body: { ...corrected, corrector: context.actor, ...authority, handling } });
}

function refuseGround({ ground, termId }: CommandOf<'RevokeDecision'>, { decision }: CaseState): Refused | null {
  const { kind, content } = decision!;
  const favourable = content !== null && isGrant(content.outcome);
  if (ground === 'IN_FAVOUR') return kind === 'BIFALL' ? no('not-in-favour') : null;
  if (!favourable) return no('ground-for-grants');
  if (ground !== 'RESERVATION') return null;
  return content.terms.some(({ id }) => id === termId) ? null : no('no-such-reservation');
}

/** Never while the court has it (FL 39 §), and to the recipient's detriment only on a ground that the law or the decision itself gives. */
export function revoke(command: CommandOf<'RevokeDecision'>, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { ground, termId, reason, hearing, paidOre } = command;
  const appeals = appealsNow(state.timing!);
  if (annulment(state.timing!)) return no('annulled-already');
  if (appeals.some((one) => isOpenAppeal(one) && (one.forwardedOn !== null || one.caseNumber !== null))) return no('with-the-court');
  const refused = refuseGround(command, state) ?? refusePaid(paidOre, state);
  if (refused) return refused;
  const authority = authorityForDecided(askedOfOrder(command, state)!, state, context);
  if ('refusal' in authority) return authority;
  const { decisionId } = state.decision!;
  const why = { ground, termId: ground === 'RESERVATION' ? termId : null, reason, hearing };
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Återkallelse av beslut' });
  const by = { revokedOn: context.today, decider: context.actor, ...authority };
  return accept<CaseEvent>({ type: 'DecisionRevoked', body: { decisionId, ...why, ...by, paidOre, handling } });
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
