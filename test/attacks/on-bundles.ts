/** The attacks on a bundle of evidence, against the verifier as it is given out. */
import { attacks } from '../../libs/integrity/verifier/testing/attacks';
import { anotherNode, builtVerifier } from '../../libs/integrity/verifier/testing/built';
import type { Outcome } from './case';

/** On another Node than ours, if there is one. */
export async function onBundles(tell: (outcome: Outcome) => void): Promise<string> {
  const verifier = builtVerifier();
  const other = anotherNode();
  try {
    for (const { nr, name, expected, archive, policy, published, maxAgeDays } of await attacks()) {
      const args = [
        ...published.flatMap((root) => ['--published', root]),
        ...(maxAgeDays === null ? [] : ['--max-age-days', String(maxAgeDays)]),
      ];
      const { code, out } = verifier.run(archive, policy, args, other?.node);
      const codes = [...new Set(Array.from(out.matchAll(/^✗ [^[]*\[(\w+)\]/gm), ([, found]) => found!))];
      const seen = expected === null ? code === 0 : code === 1 && codes.includes(expected);
      const got = code === 0 ? 'holds' : code === 1 ? codes.join(' ') : `could not be checked (${code})`;
      tell({ nr, name, expected: expected ?? 'holds', got, seen });
    }
  } finally {
    verifier.remove();
  }
  return `on Node ${other?.version ?? process.version}`;
}
