/** The case that is open, for everything on its page. */
import { createContext, useContext } from 'react';
import type { CasePage, ShownCase } from '#projections/case-page';
import type { CaseQueueItem } from '#projections/case-queue';
import type { CaseTimes } from '../../../api/cases/cases.controller';
import type { Person } from '../../api/me';
import type { Subject } from '../../entering';

/** A case of which the person sees the diary row only. */
export interface ListedCase {
  readonly caseId: string;
  readonly row: CaseQueueItem;
  /** For `etag` of CommandForm: as the case was read. */
  readonly etag: string | null;
  readonly me: Person;
  readonly times: CaseTimes;
}
/** A case whose content the person may read. */
export interface OpenedCase extends ListedCase {
  readonly shown: ShownCase;
  readonly page: CasePage;
  /** Everything is to be seen at once, as it is printed: nothing is folded in. */
  readonly whole?: boolean;
}

const Opened = createContext<OpenedCase | null>(null);
export const OpenedProvider = Opened.Provider;

/** In a tab there always is a case that is open. */
export function useOpened(): OpenedCase {
  const opened = useContext(Opened);
  if (!opened) throw new Error('no case is open here');
  return opened;
}

/** What a form about the case is bound to. */
export const ofCase = ({ caseId, etag }: ListedCase): Subject => ({ id: caseId, etag, address: `/api/cases/${caseId}` });

/** The address of a command on the case: `to(caseId, 'record-note')`. */
export const to = (caseId: string, command: string): string => `/api/cases/${caseId}/${command}`;
