/** Keys of personal fields against what the log says became of them: what was destroyed is gone for good, and nothing is gone that no event speaks of. */
import type { Pool } from 'pg';
import { NOWHERE, type DecidedDisposal, type DestroyedKey, type Fault, type Place } from '#libs/sealing';

export interface Tombstone {
  readonly kid: string;
  /** Id of the event that records the decision. */
  readonly decision: string;
}
/** Keys of contents (`content/<event id>`) go with the contents, which are held against their own events. */
const TOMBSTONES = `select kid, decision::text as decision from privacy.tombstone where not kid ^@ 'content/'`;
/** $1 kids. What there is of each. */
const LEFT = `
  select w.kid, exists (select from privacy.subject_key k where k.kid = w.kid) as key, exists (select from privacy.tombstone t where t.kid = w.kid) as tombstone
  from unnest($1::text[]) as w(kid)`;

/** To be asked for before the log is read: what is destroyed meanwhile has its event after what is read. */
export const tombstones = async (pool: Pool): Promise<readonly Tombstone[]> => (await pool.query<Tombstone>(TOMBSTONES)).rows;

const fault = ({ index, stream, revision, type }: Place, what: string): Fault => ({
  kind: 'KEY',
  index,
  through: index,
  stream,
  revision,
  type,
  what,
});

/** `before`: what {@link tombstones} gave before the log was read. */
export async function disposedKeys(
  pool: Pool,
  before: readonly Tombstone[],
  { destroyedKeys, decidedDisposals }: { destroyedKeys: readonly DestroyedKey[]; decidedDisposals: readonly DecidedDisposal[] },
): Promise<readonly Fault[]> {
  const { rows } = await pool.query<{ kid: string; key: boolean; tombstone: boolean }>(LEFT, [destroyedKeys.map(({ kid }) => kid)]);
  const left = new Map(rows.map((row) => [row.kid, row]));
  const faults: Fault[] = [];
  for (const one of destroyedKeys) {
    const { key, tombstone } = left.get(one.kid)!;
    if (key)
      faults.push(fault(one, `nyckeln ${one.kid} finns kvar, fast loggen säger att den är förstörd: uppgifterna går fortfarande att läsa`));
    else if (!tombstone) faults.push(fault(one, `nyckeln ${one.kid} kan göras om, fast loggen säger att den är förstörd för alltid`));
  }
  const decided = new Map(decidedDisposals.map((one) => [one.id, one]));
  for (const { kid, decision } of before) {
    const by = decided.get(decision);
    if (!by)
      faults.push(fault(NOWHERE, `nyckeln ${kid} är förstörd, och det beslut som anges, händelsen ${decision}, finns inte i loggen`));
    else if (!by.kids.includes(kid)) faults.push(fault(by, `nyckeln ${kid} är förstörd, och beslutet omfattar inte den`));
  }
  return faults;
}
