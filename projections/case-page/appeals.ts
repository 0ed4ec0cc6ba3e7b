/** Appeals and what came of them; corrections; and a decision that no longer stands, kept beside the one that comes after it. */
import { corrected } from '#libs/grant-cases/events';
import type { Appeal, CasePage, EndedDecision, OfDecision, Proposal } from './page';
import type { Steps } from './step';

const appealOf = (page: CasePage, body: { appealId: string }): Appeal | undefined => page.appeals.find(({ id }) => id === body.appealId);

function begun(page: CasePage, body: { appealId: string } & Pick<Appeal, 'decisionId' | 'regime'>): Appeal {
  const known = appealOf(page, body);
  if (known) return known;
  const { appealId: id, decisionId, regime } = body;
  const appeal: Appeal = {
    id,
    decisionId,
    regime,
    received: null,
    examined: null,
    forwarded: null,
    courtCases: [],
    statements: [],
    stays: [],
    rulings: [],
  };
  page.appeals.push(appeal);
  return appeal;
}

export const appeals: Steps<
  | 'NoticeReceived'
  | 'AppealReceived'
  | 'AppealForwarded'
  | 'AppealExamined'
  | 'CourtCaseNotified'
  | 'StatementToCourtSubmitted'
  | 'StayOrdered'
  | 'StayLifted'
  | 'CourtRuled'
> = {
  NoticeReceived(page, body, recorded) {
    page.noticeReceived = { ...recorded, ...body };
  },
  AppealReceived(page, body, recorded) {
    const { receivedAt, appellant, channel } = body;
    begun(page, body).received = { ...recorded, receivedAt, appellant, channel };
  },
  AppealForwarded(page, body, recorded) {
    const appeal = appealOf(page, body);
    if (appeal) appeal.forwarded = { ...recorded, forwardedOn: body.forwardedOn, court: body.court };
  },
  AppealExamined(page, body, recorded) {
    const appeal = appealOf(page, body);
    if (appeal) appeal.examined = { ...recorded, ...body };
  },
  CourtCaseNotified(page, body, recorded) {
    const { court, caseNumber, notifiedOn } = body;
    begun(page, body).courtCases.push({ ...recorded, court, caseNumber, notifiedOn });
  },
  StatementToCourtSubmitted(page, body, recorded) {
    const { submittedOn, by: madeBy, paragraph } = body;
    appealOf(page, body)?.statements.push({ ...recorded, submittedOn, madeBy, paragraph });
  },
  StayOrdered(page, body, recorded) {
    appealOf(page, body)?.stays.push({ ...recorded, court: body.court, orderedOn: body.orderedOn, liftedOn: null });
  },
  StayLifted(page, body) {
    const stay = appealOf(page, body)?.stays.at(-1);
    if (stay) stay.liftedOn = body.liftedOn;
  },
  CourtRuled(page, body, recorded) {
    const { court, caseNumber, outcome, ruledOn, finalOn } = body;
    const appeal = appealOf(page, body);
    const known = appeal?.rulings.find((one) => one.court === court && one.caseNumber === caseNumber);
    if (known) known.finalOn = finalOn;
    else appeal?.rulings.push({ ...recorded, court, caseNumber, outcome, ruledOn, finalOn });
  },
};

const nothingDecided = (): OfDecision => ({
  delegation: null,
  decision: null,
  writtenOff: null,
  signature: null,
  dispatches: [],
  corrections: [],
  noticeReceived: null,
  reportedToBoard: null,
  separatelyMinuted: null,
  minutesApproved: null,
  announcements: [],
  appealTimeEnded: null,
  legalForce: null,
});

/** What was there of the decision goes among those that no longer stand, and the handling begins where it ended. */
function fallen(page: CasePage, why: Pick<EndedDecision, 'revoked' | 'reopened'>, returned: NonNullable<Proposal['returned']>): void {
  const none = nothingDecided();
  const kept = Object.fromEntries(Object.keys(none).map((key) => [key, page[key as keyof OfDecision]])) as OfDecision;
  page.ended.push({ ...kept, ...why });
  Object.assign(page, none, { referredToBoard: null, withdrawn: null, communicationSkipped: null, closed: null, report: null });
  const proposal = page.proposals.at(-1);
  if (proposal) proposal.returned = returned;
}

export const anew: Steps<'DecisionCorrected' | 'DecisionRevoked' | 'CaseReopenedAfterAnnulment'> = {
  DecisionCorrected(page, body, recorded) {
    page.corrections.push({ ...recorded, ...body });
    // a body is never changed: the page gets a decision of its own
    if (page.decision) page.decision = { ...page.decision, content: corrected(page.decision.content, body) };
  },
  DecisionRevoked(page, body, recorded) {
    fallen(page, { revoked: { ...recorded, ...body }, reopened: null }, { ...recorded, reason: body.reason });
  },
  CaseReopenedAfterAnnulment(page, body, recorded) {
    fallen(page, { revoked: null, reopened: { ...recorded, ...body } }, { ...recorded, reason: body.reason });
  },
};
