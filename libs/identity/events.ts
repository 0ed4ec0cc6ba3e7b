/** The storage contract of the streams `access-<yyyy-mm>`: who has read, and what (KL 12:9; event 70 of the field's list). */
import { z } from 'zod';
import { event, line, personal, type EventOf } from '#libs/event-log';

export const accessEvents = {
  AuditorAccessed: event({ sv: 'revisor har tagit del av uppgifter', en: 'auditor has read information' }, ['LAW', 'KL 12:9'], {
    /** Null when the reading was not of one case: a list, the log, statistics. */
    caseId: z.uuid().nullable(),
    /** What was shown, in plain Swedish: `ärendeakt`, `händelselogg`. */
    what: line,
    /** What was searched for; may name a person. */
    query: personal(line).nullable(),
  }),
  /** Of those who handle cases: the first time on a day that they read this of it. */
  CaseRead: event(
    { sv: 'uppgifter i ärendet har lästs', en: 'information in the case has been read' },
    ['POLICY', 'nämndens rutin för behörighet'],
    {
      caseId: z.uuid(),
      what: line,
    },
  ),
} as const;
export type AccessEvent = EventOf<typeof accessEvents>;

/** `month` = `YYYY-MM` in Sweden. One stream a month, so that none grows without end. */
export const accessStream = (month: string): string => `access-${month}`;
