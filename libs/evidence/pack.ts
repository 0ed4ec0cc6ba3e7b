/** The bundles of several cases in one file, against one checkpoint, made while it is sent: one bundle at a time lies in memory (docs/evidence.md). */
import { caseStream } from '#libs/grant-cases/events';
import { PACK, populationFile, sha256, toHex, ZipWriter, type Summary } from '#libs/integrity';
import { lastOf, spell, type RecordedEvent } from '#libs/event-log';
import type { Json } from '#libs/kernel';
import type { SampleDrawn } from '#libs/sampling/events';
import { evidenceOf, type CaseEvidence } from './case-evidence';
import { checkpointOver, groundOf, type Ground } from './ground';
import { NoEvidence, type EvidenceSources } from './proving';
import { packReadMe, readMeOfDraws } from './read-me';

/** A random sample whose cases are packed: what lies in the log, and what it was drawn from. */
export interface PackedSample {
  readonly number: string;
  readonly stream: string;
  readonly revision: number;
  readonly body: SampleDrawn;
  /** Ids of the decisions that could have been drawn. */
  readonly population: readonly string[];
}

/** A case in the list of what the pack has. */
export interface PackedCase {
  readonly caseId: string;
  /** Null when it could not be packed; then `why` says why, in Swedish. */
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number } | null;
  readonly why: string | null;
  readonly summary: Summary | null;
}

export interface Packing {
  /** Ids; each is packed once. */
  readonly cases: readonly string[];
  readonly sample: PackedSample | null;
  /** The list for people, as it is to lie in the pack. */
  readonly list: (cases: readonly PackedCase[]) => { readonly name: string; readonly bytes: Uint8Array };
}

const utf8 = new TextEncoder();
const fileName = (number: string | null, caseId: string): string => (number ?? caseId).replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);

async function packed(sources: EvidenceSources, caseId: string, ground: Ground): Promise<CaseEvidence | string> {
  try {
    const evidence = await evidenceOf(sources, caseStream(caseId), ground);
    return evidence ?? 'Ärendet finns inte i loggen.';
  } catch (error) {
    if (!(error instanceof NoEvidence)) throw error;
    return error.message;
  }
}

async function* parts(sources: EvidenceSources, { cases, sample, list }: Packing, ground: Ground): AsyncGenerator<Uint8Array> {
  const archive = new ZipWriter();
  const ids = [...new Set(cases)];
  const { origin } = sources.log;
  yield* archive.add({
    name: 'LÄS-MIG.txt',
    bytes: utf8.encode(packReadMe({ log: origin, size: ground.size, cases: ids.length, sample: sample?.number ?? null })),
  });
  if (sample) {
    const { number, stream, revision, body } = sample;
    const said = spell({ number, stream, revision, log: origin, body } as unknown as Json);
    yield* archive.add({ name: PACK.sample, bytes: utf8.encode(`${said}\n`) });
    yield* archive.add({ name: PACK.population, bytes: populationFile(sample.population) });
    const draws = await evidenceOf(sources, stream, ground, readMeOfDraws);
    if (draws) yield* archive.add({ name: PACK.draws, bytes: draws.archive });
  }
  const done: PackedCase[] = [];
  const names = new Set<string>();
  for (const caseId of ids) {
    const found = await packed(sources, caseId, ground);
    if (typeof found === 'string') {
      done.push({ caseId, file: null, why: found, summary: null });
      continue;
    }
    const short = fileName(found.number, caseId);
    const name = `${PACK.bundles}${names.has(short) ? caseId : short}.zip`;
    names.add(short);
    yield* archive.add({ name, bytes: found.archive });
    const file = { name, sha256: toHex(sha256(found.archive)), bytes: found.archive.length };
    done.push({ caseId, file, why: null, summary: found.summary });
  }
  yield* archive.add(list(done));
  yield* archive.end();
}

/**
 * Seals once at the most, and gives the pack part by part. Throws before the first part what {@link groundOf} and the source throw when nothing can be
 * proved yet; what a single case lacks is told in the list.
 */
export async function evidencePack(sources: EvidenceSources, packing: Packing): Promise<AsyncIterable<Uint8Array>> {
  const streams = [...new Set(packing.cases)].map(caseStream);
  const lasts: RecordedEvent[] = [];
  for (const stream of packing.sample ? [packing.sample.stream, ...streams] : streams) {
    const last = await lastOf(sources.log, stream);
    if (last) lasts.push(last);
  }
  const checkpoint = await checkpointOver(sources.proofs, lasts);
  return parts(sources, packing, await groundOf(sources, checkpoint));
}
