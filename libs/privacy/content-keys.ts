/** Keys of contents among the keys of persons: one store, one key over them, and the same tombstones. */
import type { ContentKeys } from '#libs/event-log';
import { DESTROYED, KeyDestroyed, type SubjectKeys } from './subject-keys';

const kidOf = (id: string): string => `content/${id}`;

/** What a log on a server seals the contents of its events with. */
export function contentKeys(keys: SubjectKeys): ContentKeys {
  const open: ContentKeys['open'] = async (ids) => {
    const found = await keys.open(ids.map(kidOf));
    return new Map(
      ids.flatMap((id) => {
        const key = found.get(kidOf(id));
        return key === undefined ? [] : [[id, key === DESTROYED ? null : key] as const];
      }),
    );
  };
  return {
    open,
    async openOrMake(ids) {
      try {
        const made = await keys.openOrMake(ids.map(kidOf));
        return new Map(ids.map((id) => [id, made.get(kidOf(id))!]));
      } catch (error) {
        if (!(error instanceof KeyDestroyed)) throw error;
        return open(ids);
      }
    },
    async destroy(ids, disposal) {
      const there = [...(await open(ids)).values()].filter((key) => key !== null).length;
      await keys.destroy(ids.map(kidOf), disposal);
      return there;
    },
  };
}
