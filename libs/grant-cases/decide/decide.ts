/** The decision: one named human with delegation decides, once, on exactly what they were shown (KL 6:38, 7:5–6, 13:8 3; RF 1:9). */
import type { Authority } from '#libs/delegation';
import type { Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent, DecisionContent } from '../events';
import type { CaseState } from '../state';
import type { Statement } from '../statement';
import { refuseWorse } from './anew';
import { authorityFor, no as authority, refuseDeciding, refuseFrame } from './authority';
import type { Approval, Decide } from './commands';
import { refuseContent } from './content';
import { caseRules, sameText, type CaseRules } from './make';
import { isGrant, uncommunicated, unprepared } from './preparation';
import { refuseStale } from './propose';
import { refusals, type Refused } from './refusals';
import { signed, statementOf, tookPart } from './sign';

export const no = refusals({
  'no-proposal-to-decide': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Det finns inget förslag att besluta om. Be handläggaren att lämna ett.',
      en: 'There is no proposal to decide on. Ask the case officer to submit one.',
    },
  ],
  'reasons-missing': [
    'POLICY',
    'nämndens rutin (jfr FL 32 §)',
    { sv: 'Skriv dina skäl för beslutet.', en: 'Write your reasons for the decision.' },
    'content.reasons',
  ],
  'reasons-copied': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Dina skäl är ordagrant {whose}. Skriv din egen bedömning: beslutet är ditt.',
      en: 'Your reasons are, word for word, {whose}. Write your own assessment: the decision is yours.',
    },
    'content.reasons',
  ],
  'terms-version-wrong': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Bidrag beviljas med villkoren {version}. Ange den versionen, och ingen version när inget beviljas.',
      en: 'Grants are made on the terms {version}. Enter that version, and no version when nothing is granted.',
    },
    'content.termsVersion',
  ],
});

/** What is decided, before it is signed. */
export type Unsigned = Approval & { readonly content: DecisionContent };
export interface ToSign {
  readonly authority: Authority;
  readonly statement: Statement;
}

const inContent = (refused: Refused | null): Refused | null =>
  refused?.refusal.field ? { refusal: { ...refused.refusal, field: `content.${refused.refusal.field}` } } : refused;

/** Invariant: the advisers' proposal, the official's assessment and the delegate's reasons are three texts. */
function refuseReasons({ reasons }: DecisionContent, { proposal }: CaseState): Refused | null {
  if (reasons.trim() === '') return no('reasons-missing');
  if (sameText(reasons, proposal!.adviserProposal))
    return no('reasons-copied', { whose: { sv: 'rådgivarnas förslag', en: 'the advisers’ proposal' } });
  return sameText(reasons, proposal!.officialAssessment)
    ? no('reasons-copied', { whose: { sv: 'handläggarens bedömning', en: 'the case officer’s assessment' } })
    : null;
}

function refuseContentOf(command: Unsigned, state: CaseState, context: CaseContext, rules: CaseRules): Refused | null {
  const { content } = command;
  const { outcome, amountOre, termsVersion } = content;
  const { proposal } = state;
  if (state.atBoard) return authority('at-board');
  if (proposal?.status !== 'SUBMITTED') return no('no-proposal-to-decide');
  const { version } = rules.guidelines.terms;
  return (
    refuseDeciding(command, state, context) ??
    refuseStale(proposal, state) ??
    unprepared(state, rules, outcome, proposal.noMeetingReason) ??
    inContent(refuseContent(content, state, rules)) ??
    refuseReasons(content, state) ??
    (termsVersion === (isGrant(outcome) ? version : null) ? null : no('terms-version-wrong', { version })) ??
    refuseWorse(content, state) ??
    uncommunicated(state, outcome) ??
    (isGrant(outcome) ? refuseFrame(amountOre, context) : null)
  );
}

/** The statement to show and sign, or why the decision can't be made: everything that `decide` asks but the signature itself. */
export function decisionToSign(command: Unsigned, state: CaseState, context: CaseContext): ToSign | Refused {
  const rules = caseRules(state, context);
  if ('refusal' in rules) return rules;
  const refused = refuseContentOf(command, state, context, rules);
  if (refused) return refused;
  const { outcome: kind, ...content } = command.content;
  const granted = authorityFor(kind, content.amountOre, state, context);
  if ('refusal' in granted) return granted;
  const made = statementOf(command, { kind, content }, granted, rules.guidelines, state, context);
  return 'refusal' in made ? made : { ...made, ...granted };
}

export function decideCase(command: Decide, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const toSign = decisionToSign(command, state, context);
  if ('refusal' in toSign) return toSign;
  const { decisionId, decidedOn, content } = command;
  const { itemNumber, orderVersion } = toSign.authority;
  const decision: CaseEvent = {
    type: 'DecisionMade',
    body: {
      decisionId,
      decidedOn,
      decider: context.actor,
      content,
      itemNumber,
      orderVersion,
      guidelineVersion: state.eligibility!.guidelineVersion,
      proposalVersion: state.proposal!.version,
      ...tookPart(state),
    },
  };
  return signed(command, decision, { ...toSign, amountOre: content.amountOre }, state, context);
}
