/** What an error of the client means for what is done next. */
import { ErrorType, isCommandError } from '@eventstore/db-client';

/** We waited long enough. Whether the request was carried out is unknown. */
export class NoAnswer extends Error {
  constructor(milliseconds: number) {
    super(`the event store gave no answer in ${milliseconds} ms`);
  }
}
/** Written, and not yet to be read. */
export class NotYetThere extends Error {}

const code = (error: unknown): number | undefined => (error as { readonly code?: number } | undefined)?.code;
const type = (error: unknown): ErrorType | undefined =>
  error instanceof Error && isCommandError(error) ? ((error as { readonly type?: ErrorType }).type ?? undefined) : undefined;

/** gRPC statuses that are answers: invalid argument, not found, exists, denied, exhausted, precondition, range, unimplemented, unauthenticated. */
const ANSWERS = new Set([3, 5, 6, 7, 8, 9, 11, 12, 16]);

/**
 * True when the same request, sent again, may get an answer: it timed out, the connection broke, the node is not the leader (any more), or
 * the server did not say what it did. It may have been carried out, so it must be sent again exactly as it was.
 */
export function isPassing(error: unknown): boolean {
  if (type(error) === ErrorType.NOT_LEADER) return true;
  if (type(error) === ErrorType.WRONG_EXPECTED_VERSION) return false;
  return !ANSWERS.has(code(error) ?? -1);
}

/**
 * True when the client that gave this error is not to be used again. By itself it opens a new channel after UNAVAILABLE, CANCELLED and
 * not-leader; after everything else (INTERNAL, UNKNOWN, DATA_LOSS, silence, errors of its own) it goes on with what is broken.
 */
export function breaksClient(error: unknown): boolean {
  if (error instanceof NotYetThere || !isPassing(error)) return false;
  return ![ErrorType.UNAVAILABLE, ErrorType.CANCELLED, ErrorType.NOT_LEADER].includes(type(error) as ErrorType);
}
