/**
 * Which meeting a decision is promised to. A meeting claims decisions in the board's own stream, at that stream's exact end, before it fixes its list. What
 * became of a claim is read out of the meeting's stream, never remembered: so it may be asked again by anybody, after any crash, and the answer is the same.
 */
import type { Revision } from '#libs/event-log';
import type { Placed } from './candidate';
import type { BoardReportEvent } from './events';
import type { MeetingState } from './meeting';

export type Claim = BoardReportEvent['body'];

/** In the order in which they were made. */
export type Claims = readonly Claim[];
export const claims = {
  initial: [] as Claims,
  evolve: (before: Claims, { body }: BoardReportEvent): Claims => [...before, body],
};

/** What a claim by a meeting comes to for one of its decisions, as that meeting stands; null = nothing, so that another may have the decision. */
export function standingOf(claim: Claim, decisionId: string, state: MeetingState, revision: Revision): Placed | null {
  if (state.cancelled || !state.called) return null;
  const { meetingOn } = state.called;
  if (state.entries?.some((entry) => entry.decisionId === decisionId)) return { meetingOn, how: 'ON_LIST' };
  // the list would come at the very next revision; when something else did, it never can
  return revision === claim.meetingRevision ? { meetingOn, how: 'PENDING' } : null;
}
