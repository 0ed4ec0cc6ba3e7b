/** Those of the case who can be at a meeting. */
import type { CasePage } from '#projections/case-page';
import type { Option } from '../../../parts';

const isBarred = ({ conflicts, excluded }: CasePage['participants'][number]): boolean =>
  excluded !== null || conflicts.some(({ decided }) => decided === null || decided.outcome === 'CONFLICT');

/** `declared` = only those who have declared impartiality. */
export const whoCanMeet = ({ participants }: CasePage, declared: boolean): readonly Option[] =>
  participants
    .filter((one) => one.active && !isBarred(one) && (!declared || one.declaration !== null))
    .map(({ person: { ref, name, organisation } }) => ({
      value: ref,
      text: name,
      ...(organisation === null ? {} : { hint: organisation }),
    }));
