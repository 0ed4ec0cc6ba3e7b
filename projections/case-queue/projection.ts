/** One row per case: where it stands, whose move it is, what is due. All that the list of cases shows and sorts by. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evolveTiming, handlingTime, newTiming, nextDeadline, nextFiring, timersOf, type Timing } from '#libs/timers';
import { evolveAccess, noAccess, type AccessColumns } from '../cases/access';
import { searchText, type Application, type CaseFact } from '../cases/events';
import { evolveFacts, newFacts, type CaseFacts } from '../cases/facts';
import { evolveFlagFacts, flagsOf, newFlagFacts, type FlagFacts } from '../cases/flags';
import { moverOf, phaseOf, type Mover, type Phase } from '../cases/progress';
import { rowPerCase } from '../cases/row-per-case';
import { dayAt } from '../swedish';
import { numberKey } from './number-key';

export type CaseQueueRow = AccessColumns & {
  case_id: string;
  number: string | null;
  number_key: string;
  scheme_id: string;
  organisation: string;
  municipality: string;
  title: string;
  channel: string;
  phase: Phase;
  whose_move: Mover;
  since: string;
  received_at: string;
  registered_on: string | null;
  next_deadline: string | null;
  deadline_kind: string | null;
  next_firing: string | null;
  gross_days: number | null;
  net_days: number | null;
  amount_ore: number;
  assignee_ref: string | null;
  assignee_name: string | null;
  group_id: string | null;
  group_name: string | null;
  flags: string[];
  search: string;
  facts: CaseFacts;
  seen: FlagFacts;
  timing: Timing;
  revision: number;
  position: number;
};

const ofApplication = (application: Application) => ({
  organisation: application.organisation.name,
  municipality: application.organisation.municipality,
  title: application.title,
  amount_ore: application.amountOre,
});

const received = (caseId: string, event: Extract<CaseFact, { type: 'ApplicationSubmitted' }>): CaseQueueRow => ({
  case_id: caseId,
  number: null,
  number_key: numberKey(null),
  scheme_id: event.body.schemeId,
  ...ofApplication(event.body.application),
  channel: event.body.channel,
  phase: 'RECEIVED',
  whose_move: 'REGISTRAR',
  since: event.body.receivedAt,
  received_at: event.body.receivedAt,
  registered_on: null,
  next_deadline: null,
  deadline_kind: null,
  next_firing: null,
  gross_days: null,
  net_days: null,
  assignee_ref: null,
  assignee_name: null,
  group_id: null,
  group_name: null,
  flags: [],
  search: '',
  ...noAccess(),
  facts: newFacts(event.body.receivedAt),
  seen: newFlagFacts(),
  timing: newTiming(dayAt(event.body.receivedAt)),
  revision: event.revision,
  position: event.position,
});

/** What the row shows besides what follows from facts and flags. */
function evolveShown(row: CaseQueueRow, event: CaseFact): void {
  switch (event.type) {
    case 'ApplicationRegistered':
      row.number = event.body.number;
      row.number_key = numberKey(event.body.number);
      row.registered_on = event.body.registeredOn;
      break;
    case 'ApplicationAmended':
      Object.assign(row, ofApplication(event.body.application));
      break;
    case 'CaseAssigned':
      row.assignee_ref = event.body.official.ref;
      row.assignee_name = event.body.official.name;
      row.group_id = event.body.groupId;
      row.group_name = event.body.groupName;
      return;
    case 'ParticipantExcluded':
      if (row.assignee_ref !== event.body.person.ref) return;
      row.assignee_ref = null;
      row.assignee_name = null;
      return;
    case 'ParticipantReplaced':
      if (row.assignee_ref !== event.body.former.ref) return;
      row.assignee_ref = event.body.successor.ref;
      row.assignee_name = event.body.successor.name;
      return;
    case 'HandlingDisposed': {
      const { schemeId, channel, receivedAt } = event.body.remains;
      Object.assign(row, { scheme_id: schemeId, channel, received_at: receivedAt });
      return;
    }
    case 'ApplicationSubmitted':
      break;
    default:
      return;
  }
  row.search = searchText(row.number, row.organisation, row.title);
}

function evolveTimes(row: CaseQueueRow, event: CaseFact): void {
  row.timing = evolveTiming(row.timing, event);
  if (row.timing.decidedOn === null) Object.assign(row, { gross_days: null, net_days: null });
  const { decidedOn } = row.timing;
  if (decidedOn === null || row.gross_days !== null) return;
  const took = handlingTime(row.timing, decidedOn);
  row.gross_days = took?.grossDays ?? null;
  row.net_days = took?.netDays ?? null;
}

/** What is due next, and what stands out. */
function finish(row: CaseQueueRow): CaseQueueRow {
  const timers = timersOf(row.timing);
  const deadline = nextDeadline(timers);
  row.next_deadline = deadline?.dueOn ?? null;
  row.deadline_kind = deadline?.kind ?? null;
  row.next_firing = nextFiring(timers);
  row.flags = flagsOf(row.facts, row.seen);
  return row;
}

function evolve(row: CaseQueueRow, event: CaseFact): void {
  evolveFacts(row.facts, event);
  evolveFlagFacts(row.seen, event);
  evolveAccess(row, event);
  evolveShown(row, event);
  const phase = phaseOf(row.facts);
  const mover = moverOf(row.facts, phase, row);
  if (phase !== row.phase || mover !== row.whose_move) {
    row.phase = phase;
    row.whose_move = mover;
    row.since = event.effectiveAt;
  }
  evolveTimes(row, event);
}

export const caseQueue = rowPerCase<CaseQueueRow>({
  name: 'case_queue',
  version: 8,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  received,
  evolve,
  finish,
});
