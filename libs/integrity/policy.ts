/** Whom a reader trusts: logs, witnesses, and how many of these have to stand for a checkpoint (C2SP tlog-policy). Never taken out of a bundle. */
import { toHex } from './bytes';
import type { Attestation, Checkpoint } from './checkpoint';
import { LOG_KEY_TYPES, WITNESS_KEY_TYPES } from './checkpoint';
import { limitIn, type KeyLimit } from './key-limit';
import { readKey, type VerifierKey } from './keys';

interface Witness {
  readonly key: VerifierKey;
  readonly url: string | null;
}
interface Group {
  readonly needed: number;
  readonly members: readonly string[];
}
/** `limit`: up to which size of the log the key stands for it; null = any. */
interface LogKey extends Witness {
  readonly limit: KeyLimit | null;
}
export interface Policy {
  readonly logs: readonly LogKey[];
  readonly witnesses: ReadonlyMap<string, Witness>;
  readonly groups: ReadonlyMap<string, Group>;
  /** Name of a witness or group, or `none`. */
  readonly quorum: string;
}

/** A policy that can't be read is no policy. `line` counts from 1. */
export class WrongPolicy extends Error {
  constructor(
    readonly line: number,
    readonly why: string,
  ) {
    super(`policy, line ${line}: ${why}`);
  }
}

const MOST_LINES = 1000;

/** Throws {@link WrongPolicy}. */
export function readPolicy(text: string): Policy {
  const logs: LogKey[] = [];
  const witnesses = new Map<string, Witness>();
  const groups = new Map<string, Group>();
  let quorum: string | undefined;
  const seen = new Set<string>();
  const members = new Set<string>();

  const lines = text.split('\n');
  if (lines.length > MOST_LINES) throw new WrongPolicy(MOST_LINES, 'more lines than any policy has');
  lines.forEach((line, at) => {
    const wrong = (why: string): never => {
      throw new WrongPolicy(at + 1, why);
    };
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) wrong('a control character');
    const [word, ...said] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (word?.startsWith('#')) {
      const said = limitIn(line);
      const at = said ? logs.findIndex(({ key }) => `${key.name}+${key.id}` === said.key) : -1;
      if (said === null) wrong('a comment that is meant for the verifier and can’t be read');
      else if (said && (at < 0 || logs[at]!.limit)) wrong('a limit to a key of no log above it, or a second one to the same key');
      else if (said) logs[at] = { ...logs[at]!, limit: said.limit };
      return;
    }
    if (word === undefined) return;

    const keyIn = (text: string | undefined, types: readonly number[]): VerifierKey => {
      const key = text === undefined ? undefined : readKey(text);
      if (!key) return wrong('not a key');
      if (!types.includes(key.type)) return wrong('a key of a type that does not belong here');
      if (seen.has(toHex(key.publicKey))) return wrong('a key that stands twice');
      seen.add(toHex(key.publicKey));
      return key;
    };
    const newName = (name: string | undefined): string => {
      if (name === undefined || name === 'none' || witnesses.has(name) || groups.has(name)) return wrong('a name that is missing or taken');
      return name;
    };
    const known = (name: string): boolean => witnesses.has(name) || groups.has(name);

    if (word === 'log') logs.push({ key: keyIn(said[0], LOG_KEY_TYPES), url: said[1] ?? null, limit: null });
    else if (word === 'witness') witnesses.set(newName(said[0]), { key: keyIn(said[1], WITNESS_KEY_TYPES), url: said[2] ?? null });
    else if (word === 'group') {
      const [name, threshold, ...of] = said;
      newName(name);
      if (of.length === 0 || !of.every((one) => known(one) && !members.has(one)) || new Set(of).size < of.length)
        wrong('a member that is unknown or belongs to a group already');
      const needed = threshold === 'all' ? of.length : threshold === 'any' ? 1 : /^[1-9]\d*$/.test(threshold ?? '') ? Number(threshold) : 0;
      if (needed < 1 || needed > of.length) wrong('a number that is not one of its members’');
      of.forEach((one) => members.add(one));
      groups.set(name!, { needed, members: of });
    } else if (word === 'quorum') {
      if (quorum !== undefined) wrong('a second quorum');
      if (said.length !== 1 || (said[0] !== 'none' && !known(said[0]!))) wrong('a quorum of nobody known');
      quorum = said[0];
    } else wrong(`no such word as ${word}`);
  });
  if (quorum === undefined) throw new WrongPolicy(lines.length, 'no quorum');
  return { logs, witnesses, groups, quorum };
}

/** Every key that the policy names. */
export const keysOf = ({ logs, witnesses }: Policy): readonly VerifierKey[] => [
  ...logs.map(({ key }) => key),
  ...Array.from(witnesses.values(), ({ key }) => key),
];

/** Whether those who stand for a checkpoint are enough. A witness counts once, however many times it signed. */
export function isQuorum(policy: Policy, by: readonly Attestation[]): boolean {
  const stands = (name: string): boolean => {
    const witness = policy.witnesses.get(name);
    if (witness) return by.some(({ key }) => key === witness.key);
    const { needed, members } = policy.groups.get(name)!;
    return members.filter(stands).length >= needed;
  };
  return policy.quorum === 'none' || stands(policy.quorum);
}

/** Names of the witnesses that stand for a checkpoint. */
export const standing = (policy: Policy, by: readonly Attestation[]): readonly string[] =>
  [...policy.witnesses].filter(([, witness]) => by.some(({ key }) => key === witness.key)).map(([name]) => name);

/** Whether the log that the note is of signed it, with both of its types: a note without one of them may be an older reader's forgery. */
export const isSignedByLog = ({ logs }: Policy, origin: string, by: readonly Attestation[]): boolean =>
  LOG_KEY_TYPES.every((type) => by.some(({ key }) => key.type === type && key.name === origin && logs.some((log) => log.key === key)));

/** What the log's keys are worth under a checkpoint, from the most to the least. */
const WORTH = ['HOLDS', 'REVOKED_SINCE', 'ENDED', 'MISSING'] as const;
/**
 * HOLDS: keys of both types that stand for a log of that size. REVOKED_SINCE: one of them was revoked after a larger size; whoever has it may have made
 * the signature later, so it takes others to stand for the checkpoint too. ENDED: keys that only stood for a smaller log. MISSING: not both types.
 */
export type LogWorth = (typeof WORTH)[number];

export function logWorth({ logs }: Policy, { origin, size }: Pick<Checkpoint, 'origin' | 'size'>, by: readonly Attestation[]): LogWorth {
  const worthOf = ({ limit }: LogKey): LogWorth =>
    limit === null ? 'HOLDS' : size > limit.size ? 'ENDED' : limit.kind === 'REVOKED' ? 'REVOKED_SINCE' : 'HOLDS';
  const ofTypes = LOG_KEY_TYPES.map((type) => {
    const signed = logs.filter(({ key }) => key.type === type && key.name === origin && by.some((one) => one.key === key));
    return Math.min(WORTH.indexOf('MISSING'), ...signed.map((key) => WORTH.indexOf(worthOf(key))));
  });
  return WORTH[Math.max(...ofTypes)]!;
}
