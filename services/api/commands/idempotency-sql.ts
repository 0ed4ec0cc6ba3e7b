/** The statements behind Idempotency-Key, table app.idempotency. */

/**
 * $1 person_ref, $2 key, $3 route, $4 request_sha256, $5 claim, $6 seconds that a claim stands. Claims a key that is free, or whose
 * claimant never answered; no row = somebody has it.
 */
export const CLAIM = `
  insert into app.idempotency as held (person_ref, key, route, request_sha256, claim) values ($1, $2, $3, $4, $5)
  on conflict (person_ref, key) do update set claim = excluded.claim, claimed_at = now()
    where held.status is null and held.claimed_at < now() - make_interval(secs => $6)
      and held.route = excluded.route and held.request_sha256 = excluded.request_sha256
  returning claim`;

/** $1 person_ref, $2 key. */
export const LOOK = `
  select route, request_sha256, status, headers, answer from app.idempotency where person_ref = $1 and key = $2`;

/** $1 person_ref, $2 key, $3 status, $4 headers (json), $5 answer (json). */
export const ANSWERED = `
  update app.idempotency set status = $3, headers = $4, answer = $5, answered_at = now() where person_ref = $1 and key = $2`;

/** $1 person_ref, $2 key, $3 claim: a command that was refused has changed nothing, so its key is free again. */
export const RELEASE = `
  delete from app.idempotency where person_ref = $1 and key = $2 and claim = $3 and status is null`;

/** $1 days. */
export const FORGET = `
  delete from app.idempotency where claimed_at < now() - make_interval(days => $1)`;
