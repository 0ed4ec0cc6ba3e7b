/** Bodies for the streams beside the cases. */
import type { BoardMeetingEvent, ReportEntry } from '#libs/board-meetings/events';
import type { DelegationEvent, DelegationItem } from '#libs/delegation/events';
import type { DiaryEvent } from '#libs/diary/events';
import type { DispatchEvent } from '#libs/mail/events';
import type { FrameEvent, SchemeEvent } from '#libs/schemes/events';
import { orderItem } from '../../libs/delegation/testing/item';
import type { Chronicle } from './index';

type Register = BoardMeetingEvent | DelegationEvent | DiaryEvent | DispatchEvent | FrameEvent | SchemeEvent;
type Body<T extends Register['type']> = Extract<Register, { type: T }>['body'];

/** An event of a stream that is not a case's. */
export const enters = <T extends Register['type']>(told: Chronicle, stream: string, type: T, body: Body<T>): Chronicle => {
  told.write(stream, type, body);
  return told;
};

export const item = (number: string, change: Partial<DelegationItem> = {}): DelegationItem => orderItem({ number, ...change });

export const order = (version: string, validFrom: string, items: DelegationItem[]): Body<'DelegationOrderAdopted'> => ({
  board: 'Kulturnämnden',
  version,
  boardParagraph: `KN § ${version}`,
  adoptedOn: validFrom,
  validFrom,
  items,
});

export const guidelines = (
  version: string,
  validFrom: string,
  change: Partial<Body<'GuidelinesAdopted'>> = {},
): Body<'GuidelinesAdopted'> => ({
  version,
  boardParagraph: `KN § ${version}`,
  adoptedOn: validFrom,
  validFrom,
  criteria: [{ id: 'samhallsnytta', name: 'Samhällsnytta', question: 'Hur gör projektet nytta?' }],
  maxScore: 5,
  amount: { minOre: 2_000_000, maxOre: 5_000_000 },
  ownShare: { percent: 100, hourOre: 33_000 },
  applicantForms: ['ideell förening'],
  municipalities: ['Askersund'],
  meeting: 'ALWAYS',
  terms: { version, clauses: [{ id: 'rapport', text: 'Lämna en rapport.' }], reportMonthsAfterEnd: 1 },
  days: { supplement: 14, communication: 14, targetDecision: 60 },
  ...change,
});

export const scheme = (schemeId: string, name: string): Body<'SchemeEstablished'> => ({
  schemeId,
  name,
  board: 'Kulturnämnden',
  boardId: 'kulturnamnden',
  legalRegime: 'KL13',
  caseGroup: 'H',
});

export const entry = (caseId: string, number: string, change: Partial<Body<'CaseEntered'>> = {}): Body<'CaseEntered'> => ({
  caseId,
  external: false,
  date: '2026-03-03',
  number,
  counterpart: 'Byalaget i Åsbro',
  subject: 'Öppen verkstad',
  withheld: null,
  ...change,
});

export const called = (meetingOn: string): Body<'BoardMeetingCalled'> => ({
  board: 'Kulturnämnden',
  boardId: 'kulturnamnden',
  meetingOn,
  place: 'Regionhuset',
});
export const reported = (nr: number, caseId: string, decisionId: string): ReportEntry => ({
  nr,
  caseId,
  caseNumber: `LIG 2026-${nr}`,
  decisionId,
  decidedOn: '2026-03-10',
  decider: { ref: 'p_anna', name: 'Anna Bergvall', role: 'delegate', organisation: 'Region Örebro län' },
  postTitle: 'områdeschef',
  itemNumber: 'H.1',
  orderVersion: '1',
  outcome: 'BIFALL',
  amountOre: 4_000_000,
});

export const keptMail = (caseId: string): Body<'MailKept'> => ({
  jobId: 'e-1.notices.p_amina',
  channel: 'EMAIL',
  kind: 'application-received',
  recipient: { ref: 'p_amina', role: 'applicant' },
  address: null,
  caseId,
  subject: 'Det har hänt något i ärende LIG 2026-1',
  text: 'Logga in för att läsa.',
  messageId: '<e-1.notices.p_amina@exempel.se>',
  documentSha256: null,
  reason: 'NO_ADDRESS',
});
