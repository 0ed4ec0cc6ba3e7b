/** Read: a stretch of a stream or of `$all`. Forwards inclusive, backwards in `$all` exclusive, as the server has it. */
import type streams from '@eventstore/db-client/generated/streams_pb';
import type { ServerErrorResponse } from '@grpc/grpc-js';
import { streamDeleted, suffer } from './faults';
import { eventMessage, nameOf, streamNotFound } from './messages';
import type { Double } from './server';
import { fail, send, type ReadCall } from './sending';
import { firstFrom, type Store, type Stored } from './store';
import { subscribe } from './subscribing';

const BACKWARDS = 1;

export async function read(double: Double, call: ReadCall): Promise<void> {
  call.on('error', () => undefined);
  const options = call.request.getOptions()!;
  const kind = options.hasSubscription() ? 'subscribe' : 'read';
  if (kind === 'read') noteOpen(double, call);
  try {
    double.admit(kind, call);
    const events = await suffer(double.faults.take(kind), double.cut, () => (kind === 'read' ? wanted(double.store, options) : []));
    if (kind === 'subscribe') return await subscribe(double, call, options);
    if (typeof events === 'string') await send(call, streamNotFound(events));
    else for (const event of events) await send(call, eventMessage(event, options.hasAll() || double.tellsPositions));
    call.end();
  } catch (error) {
    fail(call, error as ServerErrorResponse);
  }
}

function noteOpen(double: Double, call: ReadCall): void {
  double.openReads += 1;
  const signs = ['cancelled', 'close', 'error', 'finish'];
  const over = (): void => {
    for (const sign of signs) call.off(sign, over);
    double.openReads -= 1;
  };
  for (const sign of signs) call.on(sign, over);
}

/** The events, or the name of a stream that is not there. */
function wanted(store: Store, options: streams.ReadReq.Options): readonly Stored[] | string {
  const count = Math.min(Number(options.getCount()), Number.MAX_SAFE_INTEGER);
  const backwards = Number(options.getReadDirection()) === BACKWARDS;
  if (options.hasAll()) return ofAll(store, options.getAll()!, backwards).slice(0, count);
  const from = options.getStream()!;
  const stream = nameOf(from.getStreamIdentifier());
  if (store.isTombstoned(stream)) throw streamDeleted(stream);
  const events = store.events(stream);
  if (!events) return stream;
  const revision = from.hasStart() ? 0 : from.hasEnd() ? Infinity : Number(from.getRevision());
  const chosen = events.filter((event) => (backwards ? event.revision <= revision : event.revision >= revision));
  return (backwards ? chosen.toReversed() : chosen).slice(0, count);
}

function ofAll({ all }: Store, from: streams.ReadReq.Options.AllOptions, backwards: boolean): readonly Stored[] {
  if (from.hasStart()) return backwards ? [] : all;
  if (from.hasEnd()) return backwards ? all.toReversed() : [];
  const position = BigInt(from.getPosition()!.getCommitPosition());
  const at = firstFrom(all, position);
  return backwards ? all.slice(0, at).toReversed() : all.slice(at);
}
