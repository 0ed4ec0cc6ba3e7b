/** May this person decide this, today, on delegation? (KL 6:38, 7:5–6, 13:8 3.) Whatever can't be read with certainty is a no. */
import type { Authority, AuthorityQuery } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import type { CaseContext } from '../context';
import { BOARD_QUESTIONS } from '../events';
import { barredRefs, isBarred, type CaseState } from '../state';
import type { Approval } from './commands';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'at-board': [
    'LAW',
    'KL 6:38',
    {
      sv: 'Ärendet är hänskjutet till nämnden och avgörs där. Det kan inte beslutas på delegation.',
      en: 'The case has been referred to the board and is decided there. It cannot be decided by delegation.',
    },
  ],
  'conflict-undecided': [
    'LAW',
    'KL 6:30',
    {
      sv: 'Jävsfrågan om {names} är inte avgjord. Avgör den före beslutet.',
      en: 'The conflict of interest concerning {names} has not been decided on. Decide on it before the decision.',
    },
  ],
  'decision-day': [
    'LAW',
    'KL 7:5',
    {
      sv: 'Beslutet fattas den dag det godkänns: {today}. Läs det igen och godkänn på nytt.',
      en: 'The decision is made on the day it is approved: {today}. Read it again and approve it anew.',
    },
    'decidedOn',
  ],
  'board-matter': [
    'LAW',
    'KL 6:38',
    {
      sv: 'Ett ja på någon av frågorna betyder att nämnden själv ska besluta. Hänskjut ärendet till nämnden.',
      en: 'A yes to any of the questions means that the board itself is to decide. Refer the case to the board.',
    },
    'boardQuestions',
  ],
  'authority-unknown': [
    'LAW',
    'KL 7:5, 13:8 3',
    {
      sv: 'Delegationen kunde inte kontrolleras. Försök igen, och hänskjut annars ärendet till nämnden.',
      en: 'The delegation could not be checked. Try again, or else refer the case to the board.',
    },
  ],
  'authority-mismatch': [
    'LAW',
    'KL 7:5, 13:8 3',
    {
      sv: 'Delegationen kontrollerades för ett annat beslut än det här. Läs beslutet igen och godkänn på nytt.',
      en: 'The delegation was checked for another decision than this one. Read the decision again and approve it anew.',
    },
  ],
  'authority-not-yours': [
    'LAW',
    'KL 7:5',
    {
      sv: 'Delegationen gäller {holder}, inte dig. Lämna över beslutet.',
      en: 'The delegation is to {holder}, not to you. Hand the decision over.',
    },
  ],
  'over-limit': [
    'LAW',
    'KL 7:5',
    {
      sv: 'Delegationen gäller högst {limit}. Hänskjut ärendet till nämnden.',
      en: 'The delegation covers at most {limit}. Refer the case to the board.',
    },
    'content.amountOre',
  ],
  'decision-id-used': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Ett tidigare beslut i ärendet har samma id. Läs ärendet igen och fatta beslutet på nytt.',
      en: 'An earlier decision in the case has the same id. Read the case again and make the decision anew.',
    },
    'decisionId',
  ],
  'frame-unknown': [
    'POLICY',
    'nämndens budget',
    {
      sv: 'Årets ram är inte fastställd eller kunde inte läsas. Inget kan beviljas förrän den finns.',
      en: 'The year’s budget has not been set or could not be read. Nothing can be granted until it is there.',
    },
  ],
  'frame-wrong-year': [
    'POLICY',
    'nämndens budget',
    {
      sv: 'Ramen för {frame} kan inte användas för ett beslut {today}. Läs beslutet igen.',
      en: 'The budget for {frame} cannot be used for a decision on {today}. Read the decision again.',
    },
  ],
  'frame-exceeded': [
    'POLICY',
    'nämndens budget',
    {
      sv: 'Av årets ram på {frame} återstår {left}. Sänk beloppet, eller hänskjut ärendet till nämnden.',
      en: 'Of the year’s budget of {frame}, {left} remains. Lower the amount, or refer the case to the board.',
    },
    'content.amountOre',
  ],
});

/** The question to put to the delegation order for a decision of this kind; null when the scheme isn't known. `amountOre` is 0 unless a grant. */
export function authorityQuery(
  state: CaseState,
  { actor, today, scheme }: Pick<CaseContext, 'actor' | 'today' | 'scheme'>,
  kind: DecisionKind,
  amountOre: number,
): AuthorityQuery | null {
  const caseGroup = scheme?.established?.caseGroup;
  return caseGroup === undefined ? null : { caseGroup, kind, amountOre, holderRef: actor.ref, on: today, unavailable: barredRefs(state) };
}

/** The authority for exactly this kind, sum, case group, person and day. */
export function authorityFor(
  kind: DecisionKind,
  amountOre: number,
  state: CaseState,
  context: CaseContext,
): { readonly authority: Authority } | Refused {
  const wanted = authorityQuery(state, context, kind, amountOre);
  const answer = context.authority;
  if (!wanted || !answer) return no('authority-unknown');
  const { asked } = answer;
  const stepsInFor = (asked.unavailable ?? []).every((ref) => isBarred(state, ref));
  const same = (['caseGroup', 'kind', 'amountOre', 'holderRef', 'on'] as const).every((key) => asked[key] === wanted[key]);
  if (!same || !stepsInFor) return no('authority-mismatch');
  if ('refusal' in answer) return answer;
  const { authority } = answer;
  if (authority.holder.ref !== context.actor.ref) return no('authority-not-yours', { holder: authority.holder.name });
  if (authority.limitOre !== null && amountOre > authority.limitOre) return no('over-limit', { limit: { ore: authority.limitOre } });
  return { authority };
}

/** What stops every decision on delegation, whatever its content. */
export function refuseDeciding(
  { decisionId, decidedOn, boardQuestions }: Approval,
  state: CaseState,
  { today }: CaseContext,
): Refused | null {
  const open = state.conflicts.filter(({ status }) => status === 'OPEN');
  if (open.length > 0) return no('conflict-undecided', { names: open.map(({ person }) => person.name).join(', ') });
  if (state.ended.some((one) => one.decisionId === decisionId)) return no('decision-id-used');
  if (decidedOn !== today) return no('decision-day', { today });
  return BOARD_QUESTIONS.every((question) => boardQuestions[question] === false) ? null : no('board-matter');
}

/** `usedOre` is what all other decisions have used: with this one it must still fit. */
export function refuseFrame(amountOre: number, { frame, today }: CaseContext): Refused | null {
  if (!frame) return no('frame-unknown');
  if (frame.year !== Number(today.slice(0, 4))) return no('frame-wrong-year', { frame: frame.year, today });
  const left = frame.frameOre - frame.usedOre;
  return amountOre <= left ? null : no('frame-exceeded', { frame: { ore: frame.frameOre }, left: { ore: Math.max(0, left) } });
}
