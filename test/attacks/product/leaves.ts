/** Trees of a few leaves, for signers and witnesses that know no log. */
import { bytesOf, hashOfLeaf, planConsistency, rootOf, type NodeAt } from '../../../libs/integrity';

/** `shared`: as many leaves as all of them have in common. */
export const leaves = (name: string, shared = 6): readonly Uint8Array[] =>
  Array.from({ length: 40 }, (_, n) => hashOfLeaf(bytesOf(n < shared ? `leaf ${n}` : `${name} ${n}`)));

export function consistencyOf(of: readonly Uint8Array[], oldSize: number, size: number): readonly Uint8Array[] {
  if (oldSize === 0 || oldSize >= size) return [];
  const plan = planConsistency(oldSize, size);
  return plan.assemble(plan.nodes.map(({ level, index }: NodeAt) => rootOf(of.slice(index * 2 ** level, (index + 1) * 2 ** level))));
}
