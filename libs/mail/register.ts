/** The register of what has been sent: one line for each thing, written once. */
import type { Decider } from '#libs/event-log';
import { accept, derivedId } from '#libs/kernel';
import type { DispatchEvent } from './events';

/** Ids of dispatches are made of job ids under this one. */
const DISPATCHES = '0198c5a0-7d15-7000-8000-d15ba7c4ed00';

/** The same job always gives the same id: of the stream, of the command that records it, and in the mail's Message-ID. */
export const dispatchIdOf = (jobId: string): string => derivedId(DISPATCHES, jobId);
export const recordingIdOf = (dispatchId: string): string => derivedId(dispatchId, 'record');
/** RFC 5322 3.6.4. `domain` = the sender's. */
export const messageIdOf = (dispatchId: string, domain: string): string => `<${dispatchId}@${domain}>`;

export interface DispatchState {
  readonly recorded: boolean;
}
export interface RecordDispatch {
  readonly type: 'RecordDispatch';
  readonly what: DispatchEvent;
}

/** What has been recorded stands: a second sending of the same mail adds nothing. */
export const dispatchDecider: Decider<DispatchState, RecordDispatch, DispatchEvent, null> = {
  initial: { recorded: false },
  evolve: () => ({ recorded: true }),
  decide: ({ what }, { recorded }) => (recorded ? accept() : accept(what)),
};
