/** How the person stands to the case, and how far it has come: what decides which actions the page offers. The API decides what is done. */
import type { CaseQueueItem } from '#projections/case-queue';
import type { Person } from '../../api/me';
import type { CasePage } from '#projections/case-page';

/** `assigned` = the official in charge; `adviser` = an adviser who takes part: others do not see the case. Otherwise the role. */
export type Relation = 'assigned' | Person['role'];

export const standsAs = (relation: Relation, { role, ref }: Person, row: CaseQueueItem): boolean =>
  relation === 'assigned' ? role === 'official' && row.assigneeRef === ref : role === relation;

/** REGISTERED: live and registered. PREPARATION: assigned too, and the proposal not with the delegate. */
export type Stage = 'OPEN' | 'UNDECIDED' | 'LIVE' | 'REGISTERED' | 'PREPARATION' | 'DECIDED';

const DECIDED: ReadonlySet<string> = new Set(['DECIDED', 'WRITTEN_OFF', 'CLOSED']);
const WITH_DELEGATE: ReadonlySet<string> = new Set(['READY_FOR_DECISION', 'REFERRED_TO_BOARD']);

export function isAt(stage: Stage, { phase, number, assigneeRef }: CaseQueueItem): boolean {
  if (phase === 'CLOSED') return false;
  if (stage === 'OPEN') return true;
  if (stage === 'DECIDED') return DECIDED.has(phase);
  if (DECIDED.has(phase)) return false;
  if (stage === 'UNDECIDED') return true;
  if (phase === 'WITHDRAWN') return false;
  if (stage === 'LIVE') return true;
  if (number === null) return false;
  return stage === 'REGISTERED' || (assigneeRef !== null && !WITH_DELEGATE.has(phase));
}

/** Declaring impartiality would open the case: an official in charge, an adviser of the case, or any delegate. */
export const mayDeclare = (me: Person, row: CaseQueueItem): boolean =>
  isAt('OPEN', row) && (standsAs('assigned', me, row) || me.role === 'adviser' || me.role === 'delegate');

/** Made of the application as it reads now. */
export const isChecked = ({ eligibility, versions }: CasePage): boolean =>
  (eligibility.at(-1)?.revision ?? -1) > (versions.at(-1)?.revision ?? 0);

export const openSupplements = ({ supplements }: CasePage) => supplements.filter(({ state }) => state === 'OPEN' || state === 'OVERDUE');

/** Booked or offered, and neither held, declined nor cancelled. */
export const openMeetings = ({ meetings }: CasePage) =>
  meetings.filter(({ held, declined, cancelled }) => !held && !declined && !cancelled);
