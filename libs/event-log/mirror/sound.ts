import type { Position, StreamHead } from '../port';
import { checkSealed, WrongLink, type SealedRecord } from '../sealed';

/**
 * The events of a page up to the first that does not hold, and that one. `heads`: where the streams of the page end in the mirror; brought up
 * to date here.
 */
export function soundPart(
  page: readonly SealedRecord[],
  from: Position,
  heads: Map<string, StreamHead>,
  origin: string,
): { readonly sound: readonly SealedRecord[]; readonly wrong: WrongLink | undefined } {
  let last = from;
  for (const [i, event] of page.entries()) {
    const { position, stream, revision, leafHash } = event;
    const why =
      position > last
        ? checkSealed(event, heads.get(stream), origin)
        : `${stream}@${revision} (position ${position}): it came after position ${last}`;
    if (why) return { sound: page.slice(0, i), wrong: new WrongLink(position, why) };
    heads.set(stream, { revision, leafHash });
    last = position;
  }
  return { sound: page, wrong: undefined };
}
