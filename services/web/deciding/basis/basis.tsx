/** The case that is to be decided, for every part of its page. */
import { createContext, useContext } from 'react';
import type { CasePage, Proposal, ShownCase } from '#projections/case-page';
import type { CaseQueueItem } from '#projections/case-queue';
import type { Person } from '../../api/me';

export interface Basis {
  readonly caseId: string;
  readonly row: CaseQueueItem;
  readonly shown: ShownCase;
  readonly page: CasePage;
  /** As the case was read, for commands on it. */
  readonly etag: string | null;
  readonly me: Person;
  /** The latest that was submitted; null when none has been. */
  readonly proposal: Proposal | null;
  /** A criterion's name in the guidelines, by its id. */
  readonly criterionName: (criterion: string) => string;
}
const Open = createContext<Basis | null>(null);
export const BasisProvider = Open.Provider;

export function useBasis(): Basis {
  const basis = useContext(Open);
  if (!basis) throw new Error('no case is open here');
  return basis;
}
