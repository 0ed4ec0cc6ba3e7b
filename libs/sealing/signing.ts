/** Has the tree signed, by the log's signer and by witnesses, and keeps what they signed. */
import { planConsistency, same, type NodeAt } from '#libs/integrity';
import type { Clock } from '#libs/kernel';
import type { Checkpoints, KeptCheckpoint, LogKey } from './checkpoints';
import { OtherHistory, type CheckpointSigner, type Signed } from './signer/signer';
import type { Edge, StoredTree } from './tree/stored-tree';
import type { Witnesses } from './witness/witnesses';

/** There is no signature to be had. `message` is Swedish. */
export class NoSignature extends Error {}

/** Proof that the tree of `size` leaves begins with that of `oldSize`; empty when nothing needs to be shown. */
export async function consistency(nodes: (of: readonly NodeAt[]) => Promise<readonly Uint8Array[]>, oldSize: number, size: number) {
  if (oldSize === 0 || oldSize === size) return [];
  const plan = planConsistency(oldSize, size);
  return plan.assemble(await nodes(plan.nodes));
}

/** Throws {@link OtherHistory} when the tree is not the one that was signed, or a later one of the same. */
export async function refuseOtherHistory(tree: StoredTree, { size }: Pick<Edge, 'size'>, signed: Signed): Promise<void> {
  if (signed.size > size) throw new OtherHistory('rollback', signed, size);
  if (signed.size > 0 && !same(await tree.rootAt(signed.size), signed.root)) throw new OtherHistory('fork', signed, size);
}

const asked = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (cause) {
    throw new NoSignature(`Loggens undertecknare svarar inte som den ska: ${(cause as Error).message}`, { cause });
  }
};

/** Whether a signer is the log's: it has all keys that hold, perhaps new ones besides, or those of them that are left since a change. */
export function isSigner(keys: readonly string[], known: readonly LogKey[]): boolean {
  const holding = known.filter(({ until }) => until === null);
  const newest = Math.max(...holding.map(({ from }) => from));
  const needed = holding.every(({ vkey }) => keys.includes(vkey)) ? holding : holding.filter(({ from }) => from === newest);
  return holding.length > 0 && needed.every(({ vkey }) => keys.includes(vkey)) && (needed === holding || needed.length === keys.length);
}

/** A tree that the log's signer has signed. */
export type SignedTree = Pick<KeptCheckpoint, 'size' | 'root' | 'note' | 'signedAt'>;

export class Signing {
  /** The largest tree that was signed, as far as we know. */
  size = 0;
  /** Why too few witnesses stand for the latest seal; null when enough do, or none are asked. */
  wanting: string | null = null;

  constructor(
    private readonly tree: StoredTree,
    private readonly checkpoints: Checkpoints,
    private readonly signer: CheckpointSigner,
    private readonly witnesses: Witnesses | null,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link OtherHistory}, or {@link NoSignature} when the signer is another than the log's. */
  async begin(edge: Edge): Promise<void> {
    const keys = await asked(this.signer.keys());
    await this.checkpoints.claimKeys(keys);
    if (!isSigner(keys, await this.checkpoints.logKeys()))
      throw new NoSignature('Undertecknaren har andra nycklar än loggens. Kontrollera SIGNER_URL och mappen signer under DATA_DIR.');
    await this.checkpoints.askWitnesses(this.witnesses?.names ?? []);
    await this.check(edge);
    // what waits for them may be waiting since before this process, and nothing new need ever come
    if (this.witnesses) await this.askAgain();
  }

  /** Throws {@link OtherHistory}. */
  private async check(edge: Pick<Edge, 'size'>): Promise<Signed> {
    const signed = await asked(this.signer.signed());
    await refuseOtherHistory(this.tree, edge, signed);
    this.size = signed.size;
    return signed;
  }

  private async noteAt(size: number): Promise<Omit<SignedTree, 'size'>> {
    const signed = await this.check({ size });
    const root = await this.tree.rootAt(size);
    const proof = await consistency((nodes) => this.tree.nodes(nodes), signed.size, size);
    const note = await asked(this.signer.sign({ size, root, proof }));
    this.size = size;
    return { note, root, signedAt: new Date(this.clock.now().epochMilliseconds) };
  }

  /** Throws {@link OtherHistory}, {@link NoSignature}. */
  async sign(size: number): Promise<void> {
    await this.checkpoints.keep({ size, ...(await this.noteAt(size)), kind: 'INTERNAL', witnesses: [] });
  }

  /** The same for a tree that ends with a seal: kept when the witnesses have been asked. */
  async signSealed(size: number): Promise<SignedTree> {
    return { size, ...(await this.noteAt(size)) };
  }

  /** Once more, when too few stood for the latest seal. */
  async askAgain(): Promise<void> {
    const latest = await this.checkpoints.latestSealed();
    if (latest?.kind === 'SEALED') await this.ask(latest);
  }

  async ask(signed: SignedTree): Promise<void> {
    const prove = (oldSize: number) => consistency((nodes) => this.tree.nodes(nodes), oldSize, signed.size);
    const stood = (await this.witnesses?.ask(signed, prove)) ?? { note: signed.note, names: [], wanting: null };
    const kind = this.witnesses && stood.wanting === null ? 'WITNESSED' : 'SEALED';
    await this.checkpoints.keep({ ...signed, note: stood.note, kind, witnesses: stood.names });
    this.wanting = stood.wanting;
  }
}
