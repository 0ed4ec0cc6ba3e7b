import type { Pool } from 'pg';
import type { RecordedEvent } from '#libs/event-log';
import { Checkpoints } from '../checkpoints';
import { StoredTree } from '../tree/stored-tree';

/** How it stands with those who are asked to stand for the log. */
export interface WitnessesStanding {
  /** Names of everybody that is asked; none = nobody outside stands for the log. */
  readonly asked: readonly string[];
  /** Those of them that do not stand for the latest sealed checkpoint. */
  readonly missing: readonly string[];
  /** Leaves that enough of them stand for. */
  readonly size: number;
  /** Leaves of the latest sealed checkpoint. */
  readonly sealed: number;
}

/** Whether enough witnesses stand for what has happened: for any process that reads the database. */
export class StandingFor {
  private readonly tree: StoredTree;
  private readonly checkpoints: Checkpoints;

  constructor(pool: Pool) {
    this.tree = new StoredTree(pool);
    this.checkpoints = new Checkpoints(pool);
  }

  async now(): Promise<WitnessesStanding> {
    const [asked, witnessed, sealed] = await Promise.all([
      this.checkpoints.askedWitnesses(),
      this.checkpoints.latest(['WITNESSED']),
      this.checkpoints.latestSealed(),
    ]);
    const missing = asked.filter((name) => !sealed?.witnesses.includes(name));
    return { asked, missing, size: witnessed?.size ?? 0, sealed: sealed?.size ?? 0 };
  }

  /** Names of the witnesses that are missing; null when there is nothing to wait for: enough of them stand for the event, or nobody is asked. */
  async waitsFor(event: Pick<RecordedEvent, 'position' | 'leafHash'>): Promise<readonly string[] | null> {
    const { asked, missing, size, sealed } = await this.now();
    if (asked.length === 0) return null;
    const index = await this.tree.leafIndex(event);
    if (index !== undefined && index < size) return null;
    // who stands for an earlier checkpoint has said nothing of this event
    return index !== undefined && index < sealed ? missing : asked;
  }
}
