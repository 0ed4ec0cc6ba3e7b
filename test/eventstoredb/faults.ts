/** What the double can be told to do wrong. Each fault is used once, by the next call of its kind, in the order they were asked for. */
import { setTimeout as pause } from 'node:timers/promises';
import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';

export type CallKind = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'features' | 'gossip';
/** `stored`: whether the events are written before it goes wrong. Means nothing where nothing is written. */
export type Fault =
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'never'; readonly stored?: boolean }
  | { readonly kind: 'status'; readonly code: status; readonly details?: string; readonly stored?: boolean }
  /** Every connection is broken off. */
  | { readonly kind: 'cut'; readonly stored?: boolean }
  /** This node is a follower; the leader is there. */
  | { readonly kind: 'notLeader'; readonly host: string; readonly port: number }
  /** Answers that the stream is not as expected, whether or not it is: somebody else's write is under way. */
  | { readonly kind: 'conflict'; readonly current: number }
  /** From now on nothing but INTERNAL comes over this connection. */
  | { readonly kind: 'poison' }
  /** Answers success without saying where the events lie, as for a write that it had forgotten. */
  | { readonly kind: 'noPosition' };

export class Faults {
  private readonly waiting = new Map<CallKind, Fault[]>();
  private readonly standing = new Map<CallKind, Fault>();

  /** The next call of this kind does this. */
  next(kind: CallKind, ...faults: readonly Fault[]): void {
    this.waiting.set(kind, [...(this.waiting.get(kind) ?? []), ...faults]);
  }
  /** Every call of this kind does this, until told otherwise. */
  always(kind: CallKind, fault: Fault | undefined): void {
    if (fault) this.standing.set(kind, fault);
    else this.standing.delete(kind);
  }
  take(kind: CallKind): Fault | undefined {
    return this.waiting.get(kind)?.shift() ?? this.standing.get(kind);
  }
}

/**
 * Does what the fault says around `work` (which writes, or nothing). Gives its result when there is to be an answer after all; otherwise
 * never resolves, or throws the answer's status.
 */
export async function suffer<T>(fault: Fault | undefined, cut: () => void, work: () => T): Promise<T> {
  switch (fault?.kind) {
    case undefined:
    case 'noPosition':
    case 'conflict':
    case 'poison': // is for the caller to do
      return work();
    case 'late': {
      const result = work();
      await pause(fault.ms);
      return result;
    }
    case 'never':
      if (fault.stored) work();
      return new Promise(() => undefined);
    case 'status':
      if (fault.stored) work();
      throw refusal(fault.code, fault.details ?? 'made to fail');
    case 'cut':
      if (fault.stored) work();
      cut();
      return new Promise(() => undefined);
    case 'notLeader':
      throw refusal(status.NOT_FOUND, 'Leader info available', {
        exception: 'not-leader',
        'leader-endpoint-host': fault.host,
        'leader-endpoint-port': String(fault.port),
      });
  }
}

/** A status with the trailers that the client tells errors apart by. */
export function refusal(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): Error & ServerErrorResponse {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const streamDeleted = (stream: string): ServerErrorResponse =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export const appendTooLarge = (limit: number): ServerErrorResponse =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
