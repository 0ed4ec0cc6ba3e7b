import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '#libs/event-log';
import { PostgresPersons } from '#libs/identity';
import { openBuses } from '../buses';
import { UsageError, type Command } from '../command';
import { UnusableFile } from '../import/encoding';
import { importFile } from '../import/import-file';
import { DELIMITERS, type Delimiter } from '../import/records';
import { asText, exitCode } from '../import/report';
import { SYSTEM_IMPORT } from '../import/take-in';
import { oneArgument, options } from '../options';
import type { Register } from '../register';

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  scheme: { type: 'string' },
  delimiter: { type: 'string' },
  as: { type: 'string' },
} as const;

const USUAL_SCHEME = 'sociala-innovationer';
/** A form's export of ten thousand applications is a tenth of this. */
const LARGEST_FILE = 100 * 1024 * 1024;

const isDelimiter = (text: string): text is Delimiter => (DELIMITERS as readonly string[]).includes(text);

function bytesOf(file: string): Buffer {
  let size: number;
  try {
    size = fs.statSync(file).size;
  } catch {
    throw new UnusableFile(`Filen ${file} finns inte eller går inte att läsa.`);
  }
  if (size > LARGEST_FILE) throw new UnusableFile(`Filen ${file} är större än 100 MB. Dela upp den.`);
  return fs.readFileSync(file);
}

/** The administrator that the import is done for: nobody else takes in files (compare the rule on submitting an application). */
async function actorOf({ pool }: Register, ref: string | undefined): Promise<Omit<Actor, 'at'>> {
  if (ref === undefined) return SYSTEM_IMPORT;
  const person = await new PostgresPersons(pool).byRef(ref);
  if (person?.role !== 'administrator')
    throw new UsageError(`${ref} är ingen administratör. Ange en administratörs beteckning (p_…) med --as, eller utelämna --as.`);
  return { ref: person.ref, role: person.role, name: person.name, organisation: person.organisation, acr: SYSTEM_IMPORT.acr };
}

export const importCommand: Command = {
  arguments: '<fil.csv> [--dry-run] [--scheme <id>] [--delimiter ";"|","] [--as <p_…>] [--json]',
  about: 'Läser in ansökningar ur webbformulärets exportfil. Samma ansökan läses aldrig in två gånger.',
  async run(args, session) {
    const { values, positionals } = options(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
    const file = oneArgument(positionals, 'en fil');
    const { delimiter } = values;
    if (delimiter !== undefined && !isDelimiter(delimiter)) throw new UsageError('Skiljetecknet är ; eller ,. Skriv --delimiter=";".');
    const bytes = bytesOf(file);
    const register = await session.register();
    const actor = await actorOf(register, values.as);
    const buses = await openBuses(register.log);
    try {
      const report = await importFile({
        ...buses,
        clock: session.clock,
        actor,
        file: path.basename(file),
        bytes,
        schemeId: values.scheme ?? USUAL_SCHEME,
        ...(delimiter === undefined ? {} : { delimiter }),
        dryRun: values['dry-run'] ?? false,
      });
      session.print(values.json ? JSON.stringify(report, null, 2) : asText(report));
      return exitCode(report);
    } finally {
      await buses.close();
    }
  },
};
