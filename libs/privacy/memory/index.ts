import { kidOf } from '#libs/kernel';
import type { KeyEncryption } from '../key-encryption';
import { checkKept, makeKeys, openKeys } from '../opening';
import { DESTROYED, KeyDestroyed, type Receipt, type SubjectKeys, type WrappedKey } from '../subject-keys';

/** Keys in memory: for tests. Gone when the process ends, and everything under them. */
export class MemorySubjectKeys implements SubjectKeys {
  private readonly keys = new Map<string, WrappedKey>();
  private readonly destroyed = new Map<string, Receipt>();

  constructor(private readonly kek: KeyEncryption) {}

  async open(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer | typeof DESTROYED>> {
    const found: Map<string, Buffer | typeof DESTROYED> = await openKeys(this.those(kids), this.kek);
    for (const kid of kids) if (this.destroyed.has(kid)) found.set(kid, DESTROYED);
    return found;
  }

  async openOrMake(kids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    this.refuseDestroyed(kids);
    const made = await makeKeys(
      [...new Set(kids)].filter((kid) => !this.keys.has(kid)),
      this.kek,
    );
    this.refuseDestroyed(kids);
    for (const one of made) if (!this.keys.has(one.kid)) this.keys.set(one.kid, one);
    return openKeys(this.those(kids), this.kek);
  }

  async destroy(kids: readonly string[], decision: string): Promise<void> {
    for (const kid of kids) {
      if (!this.destroyed.has(kid)) this.destroyed.set(kid, { destroyedAt: Temporal.Now.instant().toString(), decision });
      this.keys.delete(kid);
    }
  }

  async receipts(kids: readonly string[]): Promise<ReadonlyMap<string, Receipt>> {
    return new Map([...this.destroyed].filter(([kid]) => kids.includes(kid)));
  }

  async kidsOf(caseId: string): Promise<readonly string[]> {
    return [...this.keys.keys()].filter((kid) => kid.startsWith(kidOf(caseId, ''))).toSorted();
  }

  async keep(kids: readonly string[]): Promise<readonly WrappedKey[]> {
    return this.those(kids);
  }

  async restore(keys: readonly WrappedKey[]): Promise<void> {
    checkKept(keys, this.kek);
    this.refuseDestroyed(keys.map(({ kid }) => kid));
    for (const one of keys) if (!this.keys.has(one.kid)) this.keys.set(one.kid, one);
  }

  private those(kids: readonly string[]): WrappedKey[] {
    return [...new Set(kids)].map((kid) => this.keys.get(kid)).filter((one) => one !== undefined);
  }

  private refuseDestroyed(kids: readonly string[]): void {
    const gone = kids.find((kid) => this.destroyed.has(kid));
    if (gone !== undefined) throw new KeyDestroyed(gone);
  }
}
