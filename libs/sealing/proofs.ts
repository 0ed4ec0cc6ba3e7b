import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventLog, Position } from '#libs/event-log';
import { fromBase64Url, type Head, type KeptNote, type NodeAt, type Placed, type ProofSource } from '#libs/integrity';
import { Checkpoints } from './checkpoints';
import { sealingStanding } from './standing';
import { WISH } from './tree/statements';
import { StoredTree } from './tree/stored-tree';

/** No seal could be had in time. `message` is Swedish. */
export class NoSeal extends Error {}

const PAGE = 1000;
const LOOK_EVERY_MS = 100;

/** What proofs are made of, for any process that reads the database. */
export class KeptProofs implements ProofSource {
  readonly tree: StoredTree;
  readonly checkpoints: Checkpoints;

  constructor(
    private readonly pool: Pool,
    private readonly log: Pick<EventLog, 'readAll' | 'head'>,
    /** How long a seal is waited for. */
    private readonly patienceMs = 20_000,
  ) {
    this.tree = new StoredTree(pool);
    this.checkpoints = new Checkpoints(pool);
  }

  async nodes(nodes: readonly NodeAt[]): Promise<readonly Uint8Array[] | undefined> {
    try {
      return await this.tree.nodes(nodes);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  leafIndexes(events: readonly Placed[]): Promise<readonly (number | undefined)[]> {
    return this.tree.leafIndexes(events);
  }

  /** The latest that enough witnesses stand for; where there is none, the latest. */
  async sealedCheckpoint(): Promise<KeptNote | undefined> {
    return (await this.checkpoints.latest(['WITNESSED'])) ?? this.checkpoints.latestSealed();
  }

  async history(upTo: number): Promise<readonly KeptNote[]> {
    return (await this.checkpoints.history({ upTo })).toReversed();
  }

  /** The ends as they are now, with every stream that has come further since put back: the first event of each after the seal says what it built on. */
  async headsAt(size: number): Promise<readonly Head[]> {
    const covered = size - 1;
    const edge = await this.tree.edge();
    if (covered > edge.size) throw new RangeError(`the tree has ${edge.size} leaves, not ${covered}`);
    const ends = await this.tree.heads(null);
    const heads = new Map(ends.map((head) => [head.stream, head]));
    const seen = new Set<string>();
    const { after, skip } = await this.tree.before(covered);
    let last = after;
    for (let passed = 0; ;) {
      const page = await this.log.readAll({ after: last, limit: PAGE });
      for (const { stream, revision, leaf } of page) {
        if (passed++ < skip || seen.has(stream)) continue;
        seen.add(stream);
        const { prev } = JSON.parse(leaf.toString()) as { prev: string };
        if (revision === 0) heads.delete(stream);
        else if (heads.has(stream)) heads.set(stream, { stream, revision: revision - 1, leafHash: fromBase64Url(prev)! });
      }
      if (page.length < PAGE) return [...heads.values()];
      last = page.at(-1)!.position;
    }
  }

  /** Waits for a sealed checkpoint that covers everything that lies in the log now. Throws {@link NoSeal}. */
  async sealNow(): Promise<KeptNote> {
    const wanted = await this.log.head();
    await this.pool.query(WISH, [wanted]);
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const { position, alarm } = await sealingStanding(this.pool);
      const sealed = position >= wanted ? await this.checkpoints.latestSealed() : undefined;
      if (sealed && (await this.covers(sealed.size, wanted))) return sealed;
      if (alarm && alarm.kind !== 'WITNESSES') throw new NoSeal(alarm.why);
      if (performance.now() > until) throw new NoSeal('Ingen kontrollpunkt blev undertecknad i tid. Försök igen om en stund.');
      await pause(LOOK_EVERY_MS);
    }
  }

  private async covers(size: number, position: Position): Promise<boolean> {
    const { after, skip } = await this.tree.before(size);
    // the last position that is surely covered: that of the seal itself, or of the last event that lies in whole tiles before it
    const events = skip === 0 ? [] : await this.log.readAll({ after, limit: skip });
    return (events.at(-1)?.position ?? after) >= position;
  }
}
