/** `npm run attacks`: every attack on a bundle of evidence, against the verifier as it is given out. Ends with 1 when one of them is not seen for what it is. */
import { attacks } from '../../libs/integrity/verifier/testing/attacks';
import { anotherNode, builtVerifier } from '../../libs/integrity/verifier/testing/built';

void (async () => {
  const verifier = builtVerifier();
  const other = anotherNode();
  const all = await attacks();
  let wrong = 0;
  for (const { nr, name, expected, archive, policy, published, maxAgeDays } of all) {
    const args = [
      ...published.flatMap((root) => ['--published', root]),
      ...(maxAgeDays === null ? [] : ['--max-age-days', String(maxAgeDays)]),
    ];
    const { code, out } = verifier.run(archive, policy, args, other?.node);
    const codes = [...new Set(Array.from(out.matchAll(/^✗ [^[]*\[(\w+)\]/gm), ([, found]) => found!))];
    const seen = expected === null ? code === 0 : code === 1 && codes.includes(expected);
    if (!seen) wrong++;
    const got = code === 0 ? 'holds' : code === 1 ? codes.join(' ') : `could not be checked (${code})`;
    console.log(`${seen ? '✓' : '✗'} ${nr.padEnd(5)} ${name.padEnd(78)} ${(expected ?? 'holds').padEnd(14)} ${got}`);
  }
  verifier.remove();
  console.log(`\n${all.length - wrong} of ${all.length} as expected, on Node ${other?.version ?? process.version}`);
  process.exitCode = wrong > 0 ? 1 : 0;
})();
