/** The same log on another engine has the same leaves at other positions: the tree stays as it is, and learns them. */
import type { Pool } from 'pg';
import type { EventLog, Position } from '#libs/event-log';
import { hashOfLeaf, same } from '#libs/integrity';
import { WrongLeaf } from './integrator';
import type { Edge, StoredTree } from './stored-tree';
import { WIDTH } from './tiles';

/** $1 leaves of the tree, $2 the position before the first leaf of each tile, in their order, $3 the position of the last leaf. False = it stands elsewhere. */
const RENUMBER = 'select audit.renumber($1, $2::bigint[], $3) as renumbered';

const PAGE = 1000;
type Read = Pick<EventLog, 'readAll'>;

/** Whether the last leaf lies where the tree says. */
async function isInPlace(log: Read, tree: StoredTree, { size, position }: Edge): Promise<boolean> {
  if (size === 0) return true;
  const { after, skip } = await tree.before(size - 1);
  const last = (await log.readAll({ after, limit: skip + 1 })).at(-1);
  const [hash] = await tree.nodes([{ level: 0, index: size - 1 }]);
  return last?.position === position && same(last.leafHash, hash!);
}

/**
 * Where the tree ends, by the positions of this log. Throws {@link WrongLeaf} when what lies there is not what the tree was made of. A log that has
 * fewer events is left for the signer's memory to judge: then the edge is where the log ends.
 */
export async function inPlace(pool: Pool, log: Read, tree: StoredTree, edge: Edge): Promise<Edge> {
  if (await isInPlace(log, tree, edge)) return edge;
  const afters: Position[] = [];
  let [index, last] = [0, 0];
  for (;;) {
    const page = await log.readAll({ after: last, limit: Math.min(PAGE, edge.size - index) });
    const hashes = await tree.nodes(page.map((_, n) => ({ level: 0, index: index + n })));
    for (const [n, event] of page.entries()) {
      if (!same(hashOfLeaf(event.leaf), hashes[n]!)) throw new WrongLeaf(index, event, 'där låg en annan när trädet gjordes');
      if (index % WIDTH === 0) afters.push(last);
      index += 1;
      last = event.position;
    }
    if (index === edge.size) break;
    if (page.length === 0) return { size: index, position: last, peaks: [] };
  }
  await pool.query(RENUMBER, [edge.size, afters, last]);
  return tree.edge();
}
