/**
 * Up to which size of a log its key stands for it. A policy (C2SP tlog-policy) has no words for that, so it stands in comments that begin with
 * `#liggaren`, right below the key's own line or further down:
 *
 *     #liggaren until <name>+<id> <size>      given up for another key: it signed nothing larger
 *     #liggaren revoked <name>+<id> <size>    in others' hands: what it signed up to that size counts when witnesses or a published root say the same
 *
 * Other programs pass comments over and would believe the key for ever: a policy for them leaves it out.
 */
export interface KeyLimit {
  readonly kind: 'UNTIL' | 'REVOKED';
  /** Leaves. */
  readonly size: number;
}

const MEANT = /^\s*#\s*liggaren(?![\p{L}\p{N}])/iu;
const SPELLED = /^#liggaren (until|revoked) ([^ ]+\+[0-9a-f]{8}) ([1-9]\d{0,15})$/;

/** `key` is `<name>+<id>`. Undefined for a comment about something else; null for one that is meant for us and not exactly as above. */
export function limitIn(comment: string): { readonly key: string; readonly limit: KeyLimit } | null | undefined {
  if (!MEANT.test(comment)) return undefined;
  const [, kind, key, size] = SPELLED.exec(comment) ?? [];
  if (kind === undefined || key === undefined || !Number.isSafeInteger(Number(size))) return null;
  return { key, limit: { kind: kind === 'until' ? 'UNTIL' : 'REVOKED', size: Number(size) } };
}

export const spellLimit = (key: string, { kind, size }: KeyLimit): string =>
  `#liggaren ${kind === 'UNTIL' ? 'until' : 'revoked'} ${key} ${size}`;
