import type { EventLog, RecordedEvent } from '#libs/event-log';
import { hashOfLeaf, same, toBase64Url, type Head } from '#libs/integrity';
import type { Edge, StoredTree } from './stored-tree';
import { grow } from './tiles';

/** What lies in the log is not what was written there. Nothing from this leaf on is taken into the tree. */
export class WrongLeaf extends Error {
  constructor(
    /** From 0. */
    readonly index: number,
    { stream, revision, position }: RecordedEvent,
    why: string,
  ) {
    super(`Händelsen med index ${index} i loggen (plats ${position}, ${stream}@${revision}) stämmer inte: ${why}.`);
  }
}

const PAGE = 1000;
const NO_PREV = toBase64Url(new Uint8Array(32));

/** What is wrong with an event that is to lie after `before` in its stream, in Swedish. The log's own word for the hash is not taken. */
function wrongWith(event: RecordedEvent, before: Head | undefined, origin: string): string | undefined {
  if (!same(hashOfLeaf(event.leaf), event.leafHash)) return 'innehållet ger inte den kontrollsumma som står vid händelsen';
  const { prev, log } = JSON.parse(event.leaf.toString()) as { prev: string; log: string };
  if (log !== origin) return `den hör till en annan logg (${log})`;
  if (event.revision !== (before ? before.revision + 1 : 0)) return `revision ${before ? before.revision + 1 : 0} i strömmen skulle komma`;
  if (prev !== (before ? toBase64Url(before.leafHash) : NO_PREV)) return 'den bygger inte på händelsen före i samma ström';
  return undefined;
}

/** Takes the log into the tree, page by page: every leaf is hashed anew and held against the end of its stream. */
export class Integrator {
  constructor(
    private readonly log: Pick<EventLog, 'origin' | 'readAll'>,
    private readonly tree: StoredTree,
    /** Told of what was taken in, with the ends of the streams that grew. */
    private readonly taken: (events: readonly RecordedEvent[], heads: readonly Head[]) => void = () => undefined,
  ) {}

  /**
   * One page from `edge` on. Where the tree ends now, which is `edge` when nothing has come; undefined when it is not where `edge` says any more.
   * Throws {@link WrongLeaf} when everything before the leaf has been taken in.
   */
  async step(edge: Edge): Promise<Edge | undefined> {
    const page = await this.log.readAll({ after: edge.position, limit: PAGE });
    const heads = new Map((await this.headsOf(page)).map((head) => [head.stream, head]));
    const touched = new Set<string>();
    let wrong: WrongLeaf | undefined;
    const sound: RecordedEvent[] = [];
    for (const event of page) {
      const why = wrongWith(event, heads.get(event.stream), this.log.origin);
      if (why !== undefined) {
        wrong = new WrongLeaf(edge.size + sound.length, event, why);
        break;
      }
      heads.set(event.stream, { stream: event.stream, revision: event.revision, leafHash: event.leafHash });
      touched.add(event.stream);
      sound.push(event);
    }
    const to = await this.extend(
      edge,
      sound,
      [...touched].map((stream) => heads.get(stream)!),
    );
    // somebody who was faster has moved the ends that the events were held against
    if (wrong && to && (await this.tree.edge()).size === to.size) throw wrong;
    return wrong ? undefined : to;
  }

  /** Up to what the log has now. Undefined when the tree is another's to keep. */
  async catchUp(edge: Edge): Promise<Edge | undefined> {
    for (let at = edge; ;) {
      const to = await this.step(at);
      if (!to || to.size === at.size) return to;
      at = to;
    }
  }

  private async headsOf(page: readonly RecordedEvent[]): Promise<readonly Head[]> {
    return page.length === 0 ? [] : this.tree.heads([...new Set(page.map(({ stream }) => stream))]);
  }

  private async extend(from: Edge, events: readonly RecordedEvent[], heads: readonly Head[]): Promise<Edge | undefined> {
    const last = events.at(-1);
    if (!last) return from;
    const { frontier, tiles } = grow(
      from,
      events.map(({ leafHash }) => leafHash),
    );
    const positions = events.map(({ position }) => position);
    const extended = await this.tree.extend({ from, to: frontier, positions, tiles, heads });
    if (extended) this.taken(events, heads);
    return extended ? { ...frontier, position: last.position } : undefined;
  }
}
