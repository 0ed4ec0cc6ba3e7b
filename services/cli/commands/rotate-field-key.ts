/** The change of the key that lies over the keys of personal fields, while the service stands still (docs/operations.md, "Personal fields"). */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseError } from 'pg';
import { openPool } from '#libs/database';
import { keyFromFile, type KeyEncryption } from '#libs/privacy';
import { CannotRewrap, rewrap, type Obstacle, type Rewrapped } from '../../../libs/privacy/postgres';
import { configuration, type Configuration } from '../../all/configuration';
import { openDatabase } from '../../all/database';
import { keyOver } from '../../all/field-keys';
import { REACHED, reaching } from '../../all/reaching';
import { UsageError, type Command } from '../command';
import { options } from '../options';

const count = (keys: number): string => keys.toLocaleString('sv-SE');

function sentenceOn(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'AT_WORK':
      return `Tjänsten eller ett annat kommando använder databasen (förbindelser som liggaren_app: ${obstacle.connections}). Stoppa alla processer och kör kommandot igen.`;
    case 'FOREIGN':
      return `Nyckeln ${obstacle.kid} ligger under en tredje nyckel (${obstacle.kek}), varken den i KEK_FILE eller den i --to. Ange de filer som gäller.`;
    case 'DOES_NOT_OPEN':
      return `Nyckeln ${obstacle.kid} är ändrad eller skadad och går inte att öppna. Jämför privacy.subject_key med en säkerhetskopia innan något mer görs.`;
    case 'CAME_BACK':
      return `Nyckeln ${obstacle.kid} är förstörd men har kommit tillbaka, till exempel med en säkerhetskopia. Starta tjänsten, som förstör den igen, stoppa den och kör kommandot igen.`;
  }
}

const NO_OWNER = 'Sätt DATABASE_URL och DATABASE_OWNER_URL: bytet görs av databasens ägare.';
const NOT_OWNER = 'Inloggningen i DATABASE_OWNER_URL får inte byta nyckeln. Ange databasens ägare, samma som för migrate.';
const NOT_ALLOWED = '42501';

const NOTHING_CHANGED = 'Inget är ändrat.';
const GOES_ON = 'Det som är flyttat ligger kvar under den nya nyckeln: samma kommando går vidare därifrån.';

const whatNext = ({ keys, moved }: Rewrapped, file: string): readonly string[] => [
  `Alla ${count(keys)} nycklar ligger under den nya nyckeln och går att öppna med den. ${count(moved)} flyttades nu.`,
  'Gör nu detta:',
  `1. Sätt KEK_FILE till ${path.resolve(file)} för alla processer och för kommandoraden, och starta dem.`,
  '2. Lägg en kopia av den nya nyckeln där ingen säkerhetskopia av databasen ligger.',
  '3. Behåll den gamla nyckeln tills ingen säkerhetskopia av databasen som behöver den finns kvar. Förstör den sedan.',
];

/** As the owner of the database that the configuration names. A server is not migrated by the way: that is a decision of its own. */
async function change(
  said: Configuration,
  from: KeyEncryption,
  to: KeyEncryption,
  onProgress: (done: number, keys: number) => void,
): Promise<Rewrapped> {
  const { database } = said;
  const asIs = database.kind === 'server' ? { ...database, ownerUrl: null } : database;
  const opened = await reaching(REACHED.migrating(said), () => openDatabase(asIs, 'use'));
  const owner = database.kind === 'server' ? database.ownerUrl : opened.owner;
  if (owner === null) throw new UsageError(NO_OWNER);
  const pool = openPool(owner, { max: 1 });
  try {
    return await reaching(REACHED.migrating(said), () => rewrap({ pool, from, to, onProgress }));
  } finally {
    await pool.end();
    await opened.stop();
  }
}

export const rotateFieldKeyCommand: Command = {
  arguments: '--to <fil>',
  about:
    'Byter nyckeln som personuppgifternas nycklar ligger under, från den i KEK_FILE till den i filen, medan tjänsten står stilla. Kan avbrytas och köras igen.',
  async run(args, { print, environment }) {
    const { values } = options(() => parseArgs({ args: [...args], options: { to: { type: 'string' } } }));
    if (!values.to) throw new UsageError('Ange --to och filen med den nya nyckeln: openssl rand -base64 32 > ny-kek.');
    const said = configuration(environment);
    const [from, to] = [keyOver(said), keyFromFile(values.to, said)];
    if (from.id === to.id) throw new UsageError('Nyckeln i filen är den som används nu. Gör en ny: openssl rand -base64 32 > ny-kek.');
    let begun = false;
    try {
      const done = await change(said, from, to, (gone, keys) => {
        begun = true;
        print(`${count(gone)} av ${count(keys)} nycklar`);
      });
      for (const line of whatNext(done, values.to)) print(line);
      return 0;
    } catch (error) {
      if (error instanceof CannotRewrap) print(sentenceOn(error.obstacle));
      else if (error instanceof DatabaseError && error.code === NOT_ALLOWED) print(NOT_OWNER);
      else throw error;
      print(begun ? GOES_ON : NOTHING_CHANGED);
      return 2;
    }
  },
};
