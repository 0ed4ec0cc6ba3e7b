/** The life of a process: starts, says where it is, and ends in good order when told to. */
import { configuration, ConfigurationError, type Configuration, type ProcessRole } from './configuration';
import { demonstrationLines } from './demonstration';
import { start, type Running } from './start';

/** sysexits.h: the configuration is wrong. */
const WRONG_CONFIGURATION = 78;
/** A second signal after this means: at once, whatever is under way. */
const SAME_WISH_MS = 2000;

// whoever listened may have gone (`npm start | head`): that is no reason to stop, least of all half-way through stopping
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function read(roles: readonly ProcessRole[] | undefined): Configuration | undefined {
  try {
    return configuration(roles ? { ...process.env, ROLES: roles.join(',') } : process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    complain('Liggaren startade inte:');
    for (const sentence of error.sentences) complain(`- ${sentence}`);
    return undefined;
  }
}

function welcome({ url, logEnd, movedPort, filled }: Running, { roles, port, demonstration }: Configuration): void {
  if (movedPort) say(`Port ${port.number} var upptagen, så en annan valdes.`);
  say(`Liggaren är igång: ${url}`);
  say(`Roller: ${roles.join(', ')}. Händelseloggen slutar på plats ${logEnd}.${filled ? ' Demonstrationsärenden har lagts in.' : ''}`);
  if (demonstration && roles.includes('api')) for (const line of demonstrationLines()) say(line);
}

/** `roles` = those that this program is for; left out, ROLES says. */
export async function run(roles?: readonly ProcessRole[]): Promise<void> {
  const chosen = read(roles);
  if (!chosen) return process.exit(WRONG_CONFIGURATION);
  let running: Promise<Running> | undefined;
  let endingSince: number | undefined;
  // not Nest's shutdown hooks: they send the signal on before the pools and the database are closed
  const end = async (): Promise<void> => {
    // one wish to stop may reach us several times over: from the terminal, from npm, from the launcher
    if (endingSince !== undefined) return performance.now() - endingSince > SAME_WISH_MS ? process.exit(1) : undefined;
    endingSince = performance.now();
    say('Avslutar …');
    try {
      await (await running)?.stop();
      process.exit(0);
    } catch (error) {
      complain(`Allt avslutades inte som det skulle: ${String(error)}`);
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end());
  running = start(chosen);
  try {
    welcome(await running, chosen);
  } catch (error) {
    if (endingSince !== undefined) return;
    complain(`Liggaren startade inte: ${error instanceof Error ? error.message : String(error)}`);
    if (chosen.logLevel === 'debug' || chosen.logLevel === 'trace') console.error(error);
    process.exit(1);
  }
}
