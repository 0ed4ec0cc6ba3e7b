/** What has to be done before a proposal can be drawn up and handed over, all at once: the API names one thing at a time. Pure. */
import type { CasePage } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import type { TabId } from '../../case/tabs';
import { standingOn } from '../criteria/standing';
import { applicationRevision } from '../stage';

export const PREPARATIONS = ['eligibility', 'supplements', 'meeting', 'criteria', 'stateAid', 'communication'] as const;
/** REMARKS = done, but what was found stands in the way of a grant. LATER = before it is handed over. */
export type PreparationState = 'DONE' | 'MISSING' | 'REMARKS' | 'LATER';
export interface Preparation {
  readonly id: (typeof PREPARATIONS)[number];
  readonly state: PreparationState;
  /** Where it is done. */
  readonly tab: TabId;
}

function eligibility(page: CasePage, { version }: Guidelines): PreparationState {
  const latest = page.eligibility.at(-1);
  if (!latest || latest.revision < applicationRevision(page) || latest.guidelineVersion !== version) return 'MISSING';
  return latest.findings.every(({ passed }) => passed) || latest.exceptionReason !== null ? 'DONE' : 'REMARKS';
}

/** Only whoever does not get all they sought has to be heard first. */
function communication({ communications, communicationSkipped, proposals }: CasePage): PreparationState {
  if (communications.some(({ state }) => state === 'OPEN')) return 'MISSING';
  if (communications.length > 0 || communicationSkipped || proposals.at(-1)?.outcome === 'BIFALL') return 'DONE';
  return proposals.length === 0 ? 'LATER' : 'MISSING';
}

export function preparationsOf(page: CasePage, guidelines: Guidelines): readonly Preparation[] {
  const when = (done: boolean): PreparationState => (done ? 'DONE' : 'MISSING');
  const assessed = guidelines.criteria.every(({ id }) => {
    const { open, assessors } = standingOn(page, id);
    return open && assessors.every(({ outdated }) => !outdated);
  });
  const met = guidelines.meeting !== 'ALWAYS' || page.meetings.some(({ held }) => held !== null) || page.proposals.at(-1)?.noMeetingReason;
  return [
    { id: 'eligibility', state: eligibility(page, guidelines), tab: 'ansokan' },
    {
      id: 'supplements',
      state: when(page.supplements.every(({ state }) => state === 'ANSWERED' || state === 'WAIVED')),
      tab: 'komplettering',
    },
    { id: 'meeting', state: when(Boolean(met)), tab: 'moten' },
    { id: 'criteria', state: when(assessed), tab: 'bedomning' },
    { id: 'stateAid', state: when((page.stateAid?.revision ?? -1) > applicationRevision(page)), tab: 'bedomning' },
    { id: 'communication', state: communication(page), tab: 'kommunicering' },
  ];
}
