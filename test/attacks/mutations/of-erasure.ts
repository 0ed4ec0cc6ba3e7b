import type { Mutation } from './mutation';

const off = (file: string, check: string, from: string, to: string, ...cases: readonly string[]): Mutation => ({
  file: `libs/${file}.ts`,
  check,
  replace: [from, to],
  cases,
});
const dispose = (check: string, from: string, ...cases: readonly string[]): Mutation =>
  off('grant-cases/decide/dispose', check, from, from.replace('if (', 'if (false && '), ...cases);
const sql = (check: string, statement: string, ...cases: readonly string[]): Mutation => ({ check, sql: statement, cases });

/** Keys that are destroyed, contents that are removed, and who may decide that they are. */
export const ofErasure: readonly Mutation[] = [
  sql('a destroyed key is not written again', 'drop trigger refuse_destroyed on privacy.subject_key', '21c', '21d'),
  sql('the same for a replica', 'alter table privacy.subject_key enable trigger refuse_destroyed', '21d'),
  sql('what says that a key was destroyed stays', 'drop trigger only_added_to on privacy.tombstone', '21g'),
  sql(
    'the processes may not take it away',
    'drop trigger only_added_to on privacy.tombstone; grant delete on privacy.tombstone to liggaren_app',
    '21f',
  ),
  off(
    'privacy/postgres/index',
    'destroyed goes before what lies there',
    'if (wrapped === null) found.set(kid, DESTROYED);',
    'if (wrapped === null && !found.has(kid)) found.set(kid, DESTROYED);',
    '21e',
  ),
  off(
    'privacy/postgres/index',
    'nothing is written about somebody whose key was destroyed',
    'if (gone) throw new KeyDestroyed(gone.kid);',
    ';',
    '22b',
    '21',
  ),
  sql('contents go by a disposal alone', 'drop trigger only_the_disposed on evlog.event_data', '23g'),
  sql(
    'a disposal says a decision',
    `create or replace function evlog.named_by(data bytea) returns setof text language sql immutable as
      $$ select jsonb_array_elements_text(convert_from(data, 'UTF8')::jsonb -> 'body' -> 'events') $$`,
    '23b',
  ),
  sql(
    'contents are not taken past the function',
    'grant delete on evlog.event_data to liggaren_app; drop trigger only_the_disposed on evlog.event_data',
    '23f',
  ),
  dispose(
    'a decision',
    "if (decision.reference.trim() === '' || decision.decidedBy.trim() === '' || decision.ground.trim() === '')",
    '23i',
  ),
  dispose('a decision that has been made', 'if (decision.decidedOn > today)', '23k'),
  dispose('the case’s number', 'if (number !== known)', '23r'),
  dispose('a hold', 'if (state.hold) return no(', '23n'),
  dispose('an appeal', 'if (state.timing!.appeals.some(isOpenAppeal))', '23m'),
  dispose('the time to appeal', 'if (state.decision && !state.legalForce)', '23l'),
  off(
    'grant-cases/decide/dispose',
    'documents of a closed case',
    "return level === 'CONTENT' && !state.closed ? no('disposal-not-closed') : null;",
    'return null;',
    '23o',
  ),
  dispose('who takes part', "if (!closed && standing !== 'LEFT')", '23p'),
  dispose('who decided', "if (standing === 'DECIDER')", '23q'),
];
