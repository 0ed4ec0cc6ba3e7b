/** Searches in the list of cases that people have given a name. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { CaseQueueSort, Direction } from '#projections/case-queue';
import { DELETE, IS_TAKEN, LIST, SAVE } from './views-sql';

export interface ViewContent {
  readonly name: string;
  /** The text of the search box. */
  readonly q: string;
  readonly sort: CaseQueueSort;
  readonly direction: Direction;
  /** Everybody who sees the list sees it. */
  readonly shared: boolean;
}
export interface SavedView extends ViewContent {
  readonly viewId: string;
  readonly own: boolean;
  readonly ownerName: string;
}

export const MOST_VIEWS = 40;

@Injectable()
export class Views {
  constructor(private readonly pool: Pool) {}

  /** The person's own first, then what others share. */
  async seenBy(ref: string): Promise<readonly SavedView[]> {
    return (await this.pool.query<SavedView>(LIST, [ref])).rows;
  }

  /** `taken`: the id belongs to somebody else's view. `full`: the person has {@link MOST_VIEWS} already. */
  async save(ref: string, viewId: string, view: ViewContent, now: Temporal.Instant): Promise<'saved' | 'taken' | 'full'> {
    const { name, q, sort, direction, shared } = view;
    const saved = await this.pool.query(SAVE, [viewId, ref, name, q, sort, direction, shared, now.toString(), MOST_VIEWS]);
    if (saved.rowCount === 1) return 'saved';
    return (await this.pool.query(IS_TAKEN, [viewId])).rowCount === 1 ? 'taken' : 'full';
  }

  /** False when the person has no such view. */
  async remove(ref: string, viewId: string): Promise<boolean> {
    return (await this.pool.query(DELETE, [viewId, ref])).rowCount === 1;
  }
}
