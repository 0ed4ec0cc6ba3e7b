import { bareDatabase } from '../../test/database';
import { migrate } from './migrate';

it('processes that migrate a database at the same time wait for one another, and each migration runs once', async () => {
  const database = await bareDatabase();
  try {
    const ran = await Promise.all(Array.from({ length: 3 }, () => migrate(database.ownerConnection)));
    expect(ran.filter(({ length }) => length > 0)).toHaveLength(1);
    expect(await migrate(database.ownerConnection)).toEqual([]);
  } finally {
    await database.drop();
  }
});
