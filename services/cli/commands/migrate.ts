import { parseArgs } from 'node:util';
import { migrate } from '#libs/database';
import { configuration } from '../../all/configuration';
import { REACHED, reaching } from '../../all/reaching';
import { UsageError, type Command } from '../command';
import { options } from '../options';

const APP = 'liggaren_app';
const NO_OWNER = 'Sätt DATABASE_URL och DATABASE_OWNER_URL: migreringen görs av databasens ägare.';

/** The password that the processes log in with; undefined when they use none, or another login. */
function passwordOf(url: string): string | undefined {
  const { username, password, searchParams } = new URL(url);
  const user = decodeURIComponent(username) || searchParams.get('user');
  return user === APP ? decodeURIComponent(password) || (searchParams.get('password') ?? undefined) : undefined;
}

/** For a first start and for each new version, once, before the processes start. */
export const migrateCommand: Command = {
  arguments: '',
  about: `För databasen till den här versionen, och ger ${APP} lösenordet i DATABASE_URL. Gör ingenting om det redan är gjort.`,
  async run(args, session) {
    options(() => parseArgs({ args: [...args], options: {} }));
    const chosen = configuration(session.environment);
    const { database } = chosen;
    if (database.kind !== 'server' || database.ownerUrl === null) throw new UsageError(NO_OWNER);
    const { ownerUrl, url } = database;
    const ran = await reaching(REACHED.migrating(chosen), () => migrate(ownerUrl, passwordOf(url)));
    session.print(ran.length === 0 ? 'Databasen var redan migrerad.' : `Migrerat: ${ran.join(', ')}.`);
    return 0;
  },
};
