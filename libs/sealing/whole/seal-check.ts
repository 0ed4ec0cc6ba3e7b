/** Every seal made anew: where all streams ended at the size that it says. */
import { byStream, same, fromBase64Url } from '#libs/integrity';
import { LOG_HEADS } from '../events';
import { HeadsTree } from '../heads-tree';
import type { Say } from './envelope-check';

interface Moved {
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly leafHash: string;
}

export class SealCheck {
  seals = 0;
  private tree: HeadsTree | undefined;
  /** Events since the last seal, in their order: the next one says how many of them it covers. */
  private since: Moved[] = [];
  private covered = 0;

  /** After its chain has been looked at. */
  moved(index: number, stream: string, revision: number, leafHash: string): void {
    this.since.push({ index, stream, revision, leafHash });
  }

  /** Of the event at `index`, before it is told of by {@link moved}. `data`: canonical, or null. */
  check(index: number, data: Buffer | null, say: Say): void {
    this.seals += 1;
    const { body } = (data ? JSON.parse(data.toString()) : {}) as { readonly body?: Readonly<Record<string, unknown>> | null };
    const { size, streams, root } = body ?? {};
    if (typeof size !== 'number' || size > index || size < this.covered || typeof root !== 'string') {
      say('SEAL', `sigillet säger sig omfatta ${String(size)} händelser, och kan inte göra det`);
      return;
    }
    this.cover(size);
    const made = this.tree?.root();
    const said = fromBase64Url(root);
    if (!made || !said || !same(made, said) || this.tree?.streams !== streams)
      say('SEAL', `sigillet över ${size} händelser är inte det som strömmarna ger`);
  }

  private cover(size: number): void {
    const last = new Map<string, Moved>();
    let taken = 0;
    for (; taken < this.since.length && this.since[taken]!.index < size; taken++) last.set(this.since[taken]!.stream, this.since[taken]!);
    this.since = this.since.slice(taken);
    this.covered = size;
    const heads = Array.from(last.values(), ({ stream, revision, leafHash }) => ({
      stream,
      revision,
      leafHash: Buffer.from(leafHash, 'latin1'),
    }));
    if (this.tree) heads.forEach((head) => this.tree!.set(head));
    else if (heads.length > 0) this.tree = new HeadsTree(heads.toSorted(byStream));
  }
}

export const isSeal = (stream: string, type: string): boolean => stream === LOG_HEADS && type === 'HeadsSealed';
