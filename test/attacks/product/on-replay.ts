/** 29: what was folded once is folded so for ever, unless it says that it is another version. */
import { replayed } from '../golden/golden';
import type { Case } from '../case';

export const onReplay: readonly Case[] = [
  {
    nr: '29',
    name: 'a read model or the reading of events changed without a new version: the golden replay folds to something else',
    expected: 'every version as it was kept',
    run: async () => {
      const { changed, new: unkept } = replayed();
      if (changed.length > 0) return `changed without a new version: ${changed.join(', ')}`;
      return unkept.length > 0 ? `not kept yet (npm run attacks -- --keep): ${unkept.join(', ')}` : 'every version as it was kept';
    },
  },
];
