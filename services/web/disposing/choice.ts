/** What has been chosen to go, and what that comes to. */
import type { DisposalAnswer, DisposalItem, DisposalSubject } from '../../api/cases/disposal';

export type Level = 'KEYS' | 'CONTENT';
export interface Choice {
  readonly level: Level;
  readonly kids: readonly string[];
  readonly events: readonly string[];
}

export const choosable = ({ mayGo, goneBy }: DisposalSubject): boolean => mayGo && goneBy === null;
export const disposable = ({ kept, goneBy }: DisposalItem): boolean => !kept && goneBy === null;

/** What goes of the case by a choice: those that are still there, and the files whose every document goes. */
export function whatGoes({ subjects, events }: DisposalAnswer, { level, kids, events: ids }: Choice) {
  const items = level === 'CONTENT' ? events.filter((one) => disposable(one) && ids.includes(one.id)) : [];
  return {
    subjects: subjects.filter((one) => choosable(one) && kids.includes(one.kid)),
    items,
    files: items.flatMap(({ files }) => files.map(({ name }) => name)),
  };
}
export const isParty = ({ standing }: DisposalSubject): boolean => standing === 'PARTY';
