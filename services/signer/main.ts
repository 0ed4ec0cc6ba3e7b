/**
 * The signer of the log in a process of its own: best on another machine, with another administrator than the database has (audit.md 2.1). Reads
 * LOG_ORIGIN, DATA_DIR, HOST, PORT and SIGNER_SECRET; needs no database.
 */
import { Signer } from '#libs/sealing';
import { listen, signerService } from '#libs/sealing/module';
import { until } from '../witness/until-told';
import { signerConfiguration } from './configuration';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const { sentences, ...chosen } = signerConfiguration(process.env);
  if (sentences.length > 0) {
    for (const line of ['Undertecknaren startade inte:', ...sentences.map((sentence) => `- ${sentence}`)]) complain(line);
    return 78; // sysexits.h: the configuration is wrong
  }
  const signer = await Signer.open(chosen.folder, chosen.origin);
  const server = await listen(chosen, signerService(signer, chosen.token), (error) => complain(String(error)));
  const { size } = await signer.signed();
  say(`Undertecknaren är igång: ${server.url}. ${size} händelser är undertecknade. Loggens nycklar:`);
  for (const key of await signer.keys()) say(`log ${key}`);
  await until(['SIGTERM', 'SIGINT', 'SIGHUP']);
  await server.close();
  await signer.close();
  return 0;
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(`Undertecknaren startade inte: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
