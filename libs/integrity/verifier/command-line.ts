/** The verifier on a command line: what it was told, what it prints, and what its exit code says. Knows no files: they are given to it. */
import { LARGEST_BUNDLE } from '../bundle/format';
import { textOf, toHex } from '../bytes';
import { readPolicy, WrongPolicy, type Policy } from '../policy';
import { packFiles, verifyPack, type PackVerdict } from './pack';
import { readPublished, verify, type PublishedRoot, type Trust, type Verdict } from './verify';

export interface Surroundings {
  /** Undefined when there is no such file, or it can't be read. */
  readonly read: (file: string, most: number) => Uint8Array | undefined;
  readonly print: (line: string) => void;
  /** Seconds since 1970. */
  readonly now: number;
}

const USAGE = `Användning: node verify.mjs <ärende.zip>… <policy.txt> [--published storlek:rot]… [--max-age-days N] [--english]

Kontrollerar ett bevispaket för ett ärende, utan nät och utan någon server. Flera paket kan anges, och en fil med
paketen för flera ärenden eller för ett urval.
  policy.txt       Vilka nycklar du litar på (C2SP tlog-policy). Ta dem ur protokollet, aldrig ur paketet.
  --published      En rot som du har från annat håll: loggens storlek och roten i hex, så som de står i protokollet.
                   Får stå flera gånger.
  --max-age-days   Hur gammalt intyget högst får vara.
  --english        Print in English.

Avslutas med 0 om allt håller, 1 om något inte håller, 2 om kontrollen inte kunde göras.`;

/** What could not be done at all. */
class NotChecked extends Error {}

interface Asked {
  readonly bundles: readonly string[];
  readonly policy: string;
  readonly published: readonly PublishedRoot[];
  readonly maxAge: number | null;
  readonly language: 'sv' | 'en';
}

function asked(args: readonly string[]): Asked {
  const files: string[] = [];
  const published: PublishedRoot[] = [];
  let maxAge: number | null = null;
  let language: 'sv' | 'en' = 'sv';
  for (let n = 0; n < args.length; n++) {
    const argument = args[n]!;
    if (argument === '--english') language = 'en';
    else if (argument === '--published') {
      const root = readPublished(args[++n] ?? '');
      if (!root) throw new NotChecked(`--published ska följas av storlek:rot, t.ex. 1000000:7c92…, men följs av ”${args[n] ?? ''}”.`);
      published.push(root);
    } else if (argument === '--max-age-days') {
      if (!/^\d{1,6}$/.test(args[++n] ?? '')) throw new NotChecked('--max-age-days ska följas av ett antal dagar.');
      maxAge = Number(args[n]) * 86_400;
    } else if (argument.startsWith('--')) throw new NotChecked(`Okänt tillval: ${argument}`);
    else files.push(argument);
  }
  const [bundles, policy] = [files.slice(0, -1), files.at(-1)];
  if (bundles.length === 0 || policy === undefined) throw new NotChecked(USAGE);
  return { bundles, policy, published, maxAge, language };
}

function policyIn(file: string, bytes: Uint8Array | undefined): Policy {
  if (!bytes) throw new NotChecked(`Policyn ${file} kan inte läsas.`);
  let policy: Policy;
  try {
    policy = readPolicy(textOf(bytes).replaceAll('\r\n', '\n'));
  } catch (error) {
    if (error instanceof WrongPolicy) throw new NotChecked(`Policyn ${file} är fel på rad ${error.line}: ${error.why}`);
    throw new NotChecked(`Policyn ${file} är inte text.`);
  }
  if (policy.logs.length === 0) throw new NotChecked(`Policyn ${file} nämner ingen logg att lita på.`);
  return policy;
}

/** Whatever stands in a bundle, nothing of it may steer the terminal that shows it. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const plain = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');

const WORDS = {
  sv: { holds: 'HÅLLER', fails: 'HÅLLER INTE', note: 'att veta', whole: 'Allt håller.', broken: 'Paketet håller inte.', about: 'Ärende' },
  en: {
    holds: 'HOLDS',
    fails: 'DOES NOT HOLD',
    note: 'to know',
    whole: 'All of it holds.',
    broken: 'The bundle does not hold.',
    about: 'Case',
  },
} as const;

/** A line for each check, and the outcome last. */
export function told({ findings, holds, proved }: Verdict, language: 'sv' | 'en'): readonly string[] {
  const words = WORDS[language];
  const lines = findings.flatMap(({ check, promise, fault, remark }) => [
    fault ? `✗ ${words.fails} [${fault.code}] ${check}: ${fault.why[language]}` : `✓ ${words.holds} ${check}: ${promise[language]}`,
    ...(remark ? [`    ${words.note}: ${remark[language]}`] : []),
  ]);
  if (!proved) return [...lines, '', holds ? words.whole : words.broken].map(plain);
  const { summary, checkpoint, stream } = proved;
  const kronor = (ore: number): string => (ore / 100).toLocaleString(language);
  return [
    ...lines,
    '',
    words.whole,
    `${words.about} ${summary.number ?? stream}: ${summary.title ?? ''} (${summary.applicant ?? ''})`,
    ...summary.decisions.map(
      (one) =>
        `  ${one.decidedOn} ${one.outcome} ${kronor(one.amountOre)} kr${one.revokedOn === null ? '' : ` (återkallat ${one.revokedOn})`}`,
    ),
    `${checkpoint.origin}, ${checkpoint.size}: ${toHex(checkpoint.root).match(/.{4}/g)!.join(' ')}`,
  ].map(plain);
}

const PACK_WORDS = {
  sv: {
    wholePack: (n: number) => `Alla ${n} paket håller.`,
    brokenPack: (bad: number, n: number) => `${bad} av ${n} paket håller inte.`,
    sample: (number: string, n: number) =>
      `URVAL ${number}: draget ur population.txt med sitt frö, antecknat i loggen, och alla ${n} beslut är bevisade här.`,
    brokenSample: 'Urvalet håller inte.',
  },
  en: {
    wholePack: (n: number) => `All ${n} bundles hold.`,
    brokenPack: (bad: number, n: number) => `${bad} of ${n} bundles do not hold.`,
    sample: (number: string, n: number) =>
      `SAMPLE ${number}: drawn out of population.txt by its seed, recorded in the log, and all ${n} decisions are proved here.`,
    brokenSample: 'The sample does not hold.',
  },
} as const;

/** A line for each bundle, what is wrong with those that do not hold, what is to know of the others, and the sample last. */
export function toldOfPack({ bundles, sample }: PackVerdict, language: 'sv' | 'en'): readonly string[] {
  const [words, more] = [WORDS[language], PACK_WORDS[language]];
  const lines = bundles.flatMap(({ name, verdict: { holds, findings, proved } }) => [
    proved
      ? `✓ ${words.holds} ${name}: ${proved.summary.number ?? proved.stream}, ${proved.summary.title ?? ''} (${proved.summary.applicant ?? ''})`
      : `✗ ${words.fails} ${name}`,
    ...findings.flatMap(({ check, fault, remark }) => [
      ...(fault ? [`    [${fault.code}] ${check}: ${fault.why[language]}`] : []),
      ...(holds && remark ? [`    ${words.note}: ${remark[language]}`] : []),
    ]),
  ]);
  const bad = bundles.filter(({ verdict }) => !verdict.holds).length;
  return [
    ...lines,
    '',
    bad === 0 ? more.wholePack(bundles.length) : more.brokenPack(bad, bundles.length),
    ...(!sample
      ? []
      : sample.faults.length === 0
        ? [more.sample(sample.number, sample.decisions)]
        : [more.brokenSample, ...sample.faults.map((why) => `✗ ${words.fails} [SAMPLE] ${why[language]}`)]),
  ].map(plain);
}

/** More than what a file may be is not read into memory. */
const LARGEST_FILE = 2_000_000_000;

async function checked(file: string, trust: Trust, language: 'sv' | 'en', { read, print }: Surroundings): Promise<boolean> {
  const archive = read(file, LARGEST_FILE);
  if (!archive) throw new NotChecked(`Paketet ${file} kan inte läsas, eller är större än ${LARGEST_FILE / 1e6} MB.`);
  const files = packFiles(archive);
  if (!files && archive.length > LARGEST_BUNDLE) throw new NotChecked(`Paketet ${file} är större än ${LARGEST_BUNDLE / 1e6} MB.`);
  const verdict = files ? await verifyPack(files, trust) : await verify(archive, trust);
  for (const line of 'bundles' in verdict ? toldOfPack(verdict, language) : told(verdict, language)) print(line);
  return verdict.holds;
}

/** Exit code: 0 = all of it holds; 1 = something does not; 2 = it could not be checked. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { read, print, now } = surroundings;
  try {
    const { bundles, policy: policyFile, published, maxAge, language } = asked(args);
    const policy = policyIn(policyFile, read(policyFile, 10_000_000));
    let holds = true;
    for (const [n, file] of bundles.entries()) {
      if (bundles.length > 1) print(`${n === 0 ? '' : '\n'}${plain(file)}`);
      holds = (await checked(file, { policy, published, now, maxAge }, language, surroundings)) && holds;
    }
    return holds ? 0 : 1;
  } catch (error) {
    print(error instanceof NotChecked ? error.message : `Kontrollen kunde inte göras: ${String(error)}`);
    return 2;
  }
}
