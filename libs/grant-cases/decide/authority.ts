/** May this person decide this, today, on delegation? (KL 6:38, 7:5–6, 13:8 3.) Whatever can't be read with certainty is a no. */
import type { Authority, AuthorityQuery } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import { formatOre } from '#libs/kernel';
import type { CaseContext } from '../context';
import { BOARD_QUESTIONS } from '../events';
import { barredRefs, isBarred, type CaseState } from '../state';
import type { Approval } from './commands';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'at-board': ['LAW', 'KL 6:38', 'Ärendet är hänskjutet till nämnden och avgörs där. Det kan inte beslutas på delegation.'],
  'conflict-undecided': ['LAW', 'KL 6:30', 'Jävsfrågan om {names} är inte avgjord. Avgör den före beslutet.'],
  'decision-day': ['LAW', 'KL 7:5', 'Beslutet fattas den dag det godkänns: {today}. Läs det igen och godkänn på nytt.', 'decidedOn'],
  'board-matter': [
    'LAW',
    'KL 6:38',
    'Ett ja på någon av frågorna betyder att nämnden själv ska besluta. Hänskjut ärendet till nämnden.',
    'boardQuestions',
  ],
  'authority-unknown': [
    'LAW',
    'KL 7:5, 13:8 3',
    'Delegationen kunde inte kontrolleras. Försök igen, och hänskjut annars ärendet till nämnden.',
  ],
  'authority-mismatch': [
    'LAW',
    'KL 7:5, 13:8 3',
    'Delegationen kontrollerades för ett annat beslut än det här. Läs beslutet igen och godkänn på nytt.',
  ],
  'authority-not-yours': ['LAW', 'KL 7:5', 'Delegationen gäller {holder}, inte dig. Lämna över beslutet.'],
  'over-limit': ['LAW', 'KL 7:5', 'Delegationen gäller högst {limit}. Hänskjut ärendet till nämnden.', 'content.amountOre'],
  'frame-unknown': [
    'POLICY',
    'nämndens budget',
    'Årets ram är inte fastställd eller kunde inte läsas. Inget kan beviljas förrän den finns.',
  ],
  'frame-wrong-year': ['POLICY', 'nämndens budget', 'Ramen för {frame} kan inte användas för ett beslut {today}. Läs beslutet igen.'],
  'frame-exceeded': [
    'POLICY',
    'nämndens budget',
    'Av årets ram på {frame} återstår {left}. Sänk beloppet, eller hänskjut ärendet till nämnden.',
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
  if (authority.limitOre !== null && amountOre > authority.limitOre) return no('over-limit', { limit: formatOre(authority.limitOre) });
  return { authority };
}

/** What stops every decision on delegation, whatever its content. */
export function refuseDeciding({ decidedOn, boardQuestions }: Approval, state: CaseState, { today }: CaseContext): Refused | null {
  const open = state.conflicts.filter(({ status }) => status === 'OPEN');
  if (open.length > 0) return no('conflict-undecided', { names: open.map(({ person }) => person.name).join(', ') });
  if (decidedOn !== today) return no('decision-day', { today });
  return BOARD_QUESTIONS.every((question) => boardQuestions[question] === false) ? null : no('board-matter');
}

/** `usedOre` is what all other decisions have used: with this one it must still fit. */
export function refuseFrame(amountOre: number, { frame, today }: CaseContext): Refused | null {
  if (!frame) return no('frame-unknown');
  if (frame.year !== Number(today.slice(0, 4))) return no('frame-wrong-year', { frame: frame.year, today });
  const left = frame.frameOre - frame.usedOre;
  return amountOre <= left ? null : no('frame-exceeded', { frame: formatOre(frame.frameOre), left: formatOre(Math.max(0, left)) });
}
