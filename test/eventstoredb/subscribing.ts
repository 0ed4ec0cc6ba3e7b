/** A subscription to `$all` or to a stream: what lies there after the position, a sign that it caught up, and then what comes. */
import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb';
import { caughtUp, checkpoint, confirmation, eventMessage, nameOf } from './messages';
import { send, type ReadCall } from './sending';
import type { Double } from './server';
import { firstFrom, type Stored } from './store';

const DEFAULT_SEARCH_WINDOW = 32;

/** A subscription that is open on the server. */
export interface OpenSubscription {
  readonly call: ReadCall;
  /** Events that went out, and those that were looked at. */
  sent: number;
  considered: number;
  /** Says nothing more, without ending. */
  silent: boolean;
  /** Sent as the next checkpoint whatever the truth is. */
  readonly lies: bigint[];
}

export async function subscribe(double: Double, call: ReadCall, options: streams.ReadReq.Options): Promise<void> {
  const open: OpenSubscription = { call, sent: 0, considered: 0, silent: false, lies: [] };
  double.subscriptions.add(open);
  let wake = (): void => undefined;
  const stop = double.store.onWrite(() => wake());
  const gone = (): void => {
    double.subscriptions.delete(open);
    stop();
    wake();
  };
  for (const event of ['cancelled', 'close', 'error', 'finish']) call.once(event, gone);
  if (call.cancelled) gone();
  await send(call, confirmation(randomUUID()));

  const wants = filterOf(options);
  const interval = checkpointInterval(options);
  let at = start(double, options);
  let sinceCheckpoint = 0;
  let toldCaughtUp = false;
  while (double.subscriptions.has(open)) {
    if (open.silent || at === double.store.all.length) {
      if (!toldCaughtUp && !open.silent) {
        toldCaughtUp = true;
        const last = double.store.all[at - 1];
        if (interval > 0 && last) await send(call, checkpoint(last.position));
        if (double.tellsCaughtUp) await send(call, caughtUp());
        continue;
      }
      const lie = open.lies.shift();
      if (lie !== undefined && !open.silent) await send(call, checkpoint(lie));
      else await new Promise<void>((resolve) => (wake = resolve));
      continue;
    }
    const event = double.store.all[at++]!;
    open.considered += 1;
    if (wants(event)) {
      open.sent += 1;
      await send(call, eventMessage(event));
    }
    sinceCheckpoint += 1;
    if (interval > 0 && sinceCheckpoint >= interval) {
      sinceCheckpoint = 0;
      await send(call, checkpoint(event.position));
    }
  }
}

/** Exclusive, unlike a read. */
function start({ store, startsAgain }: Double, options: streams.ReadReq.Options): number {
  if (!options.hasAll()) return 0;
  const from = options.getAll()!;
  if (from.hasStart()) return 0;
  if (from.hasEnd()) return store.all.length;
  return firstFrom(store.all, BigInt(from.getPosition()!.getCommitPosition()) + (startsAgain ? 0n : 1n));
}

/** Checkpoints exist for filtered subscriptions alone. */
function checkpointInterval(options: streams.ReadReq.Options): number {
  const filter = options.getFilter();
  if (!filter) return 0;
  return (filter.hasMax() ? filter.getMax() : DEFAULT_SEARCH_WINDOW) * filter.getCheckpointintervalmultiplier();
}

function filterOf(options: streams.ReadReq.Options): (event: Stored) => boolean {
  if (options.hasStream()) {
    const name = nameOf(options.getStream()!.getStreamIdentifier());
    return ({ stream }) => stream === name;
  }
  const filter = options.getFilter();
  if (!filter) return () => true;
  const byName = filter.hasStreamIdentifier();
  const expression = (byName ? filter.getStreamIdentifier() : filter.getEventType())!;
  const regex = expression.getRegex();
  const matches = regex ? new RegExp(regex, 'u') : undefined;
  const prefixes = expression.getPrefixList();
  return ({ stream, type }) => {
    const text = byName ? stream : type;
    return matches ? matches.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  };
}
