/** Sessions in PostgreSQL for @fastify/session: revocable, and a revoked one can't come back. */
import type { SessionStore } from '@fastify/session';
import type { Session } from 'fastify';
import type { Pool } from 'pg';
import { sha256, type Wording } from '#libs/kernel';

/** A working day after signing in. Not prolonged by use. */
export const SESSION_SECONDS = 8 * 3600;
/** For somebody who is about to sign in. */
const PENDING_SECONDS = 15 * 60;

/** $1 id hash, $2 person's ref or null, $3 content, $4 seconds to live. The end is set when the row is made, and once more when it becomes a person's. */
const SAVE = `
insert into app.web_session as kept (id, person_ref, content, expires_at)
values ($1, $2, $3, now() + make_interval(secs => $4))
on conflict (id) do update set
  person_ref = excluded.person_ref, content = excluded.content,
  expires_at = case when kept.person_ref is null and excluded.person_ref is not null then excluded.expires_at else kept.expires_at end
where kept.revoked_at is null and kept.expires_at > now()`;
/** $1 id hash. */
const READ = 'select content from app.web_session where id = $1 and revoked_at is null and expires_at > now()';
/** $1 id hash. */
const REVOKE = `update app.web_session set revoked_at = now(), content = '{}' where id = $1 and revoked_at is null`;
/** $1 person's ref. */
const REVOKE_OF_PERSON = `update app.web_session set revoked_at = now(), content = '{}' where person_ref = $1 and revoked_at is null`;
const SWEEP = 'delete from app.web_session where expires_at < now()';

type Done = (error?: unknown) => void;

/** Told instead of the database's own words, which are nobody's business. */
export class SessionUnavailable extends Error {
  readonly statusCode = 503;
  readonly wording: Wording = {
    sv: 'Inloggningen går inte att läsa just nu. Försök igen om en stund.',
    en: 'The sign-in cannot be read just now. Try again in a while.',
  };

  constructor(cause: unknown) {
    super('the session could not be read', { cause });
  }
}

export class WebSessions implements SessionStore {
  constructor(private readonly pool: Pool) {}

  set(id: string, session: Session, done: Done): void {
    const ref = session.person?.ref ?? null;
    this.run(SAVE, [sha256(id), ref, JSON.stringify(session), ref === null ? PENDING_SECONDS : SESSION_SECONDS], done);
  }

  get(id: string, done: (error: unknown, session?: Session | null) => void): void {
    this.pool.query<{ content: Session }>(READ, [sha256(id)]).then(
      ({ rows }) => done(null, rows[0]?.content ?? null),
      (error: unknown) => done(new SessionUnavailable(error)),
    );
  }

  destroy(id: string, done: Done): void {
    this.run(REVOKE, [sha256(id)], done);
  }

  /** Signs a person out everywhere; how many sessions that ended. */
  async revokeOf(personRef: string): Promise<number> {
    return (await this.pool.query(REVOKE_OF_PERSON, [personRef])).rowCount ?? 0;
  }

  /** Removes what has expired; how many rows. */
  async sweep(): Promise<number> {
    return (await this.pool.query(SWEEP)).rowCount ?? 0;
  }

  private run(sql: string, values: unknown[], done: Done): void {
    this.pool.query(sql, values).then(
      () => done(),
      (error: unknown) => done(new SessionUnavailable(error)),
    );
  }
}
