import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { aStream } from '../conformance';
import { HEADS, PLACES, PLAN_FOR_LOOK_UPS, reading } from './statements';

const { allForwards, allBackwards, streamForwards, streamBackwards, sealed, byStream } = reading('evlog');

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Twenty thousand events in two thousand streams; what they say doesn't matter to a plan. */
const FILL = `
  with made as (
    select n, 'case-' || n % 2000 as stream, n / 2000 as revision, convert_to(repeat('x', 500), 'UTF8') as leaf, decode(repeat('00', 32), 'hex') as zero
    from generate_series(1, 20000) as n
  ), events as (
    insert into evlog.event (position, revision, id, stream, type, leaf, leaf_hash, prev)
    select n, revision, gen_random_uuid(), stream, 'T', leaf, sha256('\\x00'::bytea || leaf), zero from made
  ), contents as (
    insert into evlog.event_data (position, nonce, data) select n, zero, leaf from made
  ), streams as (
    insert into evlog.stream (stream, revision, leaf_hash) select stream, max(revision), min(sha256('\\x00'::bytea || leaf)) from made group by stream
  )
  update evlog.head set position = 20000`;

describe.each(['planned while it was empty', 'planned when it was long'])('a log, %s,', (when) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    if (when === 'planned while it was empty') return;
    await database.owner.query(FILL);
    await database.owner.query('analyze evlog.event, evlog.event_data, evlog.stream');
  });
  afterAll(() => database.drop());

  it.each([
    { statement: allForwards, indexes: ['event_pkey', 'event_data_pkey'] },
    { statement: allBackwards, indexes: ['event_pkey', 'event_data_pkey'] },
    { statement: streamForwards, indexes: ['event_stream_revision_key', 'event_data_pkey'] },
    { statement: streamBackwards, indexes: ['event_stream_revision_key', 'event_data_pkey'] },
    { statement: HEADS, indexes: ['stream_pkey'] },
    { statement: PLACES, indexes: ['event_id_key'] },
  ] as const)('answers $statement.name by index, in the order of the index', async ({ statement: { text }, indexes }) => {
    const { rows } = await database.owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (generic_plan, format json) ${text}`);
    const nodes = nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
    expect(nodes.map((node) => node['Index Name']).filter(Boolean)).toEqual(indexes);
    expect(nodes.map((node) => node['Node Type']).join()).not.toMatch(/Sort|Seq Scan|Hash/);
  });

  // planned anew for every page, so it matters only when it is long
  if (when === 'planned when it was long') {
    it.each([true, false])('is read byte for byte in the order of the index, with contents: %s', async (contents) => {
      for (const after of [0, 10_000]) {
        const { rows } = await database.owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          `explain (format json) ${sealed({ after, limit: 1000, contents })}`,
        );
        const nodes = nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
        expect(nodes.map((node) => node['Index Name']).filter(Boolean)).toEqual(
          contents ? ['event_pkey', 'event_data_pkey'] : ['event_pkey'],
        );
        expect(nodes.map((node) => node['Node Type']).join()).not.toMatch(/Sort|Seq Scan|Hash/);
      }
    });

    it('is read stream by stream in the order of the index, from any place', async () => {
      for (const after of [
        ['', -1],
        ['case-1234', 3],
      ]) {
        const values = [...after, 20_000, ['T', 'U']];
        const { rows } = await database.owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${byStream.text}`, values);
        const nodes = nodesOf(rows[0]!['QUERY PLAN'][0].Plan);
        expect(nodes.map((node) => node['Index Name']).filter(Boolean)).toEqual(['event_stream_revision_key', 'event_data_pkey']);
        expect(nodes.map((node) => node['Node Type']).join()).not.toMatch(/Sort|Seq Scan|Hash/);
      }
    });
  }

  it('looks up nothing but an append’s own streams and ids', async () => {
    const plans: string[] = [];
    const client = await database.owner.connect();
    client.on('notice', ({ message }) => void plans.push(message ?? ''));
    try {
      await client.query(PLAN_FOR_LOOK_UPS);
      await client.query(`load 'auto_explain'`);
      await client.query('set auto_explain.log_min_duration = 0');
      await client.query('set auto_explain.log_nested_statements = on');
      await client.query('set client_min_messages = log');
      // one request that fits, one that doesn't, so that every statement of the function runs
      const { rows } = await client.query<{ others: unknown }>(
        `select others from evlog.append(array[$1, 'case-7'], array[-1, 3], array[decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')],
          array[1, 1], array[$2, gen_random_uuid()]::uuid[], array['T', 'T'], array['{}', '{}']::bytea[],
          array[sha256('\\x00'::bytea || '{}'::bytea), sha256('\\x00'::bytea || '{}'::bytea)],
          array[decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')], array['{}', '{}']::bytea[])`,
        [aStream(), newId()],
      );
      expect(rows).toMatchObject([{ others: [{ request: 2, verdict: 'conflict' }] }]);
    } finally {
      client.release(true);
    }
    const nested = plans.join('\n');
    for (const index of ['event_id_key', 'stream_pkey', 'head_pkey']) expect(nested).toContain(index);
    expect(nested).not.toMatch(/Seq Scan on (event|event_data|stream|head)|Merge .*Join|Hash .*Join/);
  });
});
