import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { FolderStore } from '#libs/documents';
import { caseEvidence, evidencePack, maskOf, NoEvidence, WrongMask, type EvidenceSources, type Mask, type Packing } from '#libs/evidence';
import type { EventLog } from '#libs/event-log';
import { drawnIn, populationOf, sampleNumbered } from '#libs/sampling';
import { KeptProofs, NoSeal } from '#libs/sealing';
import { configuration } from '../../all/configuration';
import { packingOf, packList } from '../../api/auditor/pack-list';
import { caseIdOf } from '../case-id';
import { UsageError, type Command, type Session } from '../command';
import { oneArgument, options } from '../options';
import { noteReading } from '../reading';

const READ = {
  out: { type: 'string' },
  size: { type: 'string', multiple: true },
  withhold: { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  provision: { type: 'string' },
  sample: { type: 'string' },
  case: { type: 'string', multiple: true },
} as const;

const READ_AS = 'bevispaketet för ärendet';

const unknown = (asked: string): UsageError =>
  new UsageError(`Det finns inget ärende ${asked}. Skriv diarienumret (LIG 2026-17) eller ärendets id.`);

/** What was drawn, and what it was drawn from: out of the log itself, so that no read model has to be there. */
async function sampled(log: EventLog, number: string): Promise<Packing> {
  const event = await sampleNumbered(log, number);
  if (!event) throw new UsageError(`Det finns inget urval ${number}. Numren skrivs 2026-3: året, och vilket i ordningen.`);
  const asked = drawnIn(event);
  return packingOf(event, await populationOf(log, asked, asked.population.upTo));
}

async function several(log: EventLog, asked: readonly string[]): Promise<Packing> {
  const cases: string[] = [];
  for (const one of asked) {
    const caseId = await caseIdOf(log, one);
    if (caseId === null) throw unknown(one);
    cases.push(caseId);
  }
  return { cases, sample: null, list: packList([]) };
}

async function writePack(session: Session, sources: EvidenceSources, packing: Packing, out: string): Promise<number> {
  await noteReading(session, packing.cases, READ_AS);
  await pipeline(Readable.from(await evidencePack(sources, packing), { objectMode: false }), createWriteStream(out));
  session.print(
    `${out}: bevispaketen för ${new Set(packing.cases).size} ärenden${packing.sample ? ` i urvalet ${packing.sample.number}` : ''}.`,
  );
  session.print(`Kontrollera alla med: node verify.mjs ${out} policy.txt`);
  return 0;
}

interface One {
  readonly asked: string;
  readonly sizes: readonly number[];
  readonly mask: Mask | null;
}

function maskIn({ withhold = [], release = [], provision }: { withhold?: string[]; release?: string[]; provision?: string }): Mask | null {
  try {
    return maskOf(withhold, release, provision);
  } catch (error) {
    throw error instanceof WrongMask ? new UsageError(error.message) : error;
  }
}

async function writeOne(session: Session, sources: EvidenceSources, { asked, sizes, mask }: One, out: string): Promise<number> {
  const caseId = await caseIdOf(sources.log, asked);
  const evidence = caseId === null ? undefined : await caseEvidence(sources, caseId, { sizes, mask });
  if (caseId === null || !evidence) throw unknown(asked);
  await noteReading(session, [caseId], READ_AS);
  await writeFile(out, evidence.archive);
  session.print(`${out}: ärende ${evidence.number ?? caseId}, bevisat mot loggen med ${evidence.size} blad.`);
  session.print(`Kontrollera med: node verify.mjs ${out} policy.txt`);
  return 0;
}

export const evidenceCommand: Command = {
  arguments:
    '<diarienummer eller ärende-id> --out <fil.zip> [--size <storlek>]… [--withhold <händelse eller fält>]… [--release <fält>]… [--provision <bestämmelse>] | --sample <nummer> --out … | --case <ärende>… --out …',
  about:
    'Skriver bevispaketet för ett ärende, för ett slumpmässigt urval eller för flera ärenden, att kontrollera med verify.mjs. --size = en storlek av loggen som mottagaren har en rot av. --withhold = en händelse (nummer; 13- för den och alla efter) eller ett fält (application.contact, * för alla) som hålls tillbaka med stöd av --provision; --release = undantag.',
  async run(args, session) {
    const { positionals, values } = options(() => parseArgs({ args: [...args], options: READ, allowPositionals: true }));
    const sizes = (values.size ?? []).map(Number);
    const { out, sample, case: cases = [] } = values;
    if (!out) throw new UsageError('Ange filen som paketet ska skrivas till med --out.');
    if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0)) throw new UsageError('--size ska vara ett helt tal.');
    const mask = maskIn(values);
    if (mask && (sample !== undefined || cases.length > 0)) throw new UsageError('--withhold gäller ett ärende åt gången.');
    const ways = [sample !== undefined, cases.length > 0, positionals.length > 0].filter(Boolean).length;
    if (ways > 1) throw new UsageError('Ange ett ärende, --sample eller --case, inte flera av dem.');
    // a number of the diary has a space in it: it need not be quoted
    const joined = positionals.length > 1 ? [positionals.join(' ')] : positionals;
    const asked = ways === 1 && positionals.length === 0 ? '' : oneArgument(joined, 'ett diarienummer eller ärende-id');
    const { log, pool } = await session.register();
    const files = new FolderStore(`${configuration(session.environment).dataFolder}/files`);
    const sources = { log, files, proofs: new KeptProofs(pool, log) };
    try {
      if (sample !== undefined) return await writePack(session, sources, await sampled(log, sample), out);
      if (cases.length > 0) return await writePack(session, sources, await several(log, cases), out);
      return await writeOne(session, sources, { asked, sizes, mask }, out);
    } catch (error) {
      if (!(error instanceof NoSeal || error instanceof NoEvidence)) throw error;
      session.print(error.message);
      return 1;
    }
  },
};
