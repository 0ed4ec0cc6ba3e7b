/** Whoever owns the database, and then one key after the other; and views of the log that are old or two. */
import { ED25519, ML_DSA_44, rootOf, spellKey, toHex } from '../../../index';
import { ORIGIN, type Leaf } from '../a-log';
import { bundleOf, consistency, earlier, hashesOf, keyOf, LOG_KEYS, NOW, rechained, SIGNERS, WITNESSES, withBody } from '../forge';
import { attack, type Attack, type Ground } from './ground';

export const rootAt = (leaves: readonly Leaf[], size: number): string => `${size}:${toHex(rootOf(hashesOf(leaves.slice(0, size))))}`;

export function ofKeys(place: Ground): readonly Attack[] {
  const { leaves, honest, documents } = place;
  const rewritten = rechained(
    leaves.map((leaf, idx) =>
      idx === place.place('CaseAssigned') ? withBody(leaf, (body) => ({ ...body, groupName: 'en annan grupp' })) : leaf,
    ),
  );
  const forged = (by = SIGNERS) => ({ ...bundleOf(rewritten, { by }), documents: new Map() });
  const own = [keyOf(ORIGIN, ED25519), keyOf(ORIGIN, ML_DSA_44)];
  const [w1, w2, w3] = WITNESSES as [(typeof WITNESSES)[0], (typeof WITNESSES)[0], (typeof WITNESSES)[0]];
  const size = place.place('ApplicationRegistered');
  const lax = [
    ...LOG_KEYS.map(({ verifier }) => `log ${spellKey(verifier)}`),
    ...[w1, w2, w3].map(({ verifier }, n) => `witness w${n + 1} ${spellKey(verifier)}`),
    'group vittnen 2 w1 w2 w3',
    'quorum vittnen',
    '',
  ].join('\n');
  // all that follows the approval is written by others: a rewriting that no approval binds
  const after = rechained(
    leaves.map((leaf, idx) =>
      idx === place.place('DecisionDocumentMade') ? withBody(leaf, (body) => ({ ...body, developmentKey: false })) : leaf,
    ),
  );
  const split = (by: typeof SIGNERS, of = after) => ({ ...bundleOf(of, { by: [...LOG_KEYS, ...by] }), documents });
  const later = [...leaves, ...leaves.slice(0, 1)];
  return [
    attack('29', 'history rewritten, and signed with keys of one’s own', 'LOG_SIG', forged([...own, ...WITNESSES.slice(0, 3)])),
    attack('30', '… and with the log’s keys', 'WITNESS', forged(LOG_KEYS)),
    attack('31', '… and one witness’s', 'WITNESS', forged([...LOG_KEYS, w1])),
    attack('32', '… and everybody’s: a root in the minutes', 'FORK', split(WITNESSES.slice(0, 3)), {
      published: [rootAt(leaves, leaves.length)],
    }),
    attack(
      '33',
      '… with a history to fit: a smaller root in the minutes',
      'FORK',
      { ...forged(), history: [earlier(rewritten, size + 5)] },
      { published: [rootAt(leaves, size + 5)] },
    ),
    attack('33b', '… beside a checkpoint that was given out before', 'FORK', {
      ...split(WITNESSES.slice(0, 3)),
      history: [{ ...earlier(leaves, leaves.length - 1), proof: consistency(hashesOf(after), after.length - 1) }],
    }),
    attack('34', 'the log put back to what it was: a later root in the minutes', 'ROLLBACK', honest, {
      published: [rootAt(later, leaves.length + 1)],
    }),
    attack(
      '35',
      'an old view, to whoever wants a fresh one',
      'AGE',
      { ...bundleOf(leaves, { time: NOW - 40 * 86_400 }), documents },
      { maxAgeDays: 30 },
    ),
    attack('35b', 'an old view, to whoever takes any', null, { ...bundleOf(leaves, { time: NOW - 40 * 86_400 }), documents }),
    attack('65', 'a published root of a size that the bundle has no proof of', 'HISTORY', honest, { published: [rootAt(leaves, 5)] }),
    attack(
      '65b',
      'a published root that the bundle proves',
      null,
      { ...honest, history: [{ ...earlier(leaves, 5), note: null }] },
      { published: [rootAt(leaves, 5), rootAt(leaves, leaves.length)] },
    ),
    attack('69', 'a split view with one dishonest witness, by two of three: one half', null, split([w1, w2], leaves), { policy: lax }),
    attack('70', 'a split view with one dishonest witness, by two of three: the other half', null, split([w1, w3]), { policy: lax }),
    attack('71', 'the same by three of four', 'WITNESS', split([w1, w3])),
    attack('72', 'the same by two of three, with a published root', 'FORK', split([w1, w3]), {
      policy: lax,
      published: [rootAt(leaves, leaves.length)],
    }),
    attack(
      '73',
      'the same, with a smaller published root, which both halves begin with',
      null,
      { ...split([w1, w3]), history: [earlier(after, 5)] },
      { policy: lax, published: [rootAt(leaves, 5)] },
    ),
  ];
}
