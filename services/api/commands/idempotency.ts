/** Answers already given. A command sent twice is done once, and gets the same answer twice. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { newId, sha256 } from '#libs/kernel';
import { ANSWERED, CLAIM, FORGET, LOOK, RELEASE } from './idempotency-sql';

/** What makes two requests the same: who, key, and a digest of route and body. */
export interface Asked {
  readonly personRef: string;
  /** UUID from the header Idempotency-Key. */
  readonly key: string;
  /** Method and path, e.g. `POST /api/cases/…/supplement-request`. */
  readonly route: string;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Claim =
  | { readonly kind: 'mine'; readonly claim: string }
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Somebody is at it right now. */
  | { readonly kind: 'inProgress' }
  /** The key was used for something else. */
  | { readonly kind: 'reused' };

interface Row {
  readonly route: string;
  readonly request_sha256: Buffer;
  readonly status: number | null;
  readonly headers: Record<string, string>;
  readonly answer: unknown;
}

/** How long a claim without an answer keeps others out. Short: a second run finds the first one's events by the command id. */
const CLAIM_SECONDS = 5;

@Injectable()
export class Idempotency {
  constructor(private readonly pool: Pool) {}

  async claim({ personRef, key, route, body }: Asked): Promise<Claim> {
    const digest = sha256(JSON.stringify(body ?? null));
    const claim = newId();
    // a claim may be released between the two statements: then the key is free after all
    for (let attempt = 0; attempt < 3; attempt++) {
      if ((await this.pool.query(CLAIM, [personRef, key, route, digest, claim, CLAIM_SECONDS])).rowCount) return { kind: 'mine', claim };
      const row = (await this.pool.query<Row>(LOOK, [personRef, key])).rows[0];
      if (!row) continue;
      if (row.route !== route || !row.request_sha256.equals(digest)) return { kind: 'reused' };
      if (row.status === null) return { kind: 'inProgress' };
      return { kind: 'answered', answer: { status: row.status, headers: row.headers, body: row.answer } };
    }
    return { kind: 'inProgress' };
  }

  async answered({ personRef, key }: Asked, { status, headers, body }: Answer): Promise<void> {
    await this.pool.query(ANSWERED, [personRef, key, status, JSON.stringify(headers), JSON.stringify(body ?? null)]);
  }

  async release({ personRef, key }: Asked, claim: string): Promise<void> {
    await this.pool.query(RELEASE, [personRef, key, claim]);
  }

  /** Forgets answers older than `days`; gives how many. */
  async forget(days: number): Promise<number> {
    return (await this.pool.query(FORGET, [days])).rowCount ?? 0;
  }
}
