/**
 * Bundles of several cases in one archive, and the random sample that they were chosen by (docs/evidence.md, "Several cases"). Every bundle is checked by
 * itself; of the sample it is checked that it was drawn by its own rule, recorded in the log, and is here whole.
 */
import type { Wording } from '#libs/kernel';
import { DRAW, DRAW_SEED, draw, populationSha256 } from '../draw';
import { at, countAt, isObject, readJson, spell, textAt, type Json, type JsonObject } from '../bundle/canonical';
import type { BundledEvent } from '../bundle/format';
import { readBundle } from '../bundle/read';
import { readZip } from '../bundle/zip';
import { textOf } from '../bytes';
import type { Trust } from './check';
import { verify, type Verdict } from './verify';

/** Files of a pack. Its bundles lie in the folder `arenden/`. */
export const PACK = { sample: 'sample.json', population: 'population.txt', draws: 'urval.zip', bundles: 'arenden/' } as const;

export interface PackVerdict {
  /** All of it holds. */
  readonly holds: boolean;
  readonly bundles: readonly { readonly name: string; readonly verdict: Verdict }[];
  /** Null when the cases were not chosen by a sample; `faults` empty when it is what it says. */
  readonly sample: { readonly number: string; readonly decisions: number; readonly faults: readonly Wording[] } | null;
}

const isBundle = (name: string): boolean => name.startsWith(PACK.bundles) && name.endsWith('.zip');

/** The files of an archive that has bundles in it; undefined for anything else, a bundle among them. */
export function packFiles(archive: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const files = readZip(archive);
  if (typeof files === 'string' || files.has('events.ndjson')) return undefined;
  return [...files.keys()].some(isBundle) ? files : undefined;
}

interface Drawn {
  readonly decisionId: string;
  readonly caseId: string;
}
interface Sample {
  readonly number: string;
  readonly stream: string;
  readonly revision: number;
  /** Of the event SampleDrawn. */
  readonly body: JsonObject;
  readonly seed: string;
  readonly size: number;
  readonly drawn: readonly Drawn[];
}

function sampleIn(bytes: Uint8Array): Sample | undefined {
  let said: Json | undefined;
  try {
    said = readJson(textOf(bytes));
  } catch {
    return undefined;
  }
  const [number, stream, revision] = [textAt(said, 'number'), textAt(said, 'stream'), countAt(said, 'revision')];
  const [body, seed, size, list] = [
    at(said, 'body'),
    textAt(said, 'body', 'seed') ?? '',
    countAt(said, 'body', 'size'),
    at(said, 'body', 'drawn'),
  ];
  if (!isObject(body) || textAt(body, 'rule') !== DRAW || !DRAW_SEED.test(seed) || !Array.isArray(list)) return undefined;
  if (number === undefined || stream === undefined || revision === undefined || size === undefined) return undefined;
  const drawn = (list as readonly Json[]).map((one) => ({
    decisionId: textAt(one, 'decisionId') ?? '',
    caseId: textAt(one, 'caseId') ?? '',
  }));
  return { number, stream, revision, body, seed, size, drawn };
}

const NOT_READ: Wording = { sv: 'sample.json kan inte läsas.', en: 'sample.json can’t be read.' };
const NO_POPULATION: Wording = {
  sv: 'population.txt saknas eller är en annan lista än den som urvalet säger att det drogs ur.',
  en: 'population.txt is missing, or is another list than the one that the sample says it was drawn from.',
};
const NOT_DRAWN: Wording = {
  sv: 'Urvalet är inte det som fröet ger ur population.txt.',
  en: 'The sample is not what the seed gives out of population.txt.',
};
const NOT_RECORDED: Wording = {
  sv: 'Urvalet står inte i loggen så som sample.json säger: urval.zip saknas, håller inte eller säger något annat.',
  en: 'The sample does not stand in the log as sample.json says: urval.zip is missing, does not hold, or says something else.',
};
const missing = (ids: readonly string[]): Wording => ({
  sv: `Beslut som drogs finns inte bevisade i paketet: ${ids.join(', ')}.`,
  en: `Decisions that were drawn are not proved in the pack: ${ids.join(', ')}.`,
});

/** The recorded draw, out of a bundle of the stream of draws that holds. */
async function recorded(bundle: Uint8Array | undefined, { stream, revision }: Sample, trust: Trust): Promise<Json | undefined> {
  if (!bundle || (await verify(bundle, trust)).proved?.stream !== stream) return undefined;
  const data = eventsIn(bundle)[revision]?.data;
  return typeof data === 'string' ? at(readJson(data), 'body') : undefined;
}

/** Of a bundle that holds. */
const eventsIn = (bundle: Uint8Array): readonly BundledEvent[] => readBundle(readZip(bundle) as ReadonlyMap<string, Uint8Array>).events;

/** What is proved of one case. */
interface ProvedCase {
  readonly decisions: readonly string[];
  /** Some of its content has lawfully gone, or is withheld: a decision may be among it. */
  readonly incomplete: boolean;
}
const isThere = ({ decisionId, caseId }: Drawn, cases: ReadonlyMap<string, ProvedCase>): boolean => {
  const found = cases.get(`case-${caseId}`);
  return found !== undefined && (found.incomplete || found.decisions.includes(decisionId));
};

async function sampleFaults(
  files: ReadonlyMap<string, Uint8Array>,
  sample: Sample,
  cases: ReadonlyMap<string, ProvedCase>,
  trust: Trust,
): Promise<readonly Wording[]> {
  const faults: Wording[] = [];
  const population = files.get(PACK.population);
  let ids: readonly string[] = [];
  try {
    ids = population ? textOf(population).split('\n').slice(0, -1) : [];
  } catch {
    // not text: not the list
  }
  const { body, seed, size } = sample;
  const each = new Set(ids).size === ids.length && countAt(body, 'population', 'size') === ids.length;
  if (!each || textAt(body, 'population', 'sha256') !== populationSha256(ids)) faults.push(NO_POPULATION);
  const again = draw(ids, seed, size);
  if (again.length !== sample.drawn.length || again.some((id, n) => sample.drawn[n]!.decisionId !== id)) faults.push(NOT_DRAWN);
  const inLog = await recorded(files.get(PACK.draws), sample, trust);
  if (inLog === undefined || spell(inLog) !== spell(body)) faults.push(NOT_RECORDED);
  const gone = sample.drawn.filter((one) => !isThere(one, cases)).map(({ decisionId }) => decisionId);
  if (gone.length > 0) faults.push(missing(gone));
  return faults;
}

/** `files` as {@link packFiles} gives them. Each bundle is let go of before the next is read; `onNext` is told which one that is, from 1, and of how many. */
export async function verifyPack(
  files: ReadonlyMap<string, Uint8Array>,
  trust: Trust,
  onNext: (bundle: number, of: number) => Promise<void> | void = () => undefined,
): Promise<PackVerdict> {
  const bundles: { name: string; verdict: Verdict }[] = [];
  const cases = new Map<string, ProvedCase>();
  const chosen = [...files].filter(([name]) => isBundle(name));
  for (const [name, bytes] of chosen) {
    await onNext(bundles.length + 1, chosen.length);
    const verdict = await verify(bytes, trust);
    if (verdict.proved) {
      const { stream, summary } = verdict.proved;
      cases.set(stream, {
        decisions: summary.decisions.map(({ decisionId }) => decisionId),
        incomplete: eventsIn(bytes).some(({ data }) => data === null),
      });
    }
    bundles.push({ name: name.slice(PACK.bundles.length), verdict });
  }
  const written = files.get(PACK.sample);
  const sample = written && sampleIn(written);
  const told = !written
    ? null
    : !sample
      ? { number: '', decisions: 0, faults: [NOT_READ] }
      : { number: sample.number, decisions: sample.drawn.length, faults: await sampleFaults(files, sample, cases, trust) };
  return { holds: bundles.every(({ verdict }) => verdict.holds) && (told === null || told.faults.length === 0), bundles, sample: told };
}
