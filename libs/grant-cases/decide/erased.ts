/** Nothing more is written about whoever has been erased: there is no key to write it under, and there never will be. */
import { isRefusal, PARTY, type Decision, type JsonObject } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { erasedSubjects, type CaseState } from '../state';
import type { CaseCommandType } from './commands';
import { personsIn } from './disposable';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'case-disposed': [
    'LAW',
    'arkivlagen 10 §',
    {
      sv: 'Ärendet är gallrat enligt beslut {reference}, och inget mer skrivs i det. Lägg handlingen i ett nytt ärende.',
      en: 'The case has been disposed of by decision {reference}, and nothing more is written in it. Put the document in a new case.',
    },
  ],
  'person-erased': [
    'LAW',
    'arkivlagen 10 §',
    {
      sv: 'En person som det gäller är raderad ur ärendet enligt beslut {reference} och kan inte skrivas in i det igen. Välj någon annan.',
      en: 'A person that this is about has been erased from the case by decision {reference} and cannot be written into it again. Choose somebody else.',
    },
  ],
});

/** What has nothing of its own to say about anybody. */
const NAMES_NOBODY: ReadonlySet<CaseCommandType> = new Set<CaseCommandType>([
  'DecideDisposal',
  'RecordKeyDestroyed',
  'RecordHandlingDisposed',
  'CompleteErasure',
  'HoldDisposal',
  'LiftDisposalHold',
  'RecordDecisionDocument',
  'FetchDecision',
  'FlagSupplementOverdue',
  'FlagCommunicationLapsed',
  'FlagAppealTimeEnded',
  'FlagDeadlinePassed',
  'RaiseReminder',
]);

const reference = ({ disposals }: CaseState): string => disposals.at(-1)?.decision.reference ?? '';

/** Null when the command may be looked at. */
export function refuseErased(type: CaseCommandType, state: CaseState, { actor }: CaseContext): Refused | null {
  if (state.disposals.length === 0) return null;
  const erased = erasedSubjects(state);
  // an applicant's own name is written with what they do
  if (actor.role === 'applicant' && erased.has(actor.ref)) return no('case-disposed', { reference: reference(state) });
  const emptied = erased.has(PARTY) || state.disposals.some(({ level }) => level === 'CONTENT');
  return emptied && !NAMES_NOBODY.has(type) ? no('case-disposed', { reference: reference(state) }) : null;
}

/** What a rule has decided, unless it would name somebody who has been erased. */
export function naming(decision: Decision<CaseEvent>, state: CaseState): Decision<CaseEvent> {
  if (state.disposals.length === 0 || isRefusal(decision)) return decision;
  const erased = erasedSubjects(state);
  const names = decision.events.some(({ body }) => personsIn(body as unknown as JsonObject).some(({ ref }) => erased.has(ref)));
  return names ? no('person-erased', { reference: reference(state) }) : decision;
}
