/** An applicant's own space (TF 2:13): what lies here is no public record until it is submitted, and nobody but the applicant can read it. */
import { Injectable } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import type { JsonObject } from '#libs/kernel';
import { DELETE, LIST, ONE, SAVE, SUBMITTED } from './drafts-sql';
import { inOwnSpace, isNotAllowed } from './own-space';

export interface DraftRow {
  readonly draftId: string;
  readonly schemeId: string;
  readonly callId: string | null;
  /** As far as it has been filled in. */
  readonly title: string | null;
  readonly createdAt: Date;
  readonly savedAt: Date;
}
export interface Draft extends Omit<DraftRow, 'title'> {
  readonly content: JsonObject;
  readonly submittedCaseId: string | null;
}
export type DraftContent = Pick<Draft, 'schemeId' | 'callId' | 'content'>;

@Injectable()
export class Drafts {
  constructor(private readonly pool: Pool) {}

  list(ref: string): Promise<readonly DraftRow[]> {
    return this.as(ref, async (client) => (await client.query<DraftRow>(LIST)).rows);
  }

  one(ref: string, draftId: string): Promise<Draft | undefined> {
    return this.as(ref, async (client) => (await client.query<Draft>(ONE, [draftId])).rows[0]);
  }

  /** When it was saved; undefined when the id is taken by a draft that was submitted, or by somebody else's. */
  async save(ref: string, draftId: string, { schemeId, callId, content }: DraftContent, now: Temporal.Instant): Promise<Date | undefined> {
    try {
      const values = [draftId, ref, schemeId, callId, JSON.stringify(content), now.toString()];
      return await this.as(ref, async (client) => (await client.query<{ savedAt: Date }>(SAVE, values)).rows[0]?.savedAt);
    } catch (error) {
      if (isNotAllowed(error)) return undefined;
      throw error;
    }
  }

  async remove(ref: string, draftId: string): Promise<boolean> {
    return this.as(ref, async (client) => (await client.query(DELETE, [draftId])).rowCount === 1);
  }

  async submitted(ref: string, draftId: string, caseId: string): Promise<void> {
    await this.as(ref, (client) => client.query(SUBMITTED, [draftId, caseId]));
  }

  private as<T>(ref: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    return inOwnSpace(this.pool, ref, work);
  }
}
