/**
 * Sees the log over from its former keys to new ones when its signer has some (docs/adr/0020): tells it in the log, waits until a sealed checkpoint that
 * both signed is kept, tells the signer that the former ones may go, and writes down when they have. Each step is taken again after a crash, and does
 * nothing the second time.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { systemContext, toNewEvents, type EventLog, type Position } from '#libs/event-log';
import { attestations, readKey, readNote, type VerifierKey } from '#libs/integrity';
import { derivedId, type Clock } from '#libs/kernel';
import { Checkpoints, type LogKey } from './checkpoints';
import { LOG_HEADS, sealingEvents } from './events';
import type { CheckpointSigner } from './signer/signer';
import { StoredTree } from './tree/stored-tree';

export interface KeyChangeOptions {
  /** As liggaren_app. */
  readonly pool: Pool;
  readonly log: Pick<EventLog, 'append' | 'readAll'>;
  readonly signer: Pick<CheckpointSigner, 'keys' | 'signed' | 'overlapped'>;
  /** Whether witnesses are asked: then they have to stand for the checkpoint that both signed. */
  readonly witnessed: boolean;
  readonly clock: Clock;
  /** Whether this process can ask the signer. */
  readonly mayKeep?: () => Promise<boolean>;
  /** Default 3 s. */
  readonly everyMs?: number;
  readonly onError?: (error: unknown) => void;
}

/** Ids of what is said of a change come of the keys: said again, it is the same event. */
const CHANGES = '0192f0a1-b2c3-7d4e-8f5a-11099ae75000';

const spelled = (keys: readonly LogKey[]): readonly string[] => keys.map(({ vkey }) => vkey);

export class KeyChange {
  private readonly checkpoints: Checkpoints;
  private readonly tree: StoredTree;
  private readonly stopping = new AbortController();
  private work: Promise<void> = Promise.resolve();
  /** The log tells of this change. */
  private said: { readonly commandId: string; readonly position: Position } | undefined;
  /** The signer was told of the overlap of these keys. */
  private told: string | undefined;

  constructor(private readonly options: KeyChangeOptions) {
    this.checkpoints = new Checkpoints(options.pool);
    this.tree = new StoredTree(options.pool);
  }

  start(): void {
    this.work = this.run();
  }
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
  }

  private async run(): Promise<void> {
    const { everyMs = 3000, mayKeep = async () => true, onError = () => undefined } = this.options;
    const { signal } = this.stopping;
    let wrong: string | null = null;
    while (!signal.aborted) {
      try {
        if (await mayKeep()) await this.look();
        wrong = null;
      } catch (error) {
        // what goes on being wrong (a signer that is away) is told once
        if (String(error) !== wrong) onError(error);
        wrong = String(error);
      }
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One step, if there is one to take. */
  async look(): Promise<void> {
    const keys = await this.options.signer.keys();
    const known = await this.checkpoints.logKeys();
    const holding = known.filter(({ until }) => until === null);
    if (holding.length === 0) return; // the log has not begun
    const fresh = keys.filter((key) => !known.some(({ vkey }) => vkey === key));
    const gone = holding.filter(({ vkey }) => !keys.includes(vkey));
    const newest = Math.max(...holding.map(({ from }) => from));
    const former = holding.filter(({ from }) => from < newest);
    if (fresh.length > 0 && gone.length === 0)
      await this.overlap(
        keys.filter((key) => !fresh.includes(key)),
        fresh,
      );
    else if (fresh.length === 0 && gone.length > 0 && gone.every((key) => former.includes(key))) await this.end(spelled(gone));
    else if (fresh.length === 0 && former.length > 0) await this.tell(keys, newest);
  }

  private async overlap(from: readonly string[], to: readonly string[]): Promise<void> {
    const { log, witnessed } = this.options;
    const position = await this.say(from, to);
    if (position === undefined) return;
    const [event] = await log.readAll({ after: position - 1, limit: 1 });
    const index = event && (await this.tree.leafIndex(event));
    const sealed = witnessed ? await this.checkpoints.latest(['WITNESSED']) : await this.checkpoints.latestSealed();
    if (!sealed || index === undefined || sealed.size <= index) return;
    const keys = [...from, ...to].map((text) => readKey(text)).filter((key): key is VerifierKey => key !== undefined);
    const by = await attestations(readNote(sealed.note)!, keys);
    if (!by || !keys.every((key) => by.some((one) => one.key === key))) return;
    await this.checkpoints.addKeys(to, sealed.size);
    await this.tell([...from, ...to], sealed.size);
  }

  /** Where the log tells of the change; undefined as long as nothing has been signed: then there is nothing to see over. */
  private async say(from: readonly string[], to: readonly string[]): Promise<Position | undefined> {
    const { log, clock, signer } = this.options;
    const commandId = derivedId(CHANGES, to.toSorted().join('\n'));
    if (this.said?.commandId === commandId) return this.said.position;
    const { size } = await signer.signed();
    if (size === 0) return undefined;
    const events = toNewEvents(sealingEvents, commandId, [{ type: 'LogKeyRotated', body: { from: [...from], to: [...to], size } }]);
    const said = await log.append({ stream: LOG_HEADS, expected: 'any', events, context: systemContext(commandId, clock.now()) });
    if (said.kind === 'conflict') return undefined;
    this.said = { commandId, position: said.position };
    return said.position;
  }

  private async tell(keys: readonly string[], size: number): Promise<void> {
    if (this.told === keys.join()) return;
    await this.options.signer.overlapped(size);
    this.told = keys.join();
  }

  private async end(gone: readonly string[]): Promise<void> {
    // the signer's memory is never less than what the former keys signed
    await this.checkpoints.endKeys(gone, (await this.options.signer.signed()).size);
  }
}
