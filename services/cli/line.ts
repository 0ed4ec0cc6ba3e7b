/** The command line: finds the command, and tells what went wrong in a Swedish sentence. */
import { SystemClock } from '#libs/kernel';
import { ConfigurationError } from '../all/configuration';
import { WrongLog } from '../all/engine';
import { UnusableKeyFile } from '#libs/privacy';
import { FolderTaken } from '#libs/sealing';
import { NotReached } from '../all/reaching';
import { UsageError, type Command } from './command';
import { chainCommand } from './commands/chain';
import { copyLogCommand } from './commands/copy-log';
import { delegationCommand } from './commands/delegation';
import { demonstrationCommand } from './commands/demonstration';
import { evidenceCommand } from './commands/evidence';
import { exportCaseCommand } from './commands/export-case';
import { importCommand } from './commands/import';
import { migrateCommand } from './commands/migrate';
import { positionsCommand } from './commands/positions';
import { rebuildCommand } from './commands/rebuild';
import { replayCommand } from './commands/replay';
import { rotateFieldKeyCommand } from './commands/rotate-field-key';
import { rotateLogKeysCommand } from './commands/rotate-log-keys';
import { seedCommand } from './commands/seed';
import { verifyCommand } from './commands/verify';
import { witnessCommand } from './commands/witness';
import { UnusableFile } from './import/encoding';
import { openRegister, type Register } from './register';

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  delegation: delegationCommand,
  demonstration: demonstrationCommand,
  seed: seedCommand,
  migrate: migrateCommand,
  rebuild: rebuildCommand,
  positions: positionsCommand,
  'copy-log': copyLogCommand,
  'export-case': exportCaseCommand,
  evidence: evidenceCommand,
  replay: replayCommand,
  chain: chainCommand,
  verify: verifyCommand,
  witness: witnessCommand,
  'rotate-log-keys': rotateLogKeysCommand,
  'rotate-field-key': rotateFieldKeyCommand,
};

const usageOf = (name: string, { arguments: args, about }: Command): string =>
  `  npm run liggaren -- ${name} ${args}`.trimEnd() + `\n      ${about}`;
const USAGE = [
  'Liggaren på kommandoraden',
  '',
  ...Object.entries(COMMANDS).map(([name, command]) => usageOf(name, command)),
  '  npm run liggaren -- help',
  '',
  'Databasen är den som DATABASE_URL anger, annars den inbyggda (i mappen DATA_DIR), också medan npm start kör.',
  'Avslutas med 0 om allt gick väl, 1 om något inte gick (till exempel en rad i filen) och 2 om inget kunde göras.',
].join('\n');

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const FOR_PEOPLE = [UsageError, UnusableFile, ConfigurationError, WrongLog, NotReached, FolderTaken, UnusableKeyFile];
const isForPeople = (error: unknown): error is Error => FOR_PEOPLE.some((kind) => error instanceof kind);

/** Runs one command and gives its exit code. Never throws. `open` is given by tests, which have a register of their own. */
export async function run(args: readonly string[], terminal: Terminal, open = () => openRegister(terminal.environment)): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    (name === undefined ? terminal.err : terminal.out)(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    terminal.err(`Det finns inget kommando ${name}.\n\n${USAGE}`);
    return 2;
  }
  let register: Promise<Register> | undefined;
  try {
    const { out: print, environment } = terminal;
    const production = environment['NODE_ENV'] === 'production';
    return await command.run(rest, { print, environment, clock: new SystemClock(), production, register: () => (register ??= open()) });
  } catch (error) {
    if (!isForPeople(error)) terminal.err(`Det gick inte: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    else terminal.err(error instanceof UsageError ? `${error.message}\n\n${usageOf(name, command)}` : error.message);
    return 2;
  } finally {
    await register?.then((opened) => opened.close()).catch(() => undefined);
  }
}
