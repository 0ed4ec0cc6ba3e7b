import { openPool } from '../../libs/database';
import type { StreamHead } from '../../libs/event-log';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { ACTOR, BODY, eventId, TYPE, type Enter } from './append-contender';

/** The real adapter, logged in as the processes are. */
export const ours: Enter = async (server) => {
  const pool = openPool(await server.migrated());
  const log = new PostgresEventLog({ pool, origin: 'bench.example/arendelogg', application: 'liggaren@0.1.0+bench' });
  const heads = new Map<string, StreamHead>();
  return {
    name: 'ours',
    append: async (stream, revision) => {
      const head = heads.get(stream);
      if ((head?.revision ?? -1) !== revision - 1) throw new Error(`${stream} is not where it should be`);
      const commandId = eventId();
      const outcome = await log.append({
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
      });
      if (outcome.kind !== 'appended') throw new Error(`${stream}: ${outcome.kind}`);
      heads.set(stream, outcome.head);
    },
    count: () => log.head(),
    close: async () => {
      await log.close();
      await pool.end();
    },
  };
};
