/** What can be done with a case, by whom and when, and where on the page. The first that is the next step is the page's primary action. */
import { isDue } from '../assessment/criteria/standing';
import { assessedBy, type Assessor } from './assessed';
import type { OpenedCase } from './opened';
import { isAt, isChecked, openMeetings, openSupplements, standsAs, type Relation, type Stage } from './standing';
import type { TabId } from './tabs';

export interface Action {
  readonly id: ActionId;
  readonly by: readonly Relation[];
  readonly stage: Stage;
  /** Tab, and the form in it that opens (`?gor=`); `decide` has a page of its own. */
  readonly tab: TabId | 'beslut';
  readonly gor?: string | ((opened: OpenedCase) => string | undefined);
  /** It makes sense now; always when left out. */
  readonly when?: (opened: OpenedCase) => boolean;
  /** It is the next step of whoever sees it. */
  readonly next?: (opened: OpenedCase) => boolean;
}
export type ActionId =
  | 'acknowledge'
  | 'notifyDelay'
  | 'check'
  | 'remind'
  | 'requestSupplement'
  | 'holdMeeting'
  | 'offerMeeting'
  | 'scheduleMeeting'
  | 'note'
  | 'assess'
  | 'stateAid'
  | 'refer'
  | 'propose'
  | 'communicate'
  | 'submitProposal'
  | 'decide'
  | 'reopen'
  | 'dispatch'
  | 'legalForce'
  | 'close'
  | 'amend'
  | 'withdraw'
  | 'assign';

const PREPARES = ['assigned'] as const;

const overdue = ({ page }: OpenedCase) => page.supplements.find(({ state }) => state === 'OVERDUE');
/** Time to write down that it was held. */
const pastMeeting = ({ page }: OpenedCase) =>
  openMeetings(page).find(({ startsAt }) => startsAt !== null && Date.parse(startsAt) < Date.now());
const demandsMeeting = ({ page, shown }: OpenedCase): boolean =>
  shown.guidelines?.meeting === 'ALWAYS' && page.meetings.every(({ held }) => !held) && openMeetings(page).length === 0;
const behind = (opened: OpenedCase, who: Assessor): boolean => !assessedBy(opened, who);
const proposal = ({ page }: OpenedCase) => page.proposals.at(-1);
const settled = (opened: OpenedCase): boolean => openSupplements(opened.page).length === 0;
const communicated = ({ page }: OpenedCase): boolean =>
  page.communicationSkipped !== null || (page.communications.length > 0 && page.communications.every(({ state }) => state !== 'OPEN'));
/** Whoever does not get all they asked for speaks first. */
const wantsCommunication = (opened: OpenedCase): boolean =>
  proposal(opened) !== undefined && proposal(opened)!.outcome !== 'BIFALL' && !communicated(opened);

/** In the order in which they are thought of: the first `next` is the primary action. */
const ACTIONS: readonly Action[] = [
  {
    id: 'acknowledge',
    by: PREPARES,
    stage: 'REGISTERED',
    tab: 'ansokan',
    gor: 'bekrafta',
    when: ({ page }) => page.acknowledged === null,
    next: () => true,
  },
  {
    id: 'notifyDelay',
    by: PREPARES,
    stage: 'REGISTERED',
    tab: 'ansokan',
    gor: 'forsening',
    when: ({ page, times }) => page.acknowledged !== null || times.proposedDelay !== null,
  },
  { id: 'check', by: PREPARES, stage: 'PREPARATION', tab: 'ansokan', gor: 'prova', next: ({ page }) => !isChecked(page) },
  {
    id: 'remind',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'komplettering',
    gor: (opened) => `paminn:${(overdue(opened) ?? openSupplements(opened.page)[0])?.id}`,
    when: ({ page }) => openSupplements(page).length > 0,
    next: (opened) => overdue(opened) !== undefined,
  },
  { id: 'requestSupplement', by: PREPARES, stage: 'PREPARATION', tab: 'komplettering', gor: 'begar' },
  {
    id: 'holdMeeting',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'moten',
    gor: (opened) => `halla:${(pastMeeting(opened) ?? openMeetings(opened.page).find(({ startsAt }) => startsAt !== null))?.id}`,
    when: ({ page }) => openMeetings(page).some(({ startsAt }) => startsAt !== null),
    next: (opened) => pastMeeting(opened) !== undefined,
  },
  {
    id: 'offerMeeting',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'moten',
    gor: 'foresla',
    when: ({ page }) => openMeetings(page).every(({ startsAt }) => startsAt !== null),
    next: (opened) => settled(opened) && demandsMeeting(opened) && proposal(opened) === undefined,
  },
  { id: 'scheduleMeeting', by: PREPARES, stage: 'PREPARATION', tab: 'moten', gor: 'boka' },
  {
    id: 'assess',
    by: ['assigned', 'adviser'],
    stage: 'PREPARATION',
    tab: 'bedomning',
    gor: ({ page, shown, me }) => {
      const due = shown.guidelines?.criteria.find(({ id }) => isDue(page, id, me.ref));
      return due && `bedom-${due.id}`;
    },
    next: (opened) => settled(opened) && openMeetings(opened.page).length === 0 && behind(opened, opened.me),
  },
  {
    id: 'stateAid',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'bedomning',
    gor: 'statsstod',
    next: (opened) => settled(opened) && openMeetings(opened.page).length === 0 && opened.page.stateAid === null,
  },
  {
    id: 'propose',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'forslag',
    gor: 'skriv',
    next: (opened) =>
      settled(opened) &&
      openMeetings(opened.page).length === 0 &&
      opened.row.whoseMove === 'OFFICIAL' &&
      (proposal(opened) === undefined || proposal(opened)!.returned !== null || opened.row.flags.includes('PROPOSAL_STALE')),
  },
  { id: 'communicate', by: PREPARES, stage: 'PREPARATION', tab: 'kommunicering', gor: 'kommunicera', next: wantsCommunication },
  {
    id: 'submitProposal',
    by: PREPARES,
    stage: 'PREPARATION',
    tab: 'forslag',
    gor: 'lamna',
    when: (opened) => proposal(opened) !== undefined,
    next: (opened) => opened.row.phase === 'PROPOSED',
  },
  {
    id: 'decide',
    by: ['delegate'],
    stage: 'UNDECIDED',
    tab: 'beslut',
    when: ({ row }) => row.phase === 'READY_FOR_DECISION' || row.phase === 'WITHDRAWN',
    next: () => true,
  },
  {
    id: 'reopen',
    by: ['assigned', 'delegate'],
    stage: 'DECIDED',
    tab: 'beslut-efterat',
    gor: 'ateruppta',
    when: ({ row }) => row.flags.includes('ANNULLED'),
    next: () => true,
  },
  {
    id: 'dispatch',
    by: ['assigned'],
    stage: 'DECIDED',
    tab: 'beslut-efterat',
    gor: 'expediera',
    next: ({ page }) => page.dispatches.length === 0,
  },
  {
    id: 'legalForce',
    by: ['official', 'boardSecretary'],
    stage: 'DECIDED',
    tab: 'beslut-efterat',
    gor: 'laga-kraft',
    when: ({ page }) => !page.legalForce,
    next: ({ row }) => row.flags.includes('APPEAL_TIME_OUT'),
  },
  {
    id: 'close',
    by: ['assigned'],
    stage: 'OPEN',
    tab: 'beslut-efterat',
    gor: 'avsluta',
    when: ({ page }) => page.decision !== null || page.writtenOff !== null,
    next: ({ page }) => page.legalForce !== null,
  },
  { id: 'note', by: ['assigned', 'adviser', 'delegate'], stage: 'OPEN', tab: 'anteckningar', gor: 'anteckna' },
  { id: 'refer', by: ['assigned', 'adviser'], stage: 'REGISTERED', tab: 'hanvisning', gor: 'hanvisa' },
  { id: 'amend', by: PREPARES, stage: 'LIVE', tab: 'ansokan', gor: 'andra' },
  { id: 'withdraw', by: PREPARES, stage: 'UNDECIDED', tab: 'ansokan', gor: 'aterkalla', when: ({ page }) => page.withdrawn === null },
  { id: 'assign', by: ['official', 'delegate'], stage: 'REGISTERED', tab: 'deltagare', gor: 'fordela' },
];

const isOpenTo =
  (opened: OpenedCase) =>
  ({ by, stage, when }: Action): boolean =>
    by.some((relation) => standsAs(relation, opened.me, opened.row)) && isAt(stage, opened.row) && (when?.(opened) ?? true);

export const may = (opened: OpenedCase, id: ActionId): boolean => isOpenTo(opened)(ACTIONS.find((one) => one.id === id)!);

export interface Offered {
  /** The next step; undefined when it is somebody else's move. */
  readonly primary: Action | undefined;
  readonly others: readonly Action[];
}
export function offered(opened: OpenedCase): Offered {
  const open = ACTIONS.filter(isOpenTo(opened));
  const primary = open.find(({ next }) => next?.(opened) ?? false);
  return { primary, others: open.filter((one) => one !== primary) };
}

export function addressOf({ tab, gor }: Action, opened: OpenedCase): { readonly to: string; readonly search: { readonly gor?: string } } {
  const what = typeof gor === 'function' ? gor(opened) : gor;
  return { to: `/arenden/${opened.caseId}/${tab}`, search: what === undefined ? {} : { gor: what } };
}
