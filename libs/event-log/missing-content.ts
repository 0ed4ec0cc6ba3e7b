/** Content that is not there any more, held against the decisions in the same stream: each has to be named by one. */
import type { SealedRecord } from './sealed';

/** The event that says which contents were lawfully disposed of (gallrade), and by which decision. */
export const DISPOSAL = 'HandlingDisposed';

type Place = Pick<SealedRecord, 'position' | 'stream' | 'revision' | 'id'>;

/** Told of every event of a log, in order; then it knows which contents are missing without a decision. */
export class MissingContent<P extends Place = Place> {
  private readonly gone: P[] = [];
  private readonly named = new Set<string>();

  /** `data` = the event's content, null when it is not there; `place` = what is to be known of the event afterwards. */
  take(place: P, type: string, data: Buffer | null): void {
    if (data === null) this.gone.push(place);
    else if (type === DISPOSAL) for (const id of disposedBy(data.toString())) this.named.add(`${place.stream}/${id}`);
  }

  /** How many contents are gone, with a decision or without. */
  get count(): number {
    return this.gone.length;
  }

  /** Those that no event of their own stream names together with a decision, in the order of the log. */
  unlawful(): readonly P[] {
    return this.gone.filter(({ stream, id }) => !this.named.has(`${stream}/${id}`));
  }
}

/** The ids that a disposal names; none when it says no decision. Its own fields are never encrypted. */
export function disposedBy(data: string): readonly string[] {
  try {
    const { body } = JSON.parse(data) as { readonly body?: { readonly events?: unknown; readonly decision?: unknown } };
    if (typeof body?.decision !== 'string' || body.decision === '' || !Array.isArray(body.events)) return [];
    return body.events.filter((id) => typeof id === 'string');
  } catch {
    return [];
  }
}
