/** What handlers and delegate should look at twice. A flag decides nothing (KL 6:38 second paragraph). */
import type { CaseEventType } from '#libs/grant-cases/events';
import { annulment, appealsNow, isOpenAppeal, stayInForce } from '#libs/timers';
import type { Application, CaseFact } from './events';
import type { CaseFacts } from './facts';

export const FLAGS = [
  'OWN_SHARE_SHORT',
  'ELIGIBILITY_FLAGGED',
  'ELIGIBILITY_EXCEPTION',
  'ECONOMIC_ACTIVITY',
  'STATE_AID',
  'EARLIER_SUPPORT',
  'ADVISED_BY_GROUP',
  'CONFLICT_OPEN',
  'SUPPLEMENT_OVERDUE',
  'PROPOSAL_STALE',
  'AT_BOARD',
  'APPEAL_TIME_OUT',
  'APPEALED',
  'STAYED',
  'ANNULLED',
  'REOPENED',
] as const;
export type Flag = (typeof FLAGS)[number];

/** The rule of the formal check that weighs the own share against the grant. */
const OWN_SHARE_RULE = 'own-share';

export type FlagFacts = {
  economicActivity: boolean;
  earlierSupport: boolean;
  advisedBy: string | null;
  /** Those of the case now, with the organisations they come from. */
  advisers: { ref: string; organisation: string | null }[];
  adviceDeclared: boolean;
  /** Persons with a conflict of interest that nobody has decided on. */
  openConflicts: string[];
  /** Rules of the latest formal check that did not pass, and whether going on was given a reason. */
  failedRules: string[];
  exception: boolean;
  otherAid: boolean;
  /** Null while there is no proposal; true when what it builds on has changed since. */
  stale: boolean | null;
};

export const newFlagFacts = (): FlagFacts => ({
  economicActivity: false,
  earlierSupport: false,
  advisedBy: null,
  advisers: [],
  adviceDeclared: false,
  openConflicts: [],
  failedRules: [],
  exception: false,
  otherAid: false,
  stale: null,
});

const readApplication = (facts: FlagFacts, application: Application): void => {
  facts.economicActivity = application.economicActivity;
  facts.earlierSupport = application.earlierSupport !== null;
  facts.advisedBy = application.advisedBy;
};

/** What a proposal builds on. */
const UNSETTLES: ReadonlySet<string> = new Set<CaseEventType>([
  'ApplicationAmended',
  'EligibilityChecked',
  'SupplementReceived',
  'CriterionAssessed',
  'StateAidAssessed',
  'DecisionRevoked',
  'CaseReopenedAfterAnnulment',
]);

/** Changes `facts` by what the event says. */
export function evolveFlagFacts(facts: FlagFacts, event: CaseFact): void {
  if (UNSETTLES.has(event.type) && facts.stale !== null) facts.stale = true;
  switch (event.type) {
    case 'ApplicationSubmitted':
    case 'ApplicationAmended':
      return readApplication(facts, event.body.application);
    case 'CaseAssigned':
      facts.advisers = event.body.advisers.map(({ ref, organisation }) => ({ ref, organisation }));
      return;
    case 'ParticipantReplaced': {
      const { former, successor } = event.body;
      facts.advisers = facts.advisers.filter(({ ref }) => ref !== former.ref);
      if (successor.role === 'adviser') facts.advisers.push({ ref: successor.ref, organisation: successor.organisation });
      return;
    }
    case 'ImpartialityDeclared':
      facts.adviceDeclared ||= event.body.advisedApplicant;
      return;
    case 'ConflictOfInterestDeclared':
      if (!facts.openConflicts.includes(event.body.person.ref)) facts.openConflicts.push(event.body.person.ref);
      return;
    case 'ConflictDecided':
    case 'ParticipantExcluded':
      facts.openConflicts = facts.openConflicts.filter((ref) => ref !== event.body.person.ref);
      return;
    case 'EligibilityChecked':
      facts.failedRules = event.body.findings.filter((finding) => !finding.passed).map((finding) => finding.rule);
      facts.exception = event.body.exceptionReason !== null;
      return;
    case 'StateAidAssessed':
      facts.otherAid = event.body.outcome === 'OTHER';
      return;
    case 'ProposalDrafted':
    case 'ProposalRevised':
      facts.stale = false;
  }
}

const sameOrganisation = (a: string | null, b: string): boolean => a !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

const RAISED: Readonly<Record<Flag, (facts: CaseFacts, seen: FlagFacts) => boolean>> = {
  OWN_SHARE_SHORT: (_, seen) => seen.failedRules.includes(OWN_SHARE_RULE),
  ELIGIBILITY_FLAGGED: (_, seen) => seen.failedRules.length > 0 && !seen.exception,
  ELIGIBILITY_EXCEPTION: (_, seen) => seen.failedRules.length > 0 && seen.exception,
  ECONOMIC_ACTIVITY: (_, seen) => seen.economicActivity,
  STATE_AID: (_, seen) => seen.otherAid,
  EARLIER_SUPPORT: (_, seen) => seen.earlierSupport,
  ADVISED_BY_GROUP: (_, { adviceDeclared, advisedBy, advisers }) =>
    adviceDeclared || (advisedBy !== null && advisers.some(({ organisation }) => sameOrganisation(organisation, advisedBy))),
  CONFLICT_OPEN: (_, seen) => seen.openConflicts.length > 0,
  SUPPLEMENT_OVERDUE: (facts) => facts.supplements.some((one) => one.overdue),
  PROPOSAL_STALE: (_, seen) => seen.stale === true,
  AT_BOARD: (facts) => facts.atBoard,
  // that the time is out makes nothing final: somebody asks the court (KL 13:5)
  APPEAL_TIME_OUT: (facts) =>
    facts.appealEnded && !facts.legalForce && !appealsNow(facts).some(isOpenAppeal) && annulment(facts) === undefined,
  APPEALED: (facts) => appealsNow(facts).some(isOpenAppeal),
  STAYED: (facts) => stayInForce(facts) !== undefined,
  ANNULLED: (facts) => annulment(facts) !== undefined,
  REOPENED: (facts) => facts.reopened && facts.decisionId === null,
};

/** In the order of {@link FLAGS}. */
export const flagsOf = (facts: CaseFacts, seen: FlagFacts): Flag[] => FLAGS.filter((flag) => RAISED[flag](facts, seen));
