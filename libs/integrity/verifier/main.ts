/**
 * Kontrollerar ett bevispaket för ett ärende: node verify.mjs <ärende.zip> <policy.txt>
 *
 * One file with nothing outside it but Node (20 or later): no network, no server, no package. What it checks, and in which order, is written down
 * under "Checks" in docs/evidence.md; every check has the same name there and here. It takes neither keys nor policy from the bundle.
 */
import { readFileSync, statSync } from 'node:fs';
import { argv, exit, stdout } from 'node:process';
import { run } from './command-line';

const read = (file: string, most: number): Uint8Array | undefined => {
  try {
    return statSync(file).size <= most ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
};
const lines: string[] = [];
const now = Math.floor(Date.now() / 1000);
void run(argv.slice(2), { read, print: (line) => void lines.push(line), now }).then((code) => {
  stdout.write(`${lines.join('\n')}\n`, () => exit(code));
});
