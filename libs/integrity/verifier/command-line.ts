/** The verifier on a command line: what it was told, what it prints, and what its exit code says. Knows no files: they are given to it. */
import { LARGEST_BUNDLE } from '../bundle/format';
import { textOf, toHex } from '../bytes';
import { readPolicy, WrongPolicy, type Policy } from '../policy';
import { readPublished, verify, type PublishedRoot, type Verdict } from './verify';

export interface Surroundings {
  /** Undefined when there is no such file, or it can't be read. */
  readonly read: (file: string, most: number) => Uint8Array | undefined;
  readonly print: (line: string) => void;
  /** Seconds since 1970. */
  readonly now: number;
}

const USAGE = `Användning: node verify.mjs <ärende.zip> <policy.txt> [--published storlek:rot]… [--max-age-days N] [--english]

Kontrollerar ett bevispaket för ett ärende, utan nät och utan någon server.
  policy.txt       Vilka nycklar du litar på (C2SP tlog-policy). Ta dem ur protokollet, aldrig ur paketet.
  --published      En rot som du har från annat håll: loggens storlek och roten i hex, så som de står i protokollet.
                   Får stå flera gånger.
  --max-age-days   Hur gammalt intyget högst får vara.
  --english        Print in English.

Avslutas med 0 om allt håller, 1 om något inte håller, 2 om kontrollen inte kunde göras.`;

/** What could not be done at all. */
class NotChecked extends Error {}

interface Asked {
  readonly bundle: string;
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
  const [bundle, policy, ...more] = files;
  if (bundle === undefined || policy === undefined || more.length > 0) throw new NotChecked(USAGE);
  return { bundle, policy, published, maxAge, language };
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

/** Exit code: 0 = it holds; 1 = it does not; 2 = it could not be checked. */
export async function run(args: readonly string[], { read, print, now }: Surroundings): Promise<0 | 1 | 2> {
  try {
    const { bundle, policy: policyFile, published, maxAge, language } = asked(args);
    const policy = policyIn(policyFile, read(policyFile, 10_000_000));
    const archive = read(bundle, LARGEST_BUNDLE);
    if (!archive) throw new NotChecked(`Paketet ${bundle} kan inte läsas, eller är större än ${LARGEST_BUNDLE / 1e6} MB.`);
    const verdict = await verify(archive, { policy, published, now, maxAge });
    for (const line of told(verdict, language)) print(line);
    return verdict.holds ? 0 : 1;
  } catch (error) {
    print(error instanceof NotChecked ? error.message : `Kontrollen kunde inte göras: ${String(error)}`);
    return 2;
  }
}
