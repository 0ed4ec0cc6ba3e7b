/** The tabs of the case page, in order. Each is an address, and its code is fetched when somebody goes there. */
import { lazyRouteComponent } from '@tanstack/react-router';
import type { CasePage } from '#projections/case-page';

/** What a tab is called stands in texts.ts under the same id. */
export interface CaseTab {
  readonly id: TabId;
  readonly Content: ReturnType<typeof lazyRouteComponent>;
  /** How many there are of what it shows; nothing when that says little. */
  readonly count?: (page: CasePage) => number;
}

const TAB_IDS = [
  'ansokan',
  'komplettering',
  'moten',
  'anteckningar',
  'hanvisning',
  'bedomning',
  'forslag',
  'kommunicering',
  'beslut-efterat',
  'deltagare',
  'historik',
] as const;
export type TabId = (typeof TAB_IDS)[number];
export const FIRST_TAB: TabId = 'ansokan';

export const CASE_TABS: readonly CaseTab[] = [
  { id: 'ansokan', Content: lazyRouteComponent(() => import('./application/application-tab'), 'ApplicationTab') },
  {
    id: 'komplettering',
    Content: lazyRouteComponent(() => import('./supplement/supplement-tab'), 'SupplementTab'),
    count: ({ supplements }) => supplements.length,
  },
  {
    id: 'moten',
    Content: lazyRouteComponent(() => import('./meeting/meeting-tab'), 'MeetingTab'),
    count: ({ meetings }) => meetings.length,
  },
  { id: 'anteckningar', Content: lazyRouteComponent(() => import('./note/note-tab'), 'NoteTab'), count: ({ notes }) => notes.length },
  {
    id: 'hanvisning',
    Content: lazyRouteComponent(() => import('./referral/referral-tab'), 'ReferralTab'),
    count: ({ referrals }) => referrals.length,
  },
  { id: 'bedomning', Content: lazyRouteComponent(() => import('../assessment/assessment-tab'), 'AssessmentTab') },
  {
    id: 'forslag',
    Content: lazyRouteComponent(() => import('../assessment/proposal-tab'), 'ProposalTab'),
    count: ({ proposals }) => proposals.length,
  },
  { id: 'kommunicering', Content: lazyRouteComponent(() => import('../assessment/communication-tab'), 'CommunicationTab') },
  { id: 'beslut-efterat', Content: lazyRouteComponent(() => import('../assessment/afterwards-tab'), 'AfterwardsTab') },
  { id: 'deltagare', Content: lazyRouteComponent(() => import('./participants/participants-tab'), 'ParticipantsTab') },
  { id: 'historik', Content: lazyRouteComponent(() => import('../assessment/history-tab'), 'HistoryTab') },
];
