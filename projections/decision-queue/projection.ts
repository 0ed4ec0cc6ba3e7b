/** What lies with the delegate, what has come back, and what has been decided. A case has its row from the start, hidden until it is ready. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evolveAccess, noAccess, type AccessColumns } from '../cases/access';
import type { Application, BodyOf, CaseFact } from '../cases/events';
import { evolveFacts, newFacts, type CaseFacts } from '../cases/facts';
import { evolveFlagFacts, flagsOf, newFlagFacts, type FlagFacts } from '../cases/flags';
import { rowPerCase } from '../cases/row-per-case';
import { dayAt } from '../swedish';

export const DECISION_STATUSES = ['PREPARING', 'READY', 'RETURNED', 'TO_WRITE_OFF', 'AT_BOARD', 'DECIDED', 'CLOSED'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** A proposal that the delegate has not got yet. */
type Draft = { version: number; outcome: BodyOf<'ProposalDrafted'>['outcome']; amountOre: number; dissent: number };

export type DecisionQueueRow = AccessColumns & {
  case_id: string;
  number: string | null;
  scheme_id: string;
  organisation: string;
  title: string;
  received_on: string;
  status: DecisionStatus;
  status_since: string;
  sought_ore: number;
  own_cash_ore: number;
  own_hours: number;
  proposal_version: number | null;
  proposed_outcome: string | null;
  proposed_ore: number | null;
  dissent_count: number | null;
  submitted_at: string | null;
  expected_by: string | null;
  state_aid: string | null;
  conflict_open: boolean;
  flags: string[];
  decision_id: string | null;
  decided_outcome: string | null;
  decided_ore: number | null;
  decided_on: string | null;
  decider_name: string | null;
  dispatched: boolean;
  legal_force: boolean;
  draft: Draft | null;
  facts: CaseFacts;
  seen: FlagFacts;
  revision: number;
  position: number;
};

const ofApplication = ({ organisation, title, amountOre, ownShare }: Application) => ({
  organisation: organisation.name,
  title,
  sought_ore: amountOre,
  own_cash_ore: ownShare.cashOre,
  own_hours: ownShare.hours,
});

const received = (caseId: string, event: Extract<CaseFact, { type: 'ApplicationSubmitted' }>): DecisionQueueRow => ({
  case_id: caseId,
  number: null,
  scheme_id: event.body.schemeId,
  ...ofApplication(event.body.application),
  received_on: dayAt(event.body.receivedAt),
  status: 'PREPARING',
  status_since: event.body.receivedAt,
  proposal_version: null,
  proposed_outcome: null,
  proposed_ore: null,
  dissent_count: null,
  submitted_at: null,
  expected_by: null,
  state_aid: null,
  conflict_open: false,
  flags: [],
  decision_id: null,
  decided_outcome: null,
  decided_ore: null,
  decided_on: null,
  decider_name: null,
  dispatched: false,
  legal_force: false,
  ...noAccess(),
  draft: null,
  facts: newFacts(event.body.receivedAt),
  seen: newFlagFacts(),
  revision: event.revision,
  position: event.position,
});

const STATUSES = {
  SUBMITTED: 'READY',
  WITHDRAWN: 'TO_WRITE_OFF',
  DECIDED: 'DECIDED',
  WRITTEN_OFF: 'DECIDED',
  CLOSED: 'CLOSED',
} as const;

const statusOf = ({ facts, submitted_at }: DecisionQueueRow): DecisionStatus => {
  if (facts.atBoard && (facts.stage === 'OPEN' || facts.stage === 'SUBMITTED')) return 'AT_BOARD';
  if (facts.stage !== 'OPEN') return STATUSES[facts.stage];
  return submitted_at === null ? 'PREPARING' : 'RETURNED';
};

function evolveShown(row: DecisionQueueRow, event: CaseFact): void {
  switch (event.type) {
    case 'ApplicationAmended':
      Object.assign(row, ofApplication(event.body.application));
      return;
    case 'ApplicationRegistered':
      row.number = event.body.number;
      return;
    case 'HandlingDisposed':
      row.scheme_id = event.body.remains.schemeId;
      row.received_on = dayAt(event.body.remains.receivedAt);
      return;
    case 'StateAidAssessed':
      row.state_aid = event.body.outcome;
      return;
    case 'ProposalDrafted':
    case 'ProposalRevised': {
      const { version, outcome, amountOre, dissent } = event.body;
      row.draft = { version, outcome, amountOre, dissent: dissent.length };
      return;
    }
    case 'ProposalSubmitted': {
      const draft = row.draft?.version === event.body.version ? row.draft : null;
      row.proposal_version = event.body.version;
      row.proposed_outcome = draft?.outcome ?? null;
      row.proposed_ore = draft?.amountOre ?? null;
      row.dissent_count = draft?.dissent ?? null;
      row.submitted_at = event.recordedAt;
      return;
    }
    case 'DecisionMade':
      decided(row, event.body, event.body.content.outcome, event.body.content.amountOre);
      return;
    case 'CaseWrittenOff':
      decided(row, event.body, 'AVSKRIVNING', 0);
      return;
    case 'DecisionRevoked':
    case 'CaseReopenedAfterAnnulment':
      // what fell is on the case's page and in its history; here stands what lies with the delegate
      Object.assign(row, { decision_id: null, decided_outcome: null, decided_ore: null, decided_on: null, decider_name: null });
  }
}

function decided(row: DecisionQueueRow, body: BodyOf<'DecisionMade' | 'CaseWrittenOff'>, outcome: string, amountOre: number): void {
  row.decision_id = body.decisionId;
  row.decided_outcome = outcome;
  row.decided_ore = amountOre;
  row.decided_on = body.decidedOn;
  row.decider_name = body.decider.name;
}

function evolve(row: DecisionQueueRow, event: CaseFact): void {
  evolveFacts(row.facts, event);
  evolveFlagFacts(row.seen, event);
  evolveAccess(row, event);
  evolveShown(row, event);
  const status = statusOf(row);
  if (status !== row.status) {
    row.status = status;
    row.status_since = event.effectiveAt;
  }
  row.expected_by = row.facts.expectedBy;
  row.dispatched = row.facts.dispatched;
  row.legal_force = row.facts.legalForce;
  row.conflict_open = row.seen.openConflicts.length > 0;
  row.flags = flagsOf(row.facts, row.seen);
}

export const decisionQueue = rowPerCase<DecisionQueueRow>({
  name: 'decision_queue',
  version: 6,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  received,
  evolve,
});
