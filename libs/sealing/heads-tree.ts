import { byStream, hashOfHead, hashOfNode, rootOfFrontier, wholeNodes, type Head } from '#libs/integrity';

/**
 * The tree over where all streams end, kept between seals: an event in a stream costs the hashes from its leaf to the root, a new stream those to the
 * right of it. Pure.
 */
export class HeadsTree {
  private readonly heads: Head[];
  /** Hashes of the whole nodes, leaves first. */
  private readonly levels: Uint8Array[][];
  private readonly changed = new Set<number>();
  /** From here on the leaves lie elsewhere than they did. */
  private shiftedFrom = 0;

  /** `heads` in the order of {@link byStream}. */
  constructor(heads: readonly Head[]) {
    this.heads = [...heads];
    this.levels = [heads.map(hashOfHead)];
  }

  get streams(): number {
    return this.heads.length;
  }

  set(head: Head): void {
    const [at, known] = this.place(head);
    this.heads.splice(at, known ? 1 : 0, head);
    this.levels[0]!.splice(at, known ? 1 : 0, hashOfHead(head));
    if (known) this.changed.add(at);
    else this.shiftedFrom = Math.min(this.shiftedFrom, at);
  }

  root(): Uint8Array {
    let [changed, shifted] = [new Set(this.changed), this.shiftedFrom];
    for (let level = 1; this.levels[level - 1]!.length > 1; level++) {
      const below = this.levels[level - 1]!;
      const nodes = (this.levels[level] ??= []);
      const count = Math.floor(below.length / 2);
      shifted = Math.min(Math.floor(shifted / 2), nodes.length);
      changed = new Set(Array.from(changed, (at) => Math.floor(at / 2)).filter((at) => at < Math.min(shifted, count)));
      const hash = (at: number): void => void (nodes[at] = hashOfNode(below[2 * at]!, below[2 * at + 1]!));
      changed.forEach(hash);
      for (let at = shifted; at < count; at++) hash(at);
    }
    this.changed.clear();
    this.shiftedFrom = Infinity;
    const size = this.heads.length;
    return rootOfFrontier({ size, peaks: wholeNodes(0, size).map(({ level, index }) => this.levels[level]![index]!) });
  }

  /** Where the stream lies among the others, or would lie. */
  private place(head: Head): readonly [at: number, known: boolean] {
    let [low, high] = [0, this.heads.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = byStream(this.heads[middle]!, head);
      if (order === 0) return [middle, true];
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return [low, false];
  }
}
