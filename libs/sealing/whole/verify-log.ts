/** Makes everything that was ever said about the log anew out of the log itself, and holds it against what is kept (audit.md 2 and 4). */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Pool } from 'pg';
import { WrongLink, type EventLog, type Position, type SealedReader } from '#libs/event-log';
import type { Policy } from '#libs/integrity';
import { Checkpoints, type KeptCheckpoint } from '../checkpoints';
import type { Signed } from '../signer/signer';
import { StoredTree, type Edge } from '../tree/stored-tree';
import type { DecidedDisposal, DestroyedKey } from './disposals';
import { Faults, NOWHERE } from './fault';
import { compareHeads } from './heads-check';
import { MirrorCheck, type Mirror } from './mirror-check';
import { NoteCheck } from './note-check';
import { pagesOfLog } from './pages-of-log';
import type { StreamEnd } from './record-check';
import { TreeCheck, type AtSize } from './tree-check';
import { Verification } from './verification';

export interface VerifyLog {
  /** Where the tree and the notes lie, as liggaren_app. */
  readonly pool: Pool;
  /** The store of the events itself: never a mirror of it. */
  readonly log: Pick<EventLog, 'origin' | 'head'> & SealedReader;
  /** What the signer remembers; null when it can't be asked. */
  readonly signed: Signed | null;
  /** By which the notes' witnesses are known; null or left out = none is known here. */
  readonly policy?: Policy | null;
  /** The copy of the log that is read; null or left out when the log itself is. */
  readonly mirror?: Mirror | null;
  /** Beside the tree: each event by itself and in its stream, every seal, every note, and the mirror. */
  readonly full: boolean;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}
export interface VerifiedLog {
  /** Events that were read. */
  readonly events: number;
  /** Of them in the tree. */
  readonly inTree: number;
  /** 0 when the level did not ask. */
  readonly streams: number;
  readonly seals: number;
  readonly checkpoints: number;
  /** Notes whose signatures were looked at. */
  readonly notes: number;
  /** Of them said to be witnessed, while no policy says by whom. */
  readonly unwitnessed: number;
  /** False: the signer's memory is elsewhere, and was not asked. */
  readonly signerAsked: boolean;
  readonly clockBack: number;
  /** Contents that are gone with a decision in the case that says so; 0 when the level did not ask. */
  readonly disposed: number;
  /** What the log says of keys; none when the level did not ask. */
  readonly destroyedKeys: readonly DestroyedKey[];
  readonly decidedDisposals: readonly DecidedDisposal[];
  /** Events of the mirror that were compared, and that it had not come to. */
  readonly mirrored: number;
  readonly mirrorBehind: number;
  readonly faults: Faults;
}

/** Notes between two turns of the loop. */
const SLICE = 128;
/** Notes whose signatures the tree level looks at. */
const LATEST_NOTES = 3;
const EVERY = 10_000_000;

/** Every note that is kept, the smallest first. */
async function keptNotes(checkpoints: Checkpoints): Promise<readonly KeptCheckpoint[]> {
  const [latest, sealed] = await Promise.all([checkpoints.latest(['INTERNAL']), checkpoints.history({ most: EVERY })]);
  return [...sealed, ...(latest ? [latest] : [])].toSorted((a, b) => a.size - b.size);
}

/** Where the log ends, also when the last event of all is one that nobody should have written. */
async function headOf(log: Pick<EventLog, 'head'>): Promise<Position> {
  try {
    return await log.head();
  } catch (error) {
    if (error instanceof WrongLink) return error.position;
    throw error;
  }
}

/** Roots that were signed, to be held against the tree on its way. */
function rootsToCome(notes: readonly KeptCheckpoint[], signed: Signed | null, faults: Faults): readonly AtSize[] {
  const ofNotes = notes.map(({ size, root }): AtSize => ({
    size,
    compare: (tree) =>
      void (tree.root().equals(root) || faults.add('CHECKPOINT', `kontrollpunkten över ${size} händelser har en annan rot än loggen`)),
  }));
  if (!signed) return ofNotes;
  const { size, root } = signed;
  const what = `undertecknaren minns en annan rot över ${size} händelser: historiken är en annan`;
  return [...ofNotes, { size, compare: (tree) => void (tree.root().equals(root) || faults.add('SIGNER', what)) }];
}

/** What is kept says more than there is. */
function tellOfTheEnd(events: number, edge: Edge, notes: readonly KeptCheckpoint[], signed: Signed | null, faults: Faults): void {
  const short = `men loggen har bara ${events}`;
  if (edge.size > events)
    faults.add('TREE', `trädet har ${edge.size} händelser, ${short}: de sista är borttagna`, { ...NOWHERE, index: events });
  for (const { size } of notes) if (size > events) faults.add('CHECKPOINT', `det finns en kontrollpunkt över ${size} händelser, ${short}`);
  if (signed && signed.size > events)
    faults.add('SIGNER', `undertecknaren har undertecknat ${signed.size} händelser, ${short}: den har gått tillbaka`);
}

async function checkNotes(check: NoteCheck, notes: readonly KeptCheckpoint[], faults: Faults): Promise<void> {
  for (const [i, note] of notes.entries()) {
    if (i % SLICE === SLICE - 1) await turnOfTheLoop();
    const wrong = check.wrongWith(note);
    if (wrong) faults.add('CHECKPOINT', `kontrollpunkten över ${note.size} händelser: ${wrong}`);
  }
}

/** Throws when the log or the database can't be read, or the signal is given. */
export async function verifyLog(options: VerifyLog): Promise<VerifiedLog> {
  const { pool, log, signed, policy = null, full, onProgress = () => undefined, signal } = options;
  const [stored, checkpoints] = [new StoredTree(pool), new Checkpoints(pool)];
  // in this order: what is signed later is not missed in the tree, nor what is in the tree in the log
  const notes = await keptNotes(checkpoints);
  const edge = await stored.edge();
  const head = await headOf(log);
  const faults = new Faults();
  const mirror = full && options.mirror ? new MirrorCheck(options.mirror, faults) : null;
  await mirror?.begin();

  let then: ReadonlyMap<string, StreamEnd> = new Map();
  const atEdge: AtSize = {
    size: edge.size,
    compare: (tree) => {
      if (!tree.peaks().equals(Buffer.concat(edge.peaks))) faults.add('TILE', 'trädets högerkant är inte den som bladen ger');
      then = verification.records.ends();
    },
  };
  const toCome = [...rootsToCome(notes, signed, faults), atEdge].filter(({ size }) => size > 0).toSorted((a, b) => a.size - b.size);
  const tree = new TreeCheck(pool, edge, faults, toCome);
  const verification = new Verification(log.origin, tree, full, mirror, faults);

  await tree.begin();
  for await (const page of pagesOfLog(log, { upTo: head, contents: full, signal })) {
    await verification.take(page);
    onProgress(tree.size, Math.max(edge.size, tree.size));
  }
  tree.end();
  const events = tree.size;
  const roots = [...notes, ...(signed ? [signed] : [])].map(({ size }) => size).filter((size) => size <= events);
  if (!faults.told.some(({ kind }) => kind === 'CHECKPOINT' || kind === 'SIGNER')) faults.acquit(Math.max(0, ...roots));
  tellOfTheEnd(events, edge, notes, signed, faults);

  const check = new NoteCheck(log.origin, await checkpoints.logKeys(), policy);
  const looked = full ? notes : notes.slice(-LATEST_NOTES);
  await checkNotes(check, looked, faults);
  const disposed = verification.disposals.end(faults);
  if (full) compareHeads(await stored.heads(null), then, verification.records.ends(), faults);
  return {
    events,
    inTree: Math.min(edge.size, events),
    streams: verification.records.count,
    seals: verification.seals.seals,
    checkpoints: notes.length,
    notes: looked.length,
    unwitnessed: check.unwitnessed,
    signerAsked: signed !== null,
    clockBack: verification.records.clockBack,
    disposed,
    destroyedKeys: verification.disposals.destroyed,
    decidedDisposals: verification.disposals.decided,
    mirrored: mirror?.compared ?? 0,
    mirrorBehind: mirror?.behind ?? 0,
    faults,
  };
}
