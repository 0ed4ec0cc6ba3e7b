/** The event log on a server that speaks EventStoreDB's protocol, in this process. */
import { Double } from './eventstoredb/server';

export interface EventStore {
  /** What the service is told to use it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startEventStore(): Promise<EventStore> {
  const double = await new Double().start();
  return {
    environment: { EVENT_LOG: 'eventstoredb', EVENTSTORE_URL: `${double.url}?tls=false` },
    stop: () => double.stop(),
  };
}
