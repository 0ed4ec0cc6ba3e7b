import type { Pool } from 'pg';
import type { Connection } from '#libs/database';
import type { FileStore } from '#libs/documents';
import type { DisposingLog, EventLog, SealedReader } from '#libs/event-log';
import type { JobStore } from '#libs/jobs';
import type { AnyProjection } from '#libs/projection-runtime';

/** What the stores are reached by. */
export interface StoreMeans {
  /** As liggaren_app. */
  readonly pool: Pool;
  /** As the processes use it: what it reads has tombstones where a key is destroyed. */
  readonly log: EventLog & SealedReader & DisposingLog;
  readonly files: FileStore;
  readonly jobs: JobStore;
  readonly projections: readonly AnyProjection[];
  /** Of the database, when we run the server ourselves or migrate it; null: its administrator sees to the server's own files. */
  readonly owner: Connection | string | null;
}
