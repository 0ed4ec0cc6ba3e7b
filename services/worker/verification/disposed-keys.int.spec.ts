import { newId } from '#libs/kernel';
import { HeldKey } from '#libs/privacy';
import { NOWHERE } from '#libs/sealing';
import { PostgresSubjectKeys } from '../../../libs/privacy/postgres';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { disposedKeys, tombstones } from './disposed-keys';

describe('keys against what the log says became of them', () => {
  const [kid, other, decision] = ['0197a000/p_a', '0197a000/party', newId()];
  const where = { ...NOWHERE, index: 7, stream: 'case-0197a000', revision: 3 };
  const destroyed = [{ ...where, type: 'SubjectKeyDestroyed', kid }];
  const decided = [{ ...where, type: 'DisposalDecided', id: decision, kids: [kid] }];
  let db: TestDatabase;
  let keys: PostgresSubjectKeys;
  beforeEach(async () => {
    db = await testDatabase();
    keys = new PostgresSubjectKeys(db.app, new HeldKey(Buffer.alloc(32, 7)));
    await keys.openOrMake([kid, other]);
  });
  afterEach(() => db.drop());
  const found = async (destroyedKeys = destroyed, decidedDisposals = decided) =>
    disposedKeys(db.app, await tombstones(db.app), { destroyedKeys, decidedDisposals });

  it('finds nothing wrong with what was decided and done, nor with what is decided and under way', async () => {
    await keys.destroy([kid], decision);
    expect(await found()).toEqual([]);
    expect(await found([])).toEqual([]);
  });

  it('names a key that is there, though the log says that it was destroyed', async () => {
    expect(await found()).toMatchObject([
      { kind: 'KEY', index: 7, stream: 'case-0197a000', revision: 3, what: expect.stringContaining('finns kvar') },
    ]);
  });

  it('names a key that could be made again, because its tombstone is away', async () => {
    await db.owner.query('alter table privacy.tombstone disable trigger user');
    await keys.destroy([kid], decision);
    await db.owner.query('delete from privacy.tombstone');
    expect(await found()).toMatchObject([{ kind: 'KEY', index: 7, what: expect.stringContaining('kan göras om') }]);
  });

  it('names a key that was destroyed by no decision in the log, or by one about others', async () => {
    await keys.destroy([other], newId());
    expect(await found([])).toMatchObject([{ kind: 'KEY', index: null, what: expect.stringContaining('finns inte i loggen') }]);
    await keys.destroy([`${kid}b`], decision);
    expect(await found([])).toContainEqual(
      expect.objectContaining({ kind: 'KEY', index: 7, what: expect.stringContaining('omfattar inte den') }),
    );
  });
});
