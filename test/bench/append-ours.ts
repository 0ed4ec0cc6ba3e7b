import type { Pool } from 'pg';
import { openPool } from '../../libs/database';
import { draft, seal, type AppendRequest, type EventLog, type StreamHead } from '../../libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { ACTOR, BODY, eventId, TYPE, type Contender, type Enter } from './append-contender';

export const PROVENANCE = { origin: 'bench.example/arendelogg', application: 'liggaren@0.1.0+bench' };

function request(stream: string, head: StreamHead | undefined): AppendRequest {
  const commandId = eventId();
  return {
    stream,
    expected: head ?? 'noStream',
    events: [{ id: eventId(), type: TYPE, schemaVersion: 1, body: BODY }],
    context: {
      actor: ACTOR,
      commandId,
      correlationId: commandId,
      causationId: null,
      traceparent: null,
      rules: 'liggaren/1',
      recordedAt: Temporal.Now.instant(),
    },
  };
}

/** The bytes that the log keeps of one such event: the envelope and the data. */
export function keptBytes(): { readonly leaf: Buffer; readonly data: Buffer } {
  const [event] = seal(draft(request(`case-${eventId()}`, undefined), PROVENANCE), undefined);
  return { leaf: Buffer.from(event!.leaf), data: Buffer.from(event!.data) };
}

export function appending(name: string, log: EventLog, pool: Pool): Contender {
  const heads = new Map<string, StreamHead>();
  return {
    name,
    append: async (stream, revision) => {
      const head = heads.get(stream);
      if ((head?.revision ?? -1) !== revision - 1) throw new Error(`${stream} is not where it should be`);
      const outcome = await log.append(request(stream, head));
      if (outcome.kind !== 'appended') throw new Error(`${stream}: ${outcome.kind}`);
      heads.set(stream, outcome.head);
    },
    count: () => log.head(),
    close: async () => {
      await log.close();
      await pool.end();
    },
  };
}

/** The real adapter, logged in as the processes are. */
export const ours: Enter = async (server) => {
  const pool = openPool(await server.migrated());
  return appending('ours', new PostgresEventLog({ pool, ...PROVENANCE }), pool);
};
