/** Decisions made on delegation, and what their cases say of the board: reported or minuted separately, approved, announced (KL 7:8, 5:69, 8:10). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseEvent } from '#libs/grant-cases/events';
import type { Projection } from '#libs/projection-runtime';
import { caseKey, type BodyOf } from '../cases/events';
import { dayAt } from '../swedish';

export type ReportRow = {
  case_id: string;
  scheme_id: string;
  decision_id: string | null;
  decided_on: string | null;
  decider_name: string | null;
  post_title: string | null;
  item_number: string | null;
  order_version: string | null;
  outcome: string | null;
  amount_ore: number | null;
  signed: boolean;
  dispatched_on: string | null;
  recorded: 'REPORTED' | 'MINUTED' | null;
  recorded_on: string | null;
  paragraph: string | null;
  approved_on: string | null;
  posted_on: string | null;
  interrupted_on: string | null;
  removed_on: string | null;
  revision: number;
  position: number;
};

const undecided = {
  decision_id: null,
  decided_on: null,
  decider_name: null,
  post_title: null,
  item_number: null,
  order_version: null,
  outcome: null,
  amount_ore: null,
  signed: false,
  dispatched_on: null,
  recorded: null,
  recorded_on: null,
  paragraph: null,
  approved_on: null,
  posted_on: null,
  interrupted_on: null,
  removed_on: null,
};

const decided = (
  { decisionId, decidedOn, decider, itemNumber, orderVersion }: BodyOf<'DecisionMade' | 'CaseWrittenOff'>,
  outcome: string,
  amountOre: number,
): Partial<ReportRow> => ({
  decision_id: decisionId,
  decided_on: decidedOn,
  decider_name: decider.name,
  item_number: itemNumber,
  order_version: orderVersion,
  outcome,
  amount_ore: amountOre,
});

const HANDLED = [
  'ApplicationSubmitted',
  'DelegationVerified',
  'DecisionMade',
  'CaseWrittenOff',
  'DecisionSigned',
  'DecisionDispatched',
  'DecisionReportedToBoard',
  'DecisionSeparatelyMinuted',
  'MinutesApproved',
  'AnnouncementPosted',
  'AnnouncementInterrupted',
  'AnnouncementRemoved',
  'HandlingDisposed',
] as const satisfies readonly CaseEvent['type'][];
type Told = Extract<CaseEvent, { type: (typeof HANDLED)[number] }>;

/** What an event changes; the rest of the row stays. */
function changeBy(row: ReportRow, event: Told): Partial<ReportRow> {
  switch (event.type) {
    case 'ApplicationSubmitted':
      return {};
    case 'DelegationVerified':
      // the first event of a decision: a later decision is reported on its own
      return { ...undecided, post_title: event.body.postTitle };
    case 'DecisionMade':
      return decided(event.body, event.body.content.outcome, event.body.content.amountOre);
    case 'CaseWrittenOff':
      return decided(event.body, 'AVSKRIVNING', 0);
    case 'DecisionSigned':
      return { signed: true };
    case 'DecisionDispatched':
      return { dispatched_on: row.dispatched_on ?? dayAt(event.body.sentAt) };
    case 'DecisionReportedToBoard':
      return { recorded: 'REPORTED', recorded_on: event.body.meetingOn, paragraph: event.body.paragraph };
    case 'DecisionSeparatelyMinuted':
      return { recorded: 'MINUTED', recorded_on: event.body.minutedOn, paragraph: event.body.paragraph };
    case 'MinutesApproved':
      return { approved_on: event.body.approvedOn };
    case 'AnnouncementPosted':
      return { posted_on: event.body.postedOn, interrupted_on: null, removed_on: null };
    case 'AnnouncementInterrupted':
      return { posted_on: null, interrupted_on: event.body.interruptedOn, removed_on: null };
    case 'AnnouncementRemoved':
      return { removed_on: event.body.removedOn };
    case 'HandlingDisposed':
      return { scheme_id: event.body.remains.schemeId };
  }
}

export const boardReports: Projection<ReportRow, Told> = {
  name: 'board_reports',
  version: 1,
  handles: HANDLED,
  tableSql: readFileSync(path.join(__dirname, 'reports.sql'), 'utf8'),
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(existing, event, [caseId]) {
    const { revision, position } = event;
    const row: ReportRow | undefined =
      event.type === 'ApplicationSubmitted'
        ? { case_id: caseId as string, scheme_id: event.body.schemeId, ...undecided, revision, position }
        : existing;
    return row && { ...row, ...changeBy(row, event as unknown as Told), revision, position };
  },
  disposed: {
    keysOf: caseKey,
    fold(existing, { type, revision, position }, [caseId]) {
      const row = type === 'ApplicationSubmitted' ? { case_id: caseId as string, scheme_id: '', ...undecided } : existing;
      return row && { ...row, revision, position };
    },
  },
};
