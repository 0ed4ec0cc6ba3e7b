import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FolderStore } from '#libs/documents';
import { caseEvidence, NoEvidence } from '#libs/evidence';
import { KeptProofs, NoSeal } from '#libs/sealing';
import { configuration } from '../../all/configuration';
import { caseIdOf } from '../case-id';
import { UsageError, type Command } from '../command';
import { oneArgument, options } from '../options';

const READ = { out: { type: 'string' }, size: { type: 'string', multiple: true } } as const;

export const evidenceCommand: Command = {
  arguments: '<diarienummer eller ärende-id> --out <fil.zip> [--size <storlek>]…',
  about: 'Skriver bevispaketet för ett ärende, att kontrollera med verify.mjs. --size = en storlek av loggen som mottagaren har en rot av.',
  async run(args, session) {
    const { positionals, values } = options(() => parseArgs({ args: [...args], options: READ, allowPositionals: true }));
    // a number of the diary has a space in it: it need not be quoted
    const asked = oneArgument(positionals.length > 1 ? [positionals.join(' ')] : positionals, 'ett diarienummer eller ärende-id');
    const sizes = (values.size ?? []).map(Number);
    if (!values.out) throw new UsageError('Ange filen som paketet ska skrivas till med --out.');
    if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0)) throw new UsageError('--size ska vara ett helt tal.');
    const { log, pool } = await session.register();
    const files = new FolderStore(`${configuration(session.environment).dataFolder}/files`);
    const caseId = await caseIdOf(log, asked);
    try {
      const evidence =
        caseId === null ? undefined : await caseEvidence({ log, files, proofs: new KeptProofs(pool, log) }, caseId, { sizes });
      if (!evidence) throw new UsageError(`Det finns inget ärende ${asked}. Skriv diarienumret (LIG 2026-17) eller ärendets id.`);
      await writeFile(values.out, evidence.archive);
      session.print(`${values.out}: ärende ${evidence.number ?? caseId}, bevisat mot loggen med ${evidence.size} blad.`);
      session.print('Kontrollera med: node verify.mjs ' + values.out + ' policy.txt');
      return 0;
    } catch (error) {
      if (!(error instanceof NoSeal || error instanceof NoEvidence)) throw error;
      session.print(error.message);
      return 1;
    }
  },
};
