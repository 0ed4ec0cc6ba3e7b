/** Switches off each check in turn and sees that some attack then gets through; a check that nothing depends on is told of. */
import path from 'node:path';
import type { Case, Ground, Outcome } from '../case';
import { Round } from '../round';
import { MUTATIONS } from './list';
import { load, prepare } from './source';

/** Nothing of the log is written by these, so that rounds share what lies in their database. */
type On = Pick<Ground, 'bed'> & { readonly folder: string };
const PRODUCT = path.join(__dirname, '../product/index.ts');

/** `only`: of the files and checks whose names it fits. */
export async function mutate(on: On, only: RegExp, tell: (outcome: Outcome) => void): Promise<void> {
  const asked = MUTATIONS.filter((one) => only.test(`${'file' in one ? one.file : 'database'}: ${one.check}`));
  prepare();
  const shared = new Round({ ...on, tampered: null });
  const { cases: honest } = load<{ readonly cases: readonly Case[] }>(PRODUCT, null);
  const asExpected = new Set<string>();
  for (const one of honest) if (asked.some(({ cases }) => cases.includes(one.nr)) && (await shared.judge(one)).seen) asExpected.add(one.nr);
  for (const mutation of asked) {
    const tampered = 'sql' in mutation ? mutation.sql : null;
    const { cases } = load<{ readonly cases: readonly Case[] }>(PRODUCT, 'file' in mutation ? mutation : null);
    const round = tampered === null ? shared : new Round({ ...on, tampered });
    let through: string | undefined;
    for (const nr of mutation.cases) {
      const one = cases.find((each) => each.nr === nr);
      if (!one) throw new Error(`${mutation.check}: there is no attack ${nr}`);
      if (!asExpected.has(nr)) {
        tell({ nr: 'off', name: mutation.check, expected: 'an attack gets through', got: `${nr} gets through as it is`, seen: false });
        continue;
      }
      const { seen, got } = await round.judge(one);
      if (!seen) {
        through = `${nr}: ${got}`;
        break;
      }
    }
    if (round !== shared) await round.close();
    const where = 'file' in mutation ? mutation.file.replace(/^libs\//, '') : 'database';
    tell({
      nr: 'off',
      name: `${where}: ${mutation.check}`,
      expected: 'an attack gets through',
      got: through ?? 'nothing gets through',
      seen: through !== undefined,
    });
  }
  await shared.close();
  load(PRODUCT, null);
}
