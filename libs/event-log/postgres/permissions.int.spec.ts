import type { Pool } from 'pg';
import { newId, sha256 } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { APPLICATION, aRequest, aStream, anEvent, ORIGIN } from '../conformance';
import { leafHash } from '../envelope';
import { PostgresEventLog } from '.';

const TABLES = ['event', 'event_data', 'stream', 'head'] as const;
const CALL = `select * from evlog.append($1::text[], $2::bigint[], $3::bytea[], $4::int[], $5::uuid[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[])`;

describe('what the database itself refuses', () => {
  let database: TestDatabase;
  let log: PostgresEventLog;
  const stream = aStream();
  beforeAll(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: ORIGIN, application: APPLICATION });
    await log.append(aRequest(stream, 'noStream', [anEvent(), anEvent(), anEvent()]));
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  const refused = (pool: Pool, statement: string): Promise<void> =>
    expect(pool.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42P17)$/) as string });
  /** A fingerprint of everything in the log. */
  async function contents(): Promise<string[]> {
    const prints = TABLES.map(
      (table) => `select '${table}' || count(*) || md5(string_agg(t::text, '/' order by t::text)) as print from evlog.${table} t`,
    );
    return (await database.owner.query<{ print: string }>(prints.join(' union all '))).rows.map(({ print }) => print);
  }
  let before: string[];
  beforeEach(async () => {
    before = await contents();
  });
  afterEach(async () => {
    expect(await contents()).toEqual(before);
  });

  describe('to the processes (liggaren_app):', () => {
    it.each(TABLES)('writing to %s in any way but the append function', async (table) => {
      await refused(database.app, `insert into evlog.${table} select * from evlog.${table}`);
      await refused(database.app, `update evlog.${table} set ${table === 'stream' ? 'revision = 9' : 'position = position'}`);
      await refused(database.app, `delete from evlog.${table}`);
      await refused(database.app, `truncate evlog.${table}`);
      await refused(database.app, `copy evlog.${table} from stdin`);
    });

    it.each(TABLES)('changing, disarming or dropping %s', async (table) => {
      await refused(database.app, `alter table evlog.${table} disable trigger all`);
      await refused(database.app, `alter table evlog.${table} owner to liggaren_app`);
      await refused(database.app, `create trigger mine before insert on evlog.${table} for each row execute function evlog.refuse()`);
      await refused(database.app, `create rule mine as on insert to evlog.${table} do instead nothing`);
      await refused(database.app, `drop table evlog.${table}`);
      await refused(database.app, `do $$ begin lock table evlog.${table} in exclusive mode; end $$`);
    });

    it('posing as a replica, as another role, or replacing what guards the log', async () => {
      await refused(database.app, 'set session_replication_role = replica');
      await refused(database.app, 'set role liggaren_owner');
      await refused(database.app, 'drop schema evlog cascade');
      await refused(database.app, 'create table evlog.mine ()');
      await refused(database.app, 'create or replace function evlog.refuse() returns trigger language sql as $$ select null $$');
      await refused(database.app, 'select evlog.refuse()');
      await refused(database.app, 'drop function evlog.refuse() cascade');
      await database.app.query('grant all on all tables in schema evlog to liggaren_app'); // PostgreSQL only warns, and grants nothing
      await refused(database.app, 'delete from evlog.event');
    });

    it('choosing a position: the function has no such parameter, and what it writes to can’t be written to otherwise', async () => {
      await expect(database.app.query('select * from evlog.append(base => 1000)')).rejects.toMatchObject({ code: '42883' });
    });
  });

  describe('to the owner and the administrator, by trigger:', () => {
    it.each(['event', 'event_data'])('updating, deleting or truncating %s', async (table) => {
      for (const role of ['liggaren_owner', 'session_user']) {
        const client = await database.owner.connect();
        try {
          if (role !== 'session_user') await client.query(`set role ${role}`);
          for (const statement of [
            `update evlog.${table} set position = position`,
            `delete from evlog.${table}`,
            `truncate evlog.${table} cascade`,
          ])
            await expect(client.query(statement)).rejects.toThrow('the event log is only added to');
        } finally {
          client.release(true);
        }
      }
    });

    it.each(['stream', 'head'])('deleting or truncating %s', async (table) => {
      await expect(database.owner.query(`delete from evlog.${table}`)).rejects.toThrow('the event log is only added to');
      await expect(database.owner.query(`truncate evlog.${table}`)).rejects.toThrow('the event log is only added to');
    });

    it('deleting, even in a session that poses as a replica', async () => {
      const client = await database.owner.connect();
      try {
        await client.query('set session_replication_role = replica');
        await expect(client.query('delete from evlog.event')).rejects.toThrow('the event log is only added to');
        await expect(client.query('truncate evlog.event_data')).rejects.toThrow('the event log is only added to');
      } finally {
        client.release(true);
      }
    });

    it('a leaf that doesn’t match its hash, inserted past the function', async () => {
      const insert = `insert into evlog.event select 1000, 1000, $1, 'case-x', type, leaf || 'x', leaf_hash, prev from evlog.event where position = 1`;
      await expect(database.owner.query(insert, [newId()])).rejects.toMatchObject({ code: '23514' });
    });
  });

  describe('to whoever calls the append function with what doesn’t hold together:', () => {
    const leaf = Buffer.from('{"a":1}');
    const zero = Buffer.alloc(32);
    /** One request with one event on a new stream, unless said otherwise. */
    const call = (
      over: Partial<
        Record<'streams' | 'expected' | 'prevs' | 'counts' | 'ids' | 'types' | 'leaves' | 'hashes' | 'nonces' | 'data', unknown[]>
      >,
    ) => {
      const given = {
        streams: [aStream()],
        expected: [-1],
        prevs: [zero],
        counts: [1],
        ids: [newId()],
        types: ['T'],
        leaves: [leaf],
        hashes: [leafHash(leaf)],
        nonces: [zero],
        data: [leaf],
        ...over,
      };
      return database.app.query(CALL, Object.values(given));
    };

    it('a hash that is not the leaf’s', async () => {
      await expect(call({ hashes: [sha256('another leaf')] })).rejects.toMatchObject({ code: '23514' });
    });

    it('a nonce that is not 32 bytes', async () => {
      await expect(call({ nonces: [Buffer.alloc(31)] })).rejects.toMatchObject({ code: '23514' });
    });

    it('a request without events, which would move a stream that nothing was written to', async () => {
      const end = (await log.readStream(stream, { direction: 'backwards', limit: 1 }))[0]!;
      const moved = { streams: [aStream(), stream], expected: [-1, end.revision], prevs: [zero, end.leafHash], counts: [1, 0] };
      await expect(call(moved)).rejects.toThrow('a request without events');
      await expect(call({ ...moved, counts: [2, -1] })).rejects.toThrow('a request without events');
    });

    it('counts that don’t add up to the events', async () => {
      await expect(call({ counts: [2] })).rejects.toThrow('do not add up');
    });

    it('more or fewer of anything than of the rest', async () => {
      for (const over of [
        { data: [] },
        { nonces: [zero, zero] },
        { types: ['T', 'T'] },
        { leaves: [] },
        { hashes: [] },
        { streams: [] },
        { expected: [-1, -1] },
        { prevs: [] },
      ])
        await expect(call(over)).rejects.toThrow('the arrays do not match');
      await expect(call({ data: [null] })).rejects.toMatchObject({ code: '23502' });
      await expect(call({ streams: [null] })).rejects.toMatchObject({ code: '23502' });
    });

    it('the same stream twice as new, or the same id twice', async () => {
      const [id, other, twice] = [newId(), newId(), aStream()];
      const two = {
        expected: [-1, -1],
        prevs: [zero, zero],
        counts: [1, 1],
        types: ['T', 'T'],
        leaves: [leaf, leaf],
        hashes: [leafHash(leaf), leafHash(leaf)],
        nonces: [zero, zero],
        data: [leaf, leaf],
      };
      await expect(call({ ...two, streams: [twice, twice], ids: [id, other] })).rejects.toMatchObject({ code: '23505' });
      await expect(call({ ...two, streams: [twice, aStream()], ids: [id, id] })).rejects.toMatchObject({ code: '23505' });
    });

    it('an id that lies in another stream, at a revision that would fit', async () => {
      const [event] = await log.readStream(stream, { limit: 1 });
      await expect(call({ ids: [event!.id] })).rejects.toMatchObject({ code: '23505', constraint: 'event_id_key' });
    });

    it('a history that the stream doesn’t have, as a conflict', async () => {
      const answer = await call({ streams: [stream], expected: [2], prevs: [sha256('another history')] });
      expect(answer.rows[0]).toMatchObject({ others: [{ request: 1, verdict: 'conflict', revision: 2 }] });
    });

    it('a first event that claims a predecessor, as a conflict', async () => {
      const answer = await call({ prevs: [sha256('a predecessor')] });
      expect(answer.rows[0]).toMatchObject({ others: [{ request: 1, verdict: 'conflict', revision: null }] });
    });
  });
});
