/** Is a read model what the events say? It is folded once more from the first event and compared row by row. */
import { escapeIdentifier, type Pool } from 'pg';
import type { EventLog, Position } from '#libs/event-log';
import { lockCheckpoint, readCheckpoint } from './checkpoint';
import { skippedBy } from './failures';
import { fill } from './fill';
import type { AnyProjection } from './projection';
import { withBuildLock } from './rebuild';
import { Shadow } from './shadow';
import { checkProjection, tableOf } from './table';

/** A row that differs. Key and column names only: the content may be secret. */
export interface RowDifference {
  readonly key: readonly unknown[];
  /** `missing` from the table that is read; `surplus` in it; `different` content. */
  readonly kind: 'missing' | 'surplus' | 'different';
  readonly columns: readonly string[];
}
export interface Comparison {
  /** The position that both were compared at. */
  readonly position: Position;
  readonly rows: number;
  readonly differing: number;
  /** The first twenty. */
  readonly differences: readonly RowDifference[];
}

type JsonRow = Readonly<Record<string, unknown>>;
interface Pair {
  readonly live: JsonRow | null;
  readonly refolded: JsonRow | null;
}

const pairsOf = (live: string, refolded: string, key: readonly string[]): string => `
  select to_jsonb(l) as live, to_jsonb(r) as refolded
  from ${live} l full join ${refolded} r using (${key.map((column) => escapeIdentifier(column)).join(', ')})
  where to_jsonb(l) is distinct from to_jsonb(r)`;

function difference({ live, refolded }: Pair, key: readonly string[]): RowDifference {
  const row = (live ?? refolded)!;
  const columns = live && refolded ? Object.keys(row).filter((c) => JSON.stringify(live[c]) !== JSON.stringify(refolded[c])) : [];
  return { key: key.map((column) => row[column]), kind: !live ? 'missing' : !refolded ? 'surplus' : 'different', columns };
}

/**
 * Folds the read model anew into a table beside it and compares. Holds off its keeper for the moment of the comparison. Throws when the read model
 * is not there at this version, or when an event can't be taken in.
 */
export async function compareWithRefold(projection: AnyProjection, { pool, log }: { pool: Pool; log: EventLog }): Promise<Comparison> {
  checkProjection(projection);
  const { name, version, key } = projection;
  const live = tableOf(projection);
  return withBuildLock(pool, [`${name}/check`], undefined, async (client) => {
    const shadow = await Shadow.create(client, pool, projection, `${live}_check`, await skippedBy(client, projection));
    try {
      const start = await readCheckpoint(client, name);
      if (start?.version !== version) throw new Error(`${name} is not there at version ${version}`);
      await fill([shadow], { log, upTo: start.position, atOnce: 1 });
      if (shadow.isBroken) await shadow.startOver(client);
      if ((await shadow.catchUp(client, log, start.position)) !== 'all')
        throw new Error(`${name} can't be folded anew: an event can't be taken in`);
      await client.query('begin');
      try {
        await client.query(`lock table ${live} in share row exclusive mode`);
        const now = await lockCheckpoint(client, name);
        if (now?.version !== version) throw new Error(`${name} is not there at version ${version} any more`);
        await shadow.catchUpOrThrow(client, log, now.position);
        const { rows: pairs } = await client.query<Pair>(pairsOf(live, shadow.table.name, key));
        const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${live}`);
        return {
          position: now.position,
          rows: rows[0]!.count,
          differing: pairs.length,
          differences: pairs.slice(0, 20).map((pair) => difference(pair, key)),
        };
      } finally {
        await client.query('rollback');
      }
    } finally {
      await shadow.drop(client);
    }
  });
}
