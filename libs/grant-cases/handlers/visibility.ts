/** The rules of a case, for whoever may know that there is one. */
import type { Decider } from '#libs/event-log';
import { accessTo, CASE_NOT_FOUND, type CaseAccess, type Viewer } from '#libs/identity';
import type { Refusal } from '#libs/kernel';
import type { CaseContext } from '../context';
import { caseDecider } from '../decide';
import type { CaseCommand } from '../decide/commands';
import type { CaseEvent } from '../events';
import { barredRefs, type CaseState } from '../state';

/** The access rule's view of a case, out of its own state: commands never lean on a read model. */
export const accessFacts = (state: CaseState): CaseAccess => ({
  applicants: state.application?.applicant ? [state.application.applicant.ref] : [],
  participants: state.participants.map(({ person }) => person.ref),
  declared: state.declarations.map(({ person }) => person.ref),
  barred: barredRefs(state),
  submittedForDecision: state.proposal?.status === 'SUBMITTED',
});

/** The same answer for a case that is not there and for one that the person may not know of; undefined = they may. */
export function refuseStranger(viewer: Viewer, state: CaseState): Refusal | undefined {
  if (!state.application) return CASE_NOT_FOUND;
  if (viewer.role === 'system') return undefined;
  return accessTo(viewer, accessFacts(state)).refusal?.code === CASE_NOT_FOUND.code ? CASE_NOT_FOUND : undefined;
}

export const hiddenFromStrangers: Decider<CaseState, CaseCommand, CaseEvent, CaseContext> = {
  ...caseDecider,
  decide: (command, state, context) => {
    const stranger = command.type === 'SubmitApplication' ? undefined : refuseStranger(context.actor, state);
    return stranger ? { refusal: stranger } : caseDecider.decide(command, state, context);
  },
};
