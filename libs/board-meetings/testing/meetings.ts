/** Meetings, candidates and histories for tests. All of it made up. */
import { delegate } from '../../grant-cases/testing/world';
import type { BoardMeetingEvent, Candidate, ReportEntry } from '..';

type BodyOf<T extends BoardMeetingEvent['type']> = Extract<BoardMeetingEvent, { type: T }>['body'];

const uuid = (kind: string, n: number): string => `018f0000-0000-7000-8000-${kind}${String(n).padStart(8, '0')}`;
export const decisionId = (n: number): string => uuid('dec1', n);

/** The n-th decision, that nothing stops from being reported. */
export const candidate = (n: number, change: Partial<Candidate> = {}): Candidate => ({
  caseId: uuid('ca5e', n),
  caseNumber: `LIG 2026-${n}`,
  decisionId: decisionId(n),
  boardId: 'kulturnamnden',
  decidedOn: '2026-04-01',
  decider: delegate,
  postTitle: 'Områdeschef kultur',
  itemNumber: 'H.3',
  orderVersion: '2026:1',
  outcome: 'BIFALL',
  amountOre: 4_000_000,
  signed: true,
  route: 'ANMALAN',
  recorded: null,
  placed: null,
  barred: false,
  ...change,
});
export function entry(n: number, nr: number, change: Partial<ReportEntry> = {}): ReportEntry {
  const { caseId, caseNumber, decidedOn, decider, postTitle, itemNumber, orderVersion, outcome, amountOre } = candidate(n);
  return {
    nr,
    caseId,
    caseNumber,
    decisionId: decisionId(n),
    decidedOn,
    decider,
    postTitle,
    itemNumber,
    orderVersion,
    outcome,
    amountOre,
    ...change,
  };
}

const said = <T extends BoardMeetingEvent['type']>(type: T, body: BodyOf<T>): BoardMeetingEvent => ({ type, body }) as BoardMeetingEvent;

export const history = {
  called: (meetingOn = '2026-04-14') =>
    said('BoardMeetingCalled', { board: 'Kulturnämnden', boardId: 'kulturnamnden', meetingOn, place: 'Regionhuset' }),
  moved: (meetingOn: string) => said('BoardMeetingMoved', { meetingOn, place: 'Regionhuset', reason: 'Lokalen.' }),
  cancelled: () => said('BoardMeetingCancelled', { reason: 'Ingen kan.' }),
  fixed: (...numbers: number[]) => said('ReportListFixed', { entries: numbers.map((n, index) => entry(n, index + 1)) }),
  held: (heldOn = '2026-04-14', paragraph = '§ 31') => said('BoardMeetingHeld', { heldOn, paragraph }),
  approved: (approvedOn: string) => said('BoardMinutesApproved', { approvedOn, approvedBy: ['Olle Ordförande', 'Stina Justerare'] }),
  posted: (postedOn: string) =>
    said('BoardAnnouncementPosted', { postedOn, proof: 'https://anslag.example/7', minutesAt: 'Regionens diarium' }),
  interrupted: (interruptedOn: string) => said('BoardAnnouncementInterrupted', { interruptedOn, reason: 'Webben låg nere.' }),
  removed: (removedOn: string) => said('BoardAnnouncementRemoved', { removedOn }),
};
