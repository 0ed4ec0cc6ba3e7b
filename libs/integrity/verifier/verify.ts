/** Whether a bundle proves what it says, by what the reader trusts: every check in its order, and nothing else. */
import type { Wording } from '#libs/kernel';
import { bytesOf } from '../bytes';
import { readJson } from '../bundle/canonical';
import type { Bundle, BundledEvent } from '../bundle/format';
import { readBundle, Unreadable } from '../bundle/read';
import { readZip } from '../bundle/zip';
import { attestations, readCheckpoint, type Checkpoint } from '../checkpoint';
import { readNote } from '../note';
import { openedWith } from '../bundle/released';
import { hashOfLeaf } from '../tree';
import { wrong, type Check, type Fault, type PublishedRoot, type ReadEvent, type Told, type Trust, type World } from './check';
import { decisionChecks } from './documents';
import { eventChecks } from './event-checks';
import { logKeys, noteChecks, witnessKeys } from './note-checks';
import { sealChecks } from './seal-checks';
import { spellSummary, summaryInClear, type Summary } from './summary';

export type { Code, Fault, Place, PublishedRoot, Trust } from './check';

const summaryCheck: Check = {
  name: 'SUMMARY',
  promise: {
    sv: 'Sammanfattningen är den som händelserna ger.',
    en: 'The summary is the one that the events give.',
  },
  look: async ({ events, bundle }) =>
    spellSummary(await summaryInClear(events)) === bundle.summary
      ? undefined
      : wrong('SUMMARY', 'Sammanfattningen säger något annat än händelserna.', 'The summary says something other than the events.'),
};

/** In the order in which they are made. */
export const CHECKS: readonly Check[] = [...noteChecks, ...eventChecks, ...sealChecks, ...decisionChecks, summaryCheck];

/** What one check found. */
export interface Finding {
  /** `BUNDLE` and `NOTE` stand for the reading itself: without it there is nothing to check. */
  readonly check: string;
  readonly promise: Wording;
  readonly outcome: 'HOLDS' | 'FAILS';
  readonly fault: Fault | null;
  /** What the reader has to know although it holds. */
  readonly remark: Wording | null;
}
export interface Verdict {
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  /** What was proved, when it was: null unless everything holds. */
  readonly proved: { readonly stream: string; readonly checkpoint: Checkpoint; readonly summary: Summary } | null;
}

const found = (check: Pick<Check, 'name' | 'promise'>, told: Told): Finding => ({
  check: check.name,
  promise: check.promise,
  outcome: told && 'fault' in told ? 'FAILS' : 'HOLDS',
  fault: told && 'fault' in told ? told.fault : null,
  remark: told && 'remark' in told ? told.remark : null,
});

const BUNDLE = {
  name: 'BUNDLE',
  promise: {
    sv: 'Paketet kan läsas, och har de filer som ska finnas och inga andra.',
    en: 'The bundle can be read, and has the files that it should and no others.',
  },
};
const NOTE = {
  name: 'NOTE',
  promise: { sv: 'Intyget är skrivet som ett intyg ska vara.', en: 'The checkpoint is written as one should be.' },
};

async function readEvent(event: BundledEvent, number: number): Promise<ReadEvent> {
  const content = event.data === null ? undefined : readJson(event.data);
  const said = readJson(event.leaf);
  const opened = await openedWith(content, said, event.keys ?? {});
  return { ...event, number, leafHash: hashOfLeaf(bytesOf(event.leaf)), said, content, opened };
}

/** Checked in a world of its own, so that another spelling of the archive can be read too. `skipped`: names of checks to leave out, for tests. */
export async function verifyBundle(bundle: Bundle, trust: Trust, skipped: ReadonlySet<string> = new Set()): Promise<Verdict> {
  const note = readNote(bundle.note);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) {
    const told = wrong('NOTE', 'note.txt är inget intyg i rätt form.', 'note.txt is no checkpoint in the right form.');
    return { holds: false, findings: [found(NOTE, told)], proved: null };
  }
  const events = await Promise.all(bundle.events.map((event, n) => readEvent(event, n + 1)));
  const world: World = {
    ...trust,
    bundle,
    note,
    checkpoint,
    events,
    seal: await readEvent(bundle.seal, 0),
    byLog: await attestations(note, logKeys(trust.policy)),
    byWitnesses: await attestations(note, witnessKeys(trust.policy)),
  };
  const findings = [found(NOTE, undefined)];
  for (const check of CHECKS) if (!skipped.has(check.name)) findings.push(found(check, await check.look(world)));
  const holds = findings.every(({ outcome }) => outcome === 'HOLDS');
  return { holds, findings, proved: holds ? { stream: bundle.stream, checkpoint, summary: await summaryInClear(bundle.events) } : null };
}

/** Nothing throws but a platform that lacks an algorithm: bytes of any kind get a verdict. */
export async function verify(archive: Uint8Array, trust: Trust, skipped?: ReadonlySet<string>): Promise<Verdict> {
  const files = readZip(archive);
  let told: Told;
  if (files === 'PACKED')
    told = wrong(
      'BUNDLE',
      'Paketet har packats om. Använd filen som den kom, utan att packa upp den och packa den igen.',
      'The bundle has been packed anew. Use the file as it came, without unpacking and packing it again.',
    );
  else if (files === 'BROKEN')
    told = wrong('BUNDLE', 'Filen är inget paket, eller så är den skadad.', 'The file is no bundle, or it is damaged.');
  else
    try {
      const bundle = readBundle(files);
      const verdict = await verifyBundle(bundle, trust, skipped);
      return { ...verdict, findings: [found(BUNDLE, undefined), ...verdict.findings] };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { file, line } = error;
      const [where, there] = line === null ? [file, file] : [`${file}, rad ${line}`, `${file}, line ${line}`];
      told = wrong('BUNDLE', `Saknas, hör inte hit eller kan inte läsas: ${where}.`, `Missing, out of place or unreadable: ${there}.`);
    }
  return { holds: false, findings: [found(BUNDLE, told)], proved: null };
}

/** `<size>:<root in hex>`, spaces and lines in the hex as it is printed in minutes. Undefined for anything else. */
export function readPublished(text: string): PublishedRoot | undefined {
  const [, size, hex] = /^([1-9]\d{0,15}):([0-9a-f]{64})$/i.exec(text.replace(/[\s-]/g, '')) ?? [];
  if (size === undefined || hex === undefined || !Number.isSafeInteger(Number(size))) return undefined;
  return { size: Number(size), root: Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)) };
}
