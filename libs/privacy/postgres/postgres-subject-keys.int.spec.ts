import { newId } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { HeldKey } from '../key-encryption';
import { ForeignKey } from '../subject-keys';
import { describeSubjectKeys, KEK } from '../testing/conformance';
import { PostgresSubjectKeys } from '.';

describeSubjectKeys('the key store in PostgreSQL', async () => {
  const db = await testDatabase();
  return { keys: new PostgresSubjectKeys(db.app, KEK), elsewhere: new PostgresSubjectKeys(db.app, KEK), drop: () => db.drop() };
});

describe('the key store in PostgreSQL', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('lets the processes make and destroy keys, and neither change them nor undo that they were destroyed', async () => {
    const kid = `${newId()}/party`;
    await new PostgresSubjectKeys(db.app, KEK).openOrMake([kid]);
    for (const statement of [
      'update privacy.subject_key set wrapped = wrapped',
      'delete from privacy.subject_key',
      'truncate privacy.subject_key',
      `insert into privacy.tombstone (kid, decision) values ('a/b', gen_random_uuid())`,
      'delete from privacy.tombstone',
      'update privacy.tombstone set kid = kid',
      'truncate privacy.tombstone',
      'alter table privacy.subject_key disable trigger refuse_destroyed',
    ])
      await expect(db.app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses even the owner, by its triggers, to make a destroyed key anew or to take a tombstone away', async () => {
    const kid = `${newId()}/party`;
    await new PostgresSubjectKeys(db.app, KEK).destroy([kid], newId());
    const anew = `insert into privacy.subject_key (kid, kek, wrapped) values ($1, 'k', decode(repeat('00', 40), 'hex'))`;
    await expect(db.owner.query(anew, [kid])).rejects.toMatchObject({ code: 'LG090' });
    await expect(db.owner.query('delete from privacy.tombstone where kid = $1', [kid])).rejects.toThrow('what was destroyed stays so');
  });

  it('has no key in clear, and opens none under another key encryption key', async () => {
    const kid = `${newId()}/party`;
    const dek = (await new PostgresSubjectKeys(db.app, KEK).openOrMake([kid])).get(kid)!;
    const { rows } = await db.owner.query<{ wrapped: Buffer }>('select wrapped from privacy.subject_key where kid = $1', [kid]);
    expect(rows[0]!.wrapped).toHaveLength(40);
    expect(rows[0]!.wrapped.includes(dek.subarray(0, 8))).toBe(false);
    await expect(new PostgresSubjectKeys(db.app, new HeldKey(Buffer.alloc(32, 8))).open([kid])).rejects.toThrow(ForeignKey);
    await expect(new PostgresSubjectKeys(db.app, new HeldKey(Buffer.alloc(32, 8))).refuseForeign()).rejects.toThrow(ForeignKey);
    await new PostgresSubjectKeys(db.app, KEK).refuseForeign();
  });
});
