import type { Mutation } from './mutation';

const off = (check: string, sql: string, ...cases: readonly string[]): Mutation => ({ check, sql, cases });
const granted = (right: string, on: string, nr: string): Mutation =>
  off(`no ${right} on ${on} for the processes`, `grant ${right} on ${on} to liggaren_app`, nr);
const gone = (trigger: string, on: string, ...cases: readonly string[]): Mutation =>
  off(`trigger ${trigger} on ${on}`, `drop trigger ${trigger} on ${on}`, ...cases);

/** Grants, triggers, constraints and functions. */
export const ofDatabase: readonly Mutation[] = [
  // every table has a trigger behind the grant, or the grant alone
  granted('update', 'audit.head', '1'),
  granted('update', 'audit.keeper', '1'),
  granted('delete', 'audit.checkpoint', '2'),
  granted('truncate', 'audit.checkpoint', '3'),
  granted('insert', 'evlog.event', '4c'),
  granted('insert', 'audit.tile', '4c'),
  granted('delete', 'privacy.subject_key', '2'),
  off('the tables belong to nobody who logs in', 'alter table evlog.event owner to liggaren_app', '4'),
  off('nobody becomes the owner', 'grant liggaren_owner to liggaren_app', '4d'),
  off(
    'who may begin the proofs anew',
    'grant execute on function audit.begin_anew() to liggaren_app; alter function audit.begin_anew() security definer',
    '4g',
  ),
  off(
    'who may put functions in place',
    'grant all on schema evlog to liggaren_app; alter function evlog.refuse() owner to liggaren_app',
    '4f',
  ),
  gone('only_added_to', 'evlog.event', '1b'),
  gone('only_added_to', 'evlog.event_data', '1b'),
  gone('only_the_disposed', 'evlog.event_data', '2b'),
  gone('only_added_to', 'evlog_mirror.event', '1b'),
  gone('only_added_to', 'evlog_mirror.event_data', '1b'),
  gone('only_the_disposed', 'evlog_mirror.event_data', '2b'),
  gone('only_added_to', 'audit.log_key', '1b'),
  gone('only_added_to', 'privacy.tombstone', '1b'),
  gone('only_grows', 'audit.tile', '5a'),
  gone('one_root', 'audit.checkpoint', '4j'),
  off('triggers fire for a replica too', 'alter table evlog.event enable trigger only_added_to', '1b'),
  off('the hash of a leaf', 'alter table evlog.event drop constraint event_check', '4h'),
];
