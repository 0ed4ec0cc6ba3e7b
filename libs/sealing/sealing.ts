import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventLog, Position, RecordedEvent } from '#libs/event-log';
import type { Head } from '#libs/integrity';
import type { Clock } from '#libs/kernel';
import { Alarm, type Told } from './alarm';
import { Checkpoints, type KeptCheckpoint } from './checkpoints';
import { HeadsTree } from './heads-tree';
import { Lease } from './lease';
import { lastSeal, seal, SEALED_AT_ONCE } from './seal';
import { Signing } from './signing';
import type { CheckpointSigner } from './signer/signer';
import { Integrator } from './tree/integrator';
import { inPlace } from './tree/renumber';
import { StoredTree, type Edge } from './tree/stored-tree';
import type { Witnesses } from './witness/witnesses';

export interface SealingOptions extends Told {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: Pick<EventLog, 'origin' | 'append' | 'readAll' | 'readStream' | 'head'>;
  readonly signer: CheckpointSigner;
  /** Null = nobody outside is asked to stand for the log. */
  readonly witnesses: Witnesses | null;
  readonly clock: Clock;
  /** Whether this process can have anything signed at all; default yes. While it can't, another one is to keep the tree. */
  readonly mayKeep?: () => Promise<boolean>;
  /** How often to look for something new. Default 500 ms. */
  readonly roundMs?: number;
  /** After this time without a sign of life another process takes over. Default 5 s. */
  readonly leaseMs?: number;
  /** What has come is sealed within this time. Default an hour. */
  readonly sealWithinMs?: number;
}

/** Seals in a row while others write in between; and how long to leave it then. */
const TRIES = 5;
const CROWDED_MS = 10_000;
/** Several decisions in one sitting share a seal. */
const BETWEEN_SEALS_MS = 2000;
const WITNESSES_AGAIN_MS = 30_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps the tree over the log and has it signed: one process at a time. An internal checkpoint within a second of what came; a seal, and a checkpoint
 * that ends with it, when something was signed, when somebody wishes it, and within the hour. Appends never wait for any of it.
 */
export class Sealing {
  private readonly stopping = new AbortController();
  private readonly lease: Lease;
  private readonly alarm: Alarm;
  private readonly tree: StoredTree;
  private readonly checkpoints: Checkpoints;
  private readonly integrator: Integrator;
  private readonly signing: Signing;
  private heads = new HeadsTree([]);
  /** Something was signed that no seal covers yet. */
  private urgent = false;
  /** The last seal lies here. */
  private sealedTo: Position = 0;
  private sealFrom = 0;
  private askFrom = 0;
  /** A checkpoint that ends with a seal is on its way to the witnesses. */
  private asking: Promise<void> | undefined;
  private failures = 0;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly options: SealingOptions) {
    const { pool, log, signer, witnesses, clock, leaseMs = 5000 } = options;
    this.lease = new Lease(pool, leaseMs);
    this.alarm = new Alarm(this.lease, options);
    this.tree = new StoredTree(pool);
    this.checkpoints = new Checkpoints(pool);
    this.integrator = new Integrator(log, this.tree, (events, heads) => this.grown(events, heads));
    this.signing = new Signing(this.tree, this.checkpoints, signer, witnesses, clock);
  }

  start(): void {
    this.work = this.run();
  }

  /** Finishes what is in hand and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
    await this.asking;
    await this.lease.release();
  }

  private get over(): boolean {
    return this.stopping.signal.aborted;
  }

  private async rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { roundMs = 500 } = this.options;
    while (!this.over) {
      try {
        await this.keep(roundMs);
        await this.rest(this.lease.milliseconds / 3);
      } catch (error) {
        await this.alarm.ofError(error);
        await this.rest(Math.min(LONGEST_PAUSE_MS, roundMs * 2 ** this.failures++));
      }
    }
    this.lease.rest();
  }

  /** Until the tree is another's to keep. */
  private async keep(roundMs: number): Promise<void> {
    let edge = await this.begin();
    while (edge && !this.lease.lost && !this.over) {
      edge = await this.round(edge);
      this.failures = 0;
      await this.rest(roundMs);
    }
    this.lease.rest();
  }

  private async begin(): Promise<Edge | undefined> {
    const { pool, log, mayKeep = async () => true } = this.options;
    const taken = (await mayKeep()) ? await this.lease.take() : undefined;
    if (!taken) return undefined;
    this.heads = new HeadsTree(await this.tree.heads(null));
    // the former keeper may have been in the middle of something
    const edge = await this.tree.edge();
    if (edge.size !== taken.size) return undefined;
    const placed = await inPlace(pool, log, this.tree, edge);
    const here = placed.size < edge.size ? placed : await this.integrator.catchUp(placed);
    if (here) await this.signing.begin(here);
    this.urgent = true; // what came while nobody was here may have been signed
    return here;
  }

  private grown(events: readonly RecordedEvent[], heads: readonly Head[]): void {
    for (const head of heads) this.heads.set(head);
    this.urgent ||= events.some(({ type }) => SEALED_AT_ONCE.has(type));
  }

  private async round(from: Edge): Promise<Edge | undefined> {
    const head = await this.options.log.head();
    // below what was read from it: the database was put back under our feet
    if (head < from.position) await this.signing.begin({ ...from, size: 0 });
    let edge: Edge | undefined = head > from.position ? await this.integrator.catchUp(from) : from;
    const sealed = await this.checkpoints.latestSealed();
    if (edge && this.isDue(edge, sealed)) edge = await this.seal(edge, sealed?.size ?? 0);
    if (edge && edge.size > this.signing.size) await this.signing.sign(edge.size);
    if (!this.asking && this.signing.wanting !== null && performance.now() >= this.askFrom) this.ask(this.signing.askAgain());
    await this.alarm.say('WITNESSES', this.signing.wanting);
    return edge;
  }

  private isDue({ size }: Edge, sealed: KeptCheckpoint | undefined): boolean {
    const { clock, sealWithinMs = 3_600_000 } = this.options;
    if (this.asking || size <= (sealed?.size ?? 0)) return false;
    if (this.lease.wished > this.sealedTo) return true;
    if (performance.now() < this.sealFrom) return false;
    return this.urgent || !sealed || clock.now().epochMilliseconds - sealed.signedAt.getTime() >= sealWithinMs;
  }

  /** Seals until one lies right after what it covers, and has the tree that ends with it signed. `after`: the size of the last such tree. */
  private async seal(from: Edge, after: number): Promise<Edge | undefined> {
    const { log, clock } = this.options;
    let edge: Edge | undefined = from;
    for (let tries = 0; edge; tries++) {
      const last = await lastSeal(log, this.tree);
      if (last && last.size > after && last.size >= this.signing.size && (tries > 0 || last.size === edge.size)) {
        if (last.size === edge.size) this.urgent = false;
        this.sealedTo = last.position;
        this.sealFrom = performance.now() + BETWEEN_SEALS_MS;
        const signed = await this.signing.signSealed(last.size);
        this.ask(this.signing.ask(signed));
        return edge;
      }
      if (tries === TRIES) {
        this.sealFrom = performance.now() + CROWDED_MS;
        return edge;
      }
      await seal(log, this.heads, edge, this.tree, clock.now());
      edge = await this.integrator.catchUp(edge);
    }
    return edge;
  }

  /** Witnesses may be slow: the log is signed on meanwhile. */
  private ask(answers: Promise<void>): void {
    this.askFrom = performance.now() + WITNESSES_AGAIN_MS;
    this.asking = answers.catch((error: unknown) => this.options.onError?.(error)).finally(() => (this.asking = undefined));
  }
}
