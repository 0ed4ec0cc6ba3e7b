/** Keys of the log that were given up for others, and keys that were revoked. */
import { ED25519, ML_DSA_44, spellKey, spellLimit, type KeyLimit, type SigningKey } from '../../../index';
import { ORIGIN } from '../a-log';
import { bundleOf, earlier, keyOf, LOG_KEYS, SIGNERS, WITNESSES } from '../forge';
import { attack, type Attack, type Ground } from './ground';
import { rootAt } from './of-keys';

export function ofRotation({ leaves, documents }: Ground): readonly Attack[] {
  const NEW_KEYS = [keyOf(ORIGIN, ED25519), keyOf(ORIGIN, ML_DSA_44)];
  const [newEd25519, newMlDsa44] = NEW_KEYS as [SigningKey, SigningKey];
  const [oldEd25519, oldMlDsa44] = LOG_KEYS as [SigningKey, SigningKey];
  const three = WITNESSES.slice(0, 3);
  const { length } = leaves;
  const shortOf = (key: SigningKey): string => `${key.verifier.name}+${key.verifier.id}`;
  /** What a reader trusts: these keys, each with its limit. */
  const policy = (of: readonly (readonly [SigningKey, KeyLimit?])[], quorum = 'vittnen'): string =>
    [
      ...of.flatMap(([key, limit]) => [`log ${spellKey(key.verifier)}`, ...(limit ? [spellLimit(shortOf(key), limit)] : [])]),
      ...WITNESSES.map(({ verifier }, n) => `witness w${n + 1} ${spellKey(verifier)}`),
      'group vittnen 3 w1 w2 w3 w4',
      `quorum ${quorum}`,
      '',
    ].join('\n');
  const old = (limit?: KeyLimit) => LOG_KEYS.map((key) => [key, limit] as const);
  const fresh = NEW_KEYS.map((key) => [key] as const);
  const both = (limit: KeyLimit) => policy([...old(limit), ...fresh]);
  const until = (size: number): KeyLimit => ({ kind: 'UNTIL', size });
  const revoked = (size: number): KeyLimit => ({ kind: 'REVOKED', size });

  const signed = (by: readonly SigningKey[]) => ({ ...bundleOf(leaves, { by: [...by] }), documents });
  const before = signed(SIGNERS);
  const overlap = signed([...LOG_KEYS, ...NEW_KEYS, ...three]);
  const after = signed([...NEW_KEYS, ...three]);
  const history = [earlier(leaves, 20), earlier(leaves, 21, [...LOG_KEYS, ...NEW_KEYS, ...three])];
  return [
    attack('P15', 'keys changed: signed by both, to whoever has the former', null, overlap, { policy: policy(old()) }),
    attack('P15b', '… and to whoever has the new', null, overlap, { policy: policy(fresh) }),
    attack('P15c', '… and to whoever has both, the former up to there', null, overlap, { policy: both(until(length)) }),
    attack('P15d', 'keys changed: from before, to whoever has both', null, before, { policy: both(until(length)) }),
    attack('P15e', 'keys changed: from after, with the history before', null, { ...after, history }, { policy: both(until(21)) }),
    attack('P15f', 'keys changed without both having signed, to whoever has the former', 'LOG_SIG', after, { policy: policy(old()) }),
    attack('P15g', 'the former keys, after they were given up', 'LOG_KEY', before, { policy: both(until(length - 1)) }),
    attack('P15h', 'one former key beside a new one, after it was given up', 'LOG_KEY', signed([newEd25519, oldMlDsa44, ...three]), {
      policy: both(until(length - 1)),
    }),
    attack('P15i', 'one former key beside a new one, before it was given up', null, signed([oldEd25519, newMlDsa44, ...three]), {
      policy: both(until(length)),
    }),
    attack('P15j', 'a revoked key, after the size it was revoked at', 'LOG_KEY', before, { policy: policy(old(revoked(length - 1))) }),
    attack('P15k', 'a revoked key, before that, with witnesses', null, before, { policy: policy(old(revoked(length))) }),
    attack('P15l', '… with nobody', 'LOG_KEY', signed(LOG_KEYS), { policy: policy(old(revoked(length)), 'none') }),
    attack('P15m', '… with a published root of that size', null, signed(LOG_KEYS), {
      policy: policy(old(revoked(length)), 'none'),
      published: [rootAt(leaves, length)],
    }),
    attack(
      'P15n',
      '… with a published root of another size alone',
      'LOG_KEY',
      { ...signed(LOG_KEYS), history },
      { policy: policy(old(revoked(length)), 'none'), published: [rootAt(leaves, 20)] },
    ),
    attack('P15o', 'a revoked key beside new ones that hold', null, overlap, { policy: both(revoked(5)) }),
  ];
}
