/**
 * 29: a fixture of events of every kind, as they lie in a log, and what each version of each read model makes of them. What a version made once it makes
 * for ever: whoever changes a fold gives it a new version, and keeps what that one makes with `npm run attacks -- --keep`.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Catalogue, RecordedEvent } from '../../../libs/event-log';
import { canonicalJson, type Json } from '../../../libs/kernel';
import type { AnyProjection } from '../../../libs/projection-runtime';
import { readModels } from '../../../projections';
import { ALL_TYPES, CASE, chronicle, folded, uuid } from '../../../projections/examples';
import { CATALOGUES } from '../../../services/api/auditor/event-kinds';
import { sample } from './sample';

const FOLDER = path.resolve(__dirname, '../../fixtures/golden');
const EVENTS = path.join(FOLDER, 'events.ndjson');
const KEPT = path.join(FOLDER, 'read-models.json');
/** Name and version → SHA-256 of the rows, in the order of their keys, in canonical JSON. */
type Kept = Readonly<Record<string, string>>;

const OF_CASES = Object.keys(CATALOGUES.caseEvents);
const STREAMS: Readonly<Record<string, string>> = {
  diaryEvents: 'diary-2026',
  schemeEvents: 'scheme-s',
  frameEvents: 'frame-s-2026',
  delegationEvents: 'delegation-kn',
  boardMeetingEvents: `board-meeting-${uuid(0xb, 1)}`,
  dispatchEvents: `dispatch-${uuid(0xd, 1)}`,
};

/** Every kind there is now, in two cases and in the registers; and each once more with its content gone. */
export function newFixture(): readonly RecordedEvent[] {
  const told = chronicle();
  for (const type of ALL_TYPES) told.happens(type).happens(type, {}, {}, uuid(0xca5e, 2));
  for (const [name, catalogue] of Object.entries<Catalogue>(CATALOGUES)) {
    if (name === 'caseEvents') continue;
    const stream = STREAMS[name] ?? `${name}-1`;
    for (const [type, { schema }] of Object.entries(catalogue)) told.write(stream, type, sample(schema) as object);
  }
  for (const type of ALL_TYPES) told.disposed(type, CASE);
  return told.events;
}

/** As the log gives them back: what a fold may look at. */
const spelled = (event: RecordedEvent): string => canonicalJson({ ...event, leaf: null, leafHash: null } as unknown as Json);
export const keptEvents = (): readonly RecordedEvent[] =>
  fs
    .readFileSync(EVENTS, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as RecordedEvent), leaf: Buffer.alloc(0), leafHash: Buffer.alloc(0) }));

const named = ({ name, version }: AnyProjection): string => `${name} v${version}`;
export function hashed(model: AnyProjection, events: readonly RecordedEvent[]): string {
  // as PostgreSQL keeps a row
  const rows = [...folded(model, events)].map(([key, row]): readonly [string, Json] => [key, JSON.parse(JSON.stringify(row)) as Json]);
  const text = canonicalJson(Object.fromEntries(rows));
  return createHash('sha256').update(text).digest('hex');
}
const kept = (): Kept => (fs.existsSync(KEPT) ? (JSON.parse(fs.readFileSync(KEPT, 'utf8')) as Kept) : {});

export interface Replayed {
  /** Versions that make something else of the events than they once did. */
  readonly changed: readonly string[];
  /** Versions that nothing is kept of yet. */
  readonly new: readonly string[];
  readonly held: number;
}
export function replayed(): Replayed {
  const [events, known] = [keptEvents(), kept()];
  const of = readModels.map((model) => ({ name: named(model), model }));
  return {
    changed: of.filter(({ name, model }) => known[name] !== undefined && known[name] !== hashed(model, events)).map(({ name }) => name),
    new: of.filter(({ name }) => known[name] === undefined).map(({ name }) => name),
    held: of.filter(({ name }) => known[name] !== undefined).length,
  };
}

/** Keeps what versions make that nothing is kept of; adds kinds of events that the fixture lacks only where no version would notice. */
export function keep(): readonly string[] {
  fs.mkdirSync(FOLDER, { recursive: true });
  if (!fs.existsSync(EVENTS)) fs.writeFileSync(EVENTS, `${newFixture().map(spelled).join('\n')}\n`);
  const [events, known] = [keptEvents(), kept()];
  const added = readModels.filter((model) => known[named(model)] === undefined);
  const all = { ...known, ...Object.fromEntries(added.map((model) => [named(model), hashed(model, events)])) };
  fs.writeFileSync(KEPT, `${JSON.stringify(all, null, 2)}\n`);
  return added.map(named);
}

/** Kinds that a case can hold and the fixture does not: they came after it was made. */
export const missingKinds = (): readonly string[] => {
  const there = new Set(keptEvents().map(({ type }) => type));
  return OF_CASES.filter((type) => !there.has(type));
};
