import { DatabaseError, type Pool } from 'pg';
import { kidOf } from '#libs/kernel';
import type { KeyEncryption } from '../key-encryption';
import { checkKept, makeKeys, openKeys } from '../opening';
import { DESTROYED, ForeignKey, KeyDestroyed, KeyMissing, type Receipt, type SubjectKeys, type WrappedKey } from '../subject-keys';
import { ADD, BEGINNING_WITH, DESTROY, FIND, RECEIPTS, UNDER_ANOTHER } from './statements';

interface Row {
  readonly kid: string;
  /** Both null when the key was destroyed. */
  readonly kek: string | null;
  readonly wrapped: Buffer | null;
}

const WAS_DESTROYED = 'LG090';
/** As the database orders them, so that two who want the same keys never wait for each other. */
const inOrder = (kids: readonly string[]): string[] =>
  [...new Set(kids)].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/**
 * Keys in PostgreSQL: schema privacy, deploy/migrations/0090_privacy.sql. Nothing is remembered between two questions, so a key that was destroyed is
 * gone in every process at once.
 */
export class PostgresSubjectKeys implements SubjectKeys {
  /** `pool` as liggaren_app. */
  constructor(
    private readonly pool: Pool,
    private readonly kek: KeyEncryption,
  ) {}

  /** Throws {@link ForeignKey} when there are keys that the key encryption key at hand does not open: asked once, at the start. */
  async refuseForeign(): Promise<void> {
    const [row] = (await this.pool.query<{ kid: string; kek: string }>(UNDER_ANOTHER, [this.kek.id])).rows;
    if (row) throw new ForeignKey(row.kid, row.kek);
  }

  async open(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer | typeof DESTROYED>> {
    const rows = await this.find(kids);
    const found: Map<string, Buffer | typeof DESTROYED> = await openKeys(alive(rows), this.kek);
    for (const { kid, wrapped } of rows) if (wrapped === null) found.set(kid, DESTROYED);
    return found;
  }

  async openOrMake(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const first = await this.find(kids);
    const known = new Set(first.map(({ kid }) => kid));
    const missing = inOrder(kids.filter((kid) => !known.has(kid)));
    if (missing.length > 0) await this.add(await makeKeys(missing, this.kek));
    // whoever else made one at the same time may have been first
    const rows = missing.length > 0 ? [...first, ...(await this.find(missing))] : first;
    const gone = rows.find(({ wrapped }) => wrapped === null);
    if (gone) throw new KeyDestroyed(gone.kid);
    const opened = await openKeys(alive(rows), this.kek);
    for (const kid of kids) if (!opened.has(kid)) throw new KeyMissing(kid);
    return opened;
  }

  async destroy(kids: readonly string[], decision: string): Promise<void> {
    await this.pool.query(DESTROY, [inOrder(kids), decision]);
  }

  async receipts(kids: readonly string[]): Promise<ReadonlyMap<string, Receipt>> {
    const { rows } = await this.pool.query<Receipt & { kid: string }>(RECEIPTS, [kids]);
    return new Map(rows.map(({ kid, ...receipt }) => [kid, receipt]));
  }

  async kidsOf(caseId: string): Promise<readonly string[]> {
    return (await this.pool.query<{ kid: string }>(BEGINNING_WITH, [kidOf(caseId, '')])).rows.map(({ kid }) => kid);
  }

  async keep(kids: readonly string[]): Promise<readonly WrappedKey[]> {
    return alive(await this.find(kids));
  }

  async restore(keys: readonly WrappedKey[]): Promise<void> {
    checkKept(keys, this.kek);
    await this.add(keys);
  }

  private async find(kids: readonly string[]): Promise<readonly Row[]> {
    return kids.length === 0 ? [] : (await this.pool.query<Row>({ name: 'privacy.find', text: FIND, values: [kids] })).rows;
  }

  private async add(keys: readonly WrappedKey[]): Promise<void> {
    try {
      await this.pool.query(ADD, [keys.map(({ kid }) => kid), keys.map(({ kek }) => kek), keys.map(({ wrapped }) => wrapped)]);
    } catch (error) {
      if (error instanceof DatabaseError && error.code === WAS_DESTROYED) throw new KeyDestroyed(error.detail ?? '');
      throw error;
    }
  }
}

const alive = (rows: readonly Row[]): WrappedKey[] =>
  rows.flatMap(({ kid, kek, wrapped }) => (kek === null || wrapped === null ? [] : [{ kid, kek, wrapped }]));

export { CannotRewrap, rewrap, type Obstacle, type Rewrapped } from './rewrap';
