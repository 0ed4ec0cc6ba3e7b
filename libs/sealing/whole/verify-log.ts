/** Makes everything that was ever said about the log anew out of the log itself, and holds it against what is kept (audit.md 2 and 4). */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventLog, SealedReader, SealedRecord } from '#libs/event-log';
import type { Head } from '#libs/integrity';
import { Checkpoints, type KeptCheckpoint } from '../checkpoints';
import type { Signed } from '../signer/signer';
import { StoredTree, type Edge } from '../tree/stored-tree';
import { HEIGHT } from '../tree/tiles';
import { Faults, type Place } from './fault';
import { GrowingTree } from './growing-tree';
import { HASH, leafHashText } from './hashing';
import { KeptTiles } from './kept-tiles';
import { NoteCheck } from './note-check';
import { pagesOfLog } from './pages-of-log';
import { RecordCheck, type Say, type StreamEnd } from './record-check';
import { isSeal, SealCheck } from './seal-check';

export interface VerifyLog {
  /** Where the tree and the notes lie, as liggaren_app. */
  readonly pool: Pool;
  /** The store of the events itself: never a mirror of it. */
  readonly log: Pick<EventLog, 'origin' | 'head'> & SealedReader;
  /** What the signer remembers; null when it can't be asked. */
  readonly signed: Signed | null;
  /** Beside the tree: each event by itself and in its stream, and every seal. */
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
  /** False: the signer's memory is elsewhere, and was not asked. */
  readonly signerAsked: boolean;
  readonly clockBack: number;
  readonly faults: Faults;
}

/** Events between two turns of the loop: people are answered meanwhile. */
const SLICE = 128;
/** Notes whose signatures the tree level looks at. */
const LATEST_NOTES = 3;
const EVERY = 10_000_000;
const NOT_TREE = 'bytesen är inte de som trädet gjordes av: händelsen är ändrad, eller en annan ligger i dess ställe';

/** What is to be held against the tree when it has so many leaves. */
interface AtSize {
  readonly size: number;
  readonly compare: (tree: GrowingTree) => void;
}

type Ends = ReadonlyMap<string, StreamEnd>;

class Verification {
  readonly tree: GrowingTree;
  readonly seals = new SealCheck();
  private readonly tiles: KeptTiles;
  private here: Place & { readonly index: number } = { index: 0, stream: null, revision: null };
  private readonly say: Say = (kind, what) => this.faults.add(kind, what, this.here);

  constructor(
    private readonly options: VerifyLog,
    private readonly edge: Edge,
    private readonly faults: Faults,
    private readonly records: RecordCheck,
    /** Still to come, the smallest first. */
    private readonly toCome: AtSize[],
  ) {
    this.tiles = new KeptTiles(options.pool);
    this.tree = new GrowingTree((level, index, bytes, at) => this.whole(level, index, bytes, at));
  }

  begin(): Promise<void> {
    return this.tiles.begin();
  }

  async take(page: readonly SealedRecord[]): Promise<void> {
    await this.tiles.reach(this.tree.size, this.tree.size + page.length);
    for (const [i, record] of page.entries()) {
      if (i % SLICE === SLICE - 1) await turnOfTheLoop();
      this.record(record);
    }
  }

  /** An event that the store does not give: the tree's own hash stands in for it, so that what comes after is held against the right place. */
  async pass(why: string): Promise<void> {
    const index = this.tree.size;
    await this.tiles.reach(index, index + 1);
    this.here = { index, stream: null, revision: null };
    this.say('UNREADABLE', `händelsen kan inte läsas: ${why}`);
    this.tree.add(this.tiles.leafHash(index) ?? '\0'.repeat(HASH));
    this.reached();
  }

  private record(record: SealedRecord): void {
    const { stream, revision } = record;
    const index = this.tree.size;
    this.here = { index, stream, revision };
    const hash = leafHashText(record.leaf);
    if (record.leafHash.toString('latin1') !== hash) this.say('HASH', 'bytesen ger inte den kontrollsumma som ligger vid händelsen');
    this.tree.add(hash);
    if (this.options.full) {
      const data = this.records.check(record, hash, this.say);
      if (isSeal(stream, record.type)) this.seals.check(index, data?.['body'], this.say);
      this.seals.moved(index, stream, revision, hash);
    }
    this.reached();
  }

  private reached(): void {
    while (this.toCome[0]?.size === this.tree.size) this.toCome.shift()!.compare(this.tree);
  }

  private whole(level: number, index: number, bytes: Buffer, at: number): void {
    if (level % HEIGHT !== 0) return;
    const firstAfter = (index + 1) * 2 ** level;
    if (firstAfter > this.edge.size) return;
    const kept = this.tiles.isKept(level, index, bytes, at);
    if (kept) return;
    if (level > 0) {
      if (!this.faults.isTold('TREE', index * 2 ** level))
        this.faults.add(
          'TILE',
          `hash ${index} på plattornas nivå ${level / HEIGHT} är inte den som bladen ${index * 2 ** level}–${firstAfter - 1} ger`,
        );
    } else if (kept === undefined) this.say('TILE', 'trädet saknar bladets hash');
    else if (this.faults.goesOn(this.here.index)) this.say('TREE', NOT_TREE);
    else {
      const elsewhere = this.tiles.leafWith(Buffer.from(bytes.subarray(at, at + HASH)));
      this.say(
        'TREE',
        elsewhere === undefined
          ? NOT_TREE
          : `händelsen hör hemma på index ${elsewhere} i trädet: en händelse före den är borttagen, tillagd eller flyttad`,
      );
    }
  }
}

/** Where the streams end, as seals and proofs take it, against where they ended in the log when the tree was there. */
function compareHeads(kept: readonly Head[], then: Ends, now: Ends, faults: Faults): void {
  const ends = new Map(kept.map((head) => [head.stream, head]));
  for (const [stream, end] of then) {
    const head = ends.get(stream);
    const latest = now.get(stream)!;
    // taken in since we began
    if (head && head.revision > end.revision && head.revision !== latest.revision) continue;
    const { revision, leafHash } = head?.revision === latest.revision ? latest : end;
    if (head?.revision !== revision || Buffer.from(head.leafHash).toString('latin1') !== leafHash)
      faults.add('HEAD', `trädet säger inte att strömmen slutar där den slutar i loggen, med revision ${revision}`, {
        index: null,
        stream,
        revision: null,
      });
  }
}

/** Throws when the log or the database can't be read, or the signal is given. */
export async function verifyLog(options: VerifyLog): Promise<VerifiedLog> {
  const { pool, log, signed, full, onProgress = () => undefined, signal } = options;
  const [stored, checkpoints] = [new StoredTree(pool), new Checkpoints(pool)];
  // in this order: what is signed later is not missed in the tree, nor what is in the tree in the log
  const notes = await keptNotes(checkpoints);
  const edge = await stored.edge();
  const head = await log.head();
  const faults = new Faults();
  const records = new RecordCheck(log.origin);

  let then: Ends = new Map();
  const toCome: AtSize[] = notes.map(({ size, root }) => ({
    size,
    compare: (tree) =>
      void (tree.root().equals(root) || faults.add('CHECKPOINT', `kontrollpunkten över ${size} händelser har en annan rot än loggen`)),
  }));
  toCome.push({
    size: edge.size,
    compare: (tree) => {
      if (!tree.peaks().equals(Buffer.concat(edge.peaks))) faults.add('TILE', 'trädets högerkant är inte den som bladen ger');
      then = new Map(records.ends);
    },
  });
  if (signed)
    toCome.push({
      size: signed.size,
      compare: (tree) =>
        void (
          tree.root().equals(signed.root) ||
          faults.add('SIGNER', `undertecknaren minns en annan rot över ${signed.size} händelser: historiken är en annan`)
        ),
    });
  const verification = new Verification(
    options,
    edge,
    faults,
    records,
    toCome.filter(({ size }) => size > 0).toSorted((a, b) => a.size - b.size),
  );

  await verification.begin();
  for await (const page of pagesOfLog(log, head, signal)) {
    if ('hole' in page) await verification.pass(page.hole.message);
    else await verification.take(page.records);
    onProgress(verification.tree.size, Math.max(edge.size, verification.tree.size));
  }
  const events = verification.tree.size;
  const roots = [...notes, ...(signed ? [signed] : [])].map(({ size }) => size).filter((size) => size <= events);
  if (!faults.told.some(({ kind }) => kind === 'CHECKPOINT' || kind === 'SIGNER')) faults.acquit(Math.max(0, ...roots));
  const short = `men loggen har bara ${events}`;
  if (edge.size > events)
    faults.add('TREE', `trädet har ${edge.size} händelser, ${short}: de sista är borttagna`, {
      index: events,
      stream: null,
      revision: null,
    });
  const ahead = notes.filter(({ size }) => size > events);
  for (const { size } of ahead) faults.add('CHECKPOINT', `det finns en kontrollpunkt över ${size} händelser, ${short}`);
  if (signed && signed.size > events)
    faults.add('SIGNER', `undertecknaren har undertecknat ${signed.size} händelser, ${short}: den har gått tillbaka`);

  const check = new NoteCheck(log.origin, await checkpoints.keys());
  const looked = full ? notes : notes.slice(-LATEST_NOTES);
  for (const [i, note] of looked.entries()) {
    if (i % SLICE === SLICE - 1) await turnOfTheLoop();
    const wrong = check.wrongWith(note);
    if (wrong) faults.add('CHECKPOINT', `kontrollpunkten över ${note.size} händelser: ${wrong}`);
  }
  if (full) compareHeads(await stored.heads(null), then, records.ends, faults);
  return {
    events,
    inTree: Math.min(edge.size, events),
    streams: records.ends.size,
    seals: verification.seals.seals,
    checkpoints: notes.length,
    notes: looked.length,
    signerAsked: signed !== null,
    clockBack: records.clockBack,
    faults,
  };
}

/** Every note that is kept, the smallest first. */
async function keptNotes(checkpoints: Checkpoints): Promise<readonly KeptCheckpoint[]> {
  const [latest, sealed] = await Promise.all([checkpoints.latest(['INTERNAL']), checkpoints.history({ most: EVERY })]);
  return [...sealed, ...(latest ? [latest] : [])].toSorted((a, b) => a.size - b.size);
}
