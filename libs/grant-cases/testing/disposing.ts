/** A disposal as those who keep the archive ask for it, and as the system carries it out. */
import type { CaseCommand, DecideDisposal } from '../decide/commands';
import { disposalUnderWay } from '../state';
import type { Story } from './story';
import * as world from './world';

/** Of everything that may go at that level, unless `change` says otherwise. */
export function disposing(story: Story, level: DecideDisposal['level'], change: Partial<DecideDisposal> = {}): DecideDisposal {
  const { subjects, events } = story.disposable();
  const { closed, registration } = story.state;
  const mayGo = subjects.filter(({ standing }) => (closed ? standing !== 'DECIDER' : standing === 'LEFT'));
  return {
    type: 'DecideDisposal',
    level,
    kids: mayGo.map(({ kid }) => kid),
    events: level === 'CONTENT' ? events.filter(({ kept }) => !kept).map(({ id }) => id) : [],
    decision: {
      reference: 'KN § 88',
      decidedOn: story.context(world.registrar).today,
      decidedBy: 'Kulturnämnden',
      ground: 'dokumenthanteringsplanen, punkt 4.3',
    },
    reason: 'Gallringsfristen har gått ut.',
    number: registration?.number ?? world.caseId,
    ...change,
  };
}

/** What the system records next of the disposal that is under way; null when none is. */
export function carryingOut(story: Story): CaseCommand | null {
  const disposal = disposalUnderWay(story.state);
  if (!disposal) return null;
  const { id: disposalId, kids, destroyed, events, disposed } = disposal;
  const kid = kids.find((one) => !destroyed.includes(one));
  const receipt = { destroyedAt: story.now, decisionEvent: world.eventId(0) };
  if (kid !== undefined) return { type: 'RecordKeyDestroyed', disposalId, kid, receipt };
  if (events.length > 0 && !disposed) return { type: 'RecordHandlingDisposed', disposalId };
  return { type: 'CompleteErasure', disposalId, forgotten: [{ store: 'read models', gone: 4 }], sealed: { decision: 7, disposal: 12 } };
}
