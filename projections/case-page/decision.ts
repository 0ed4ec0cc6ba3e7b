/** From proposal to closed case. */
import type { CasePage } from './page';
import type { Steps } from './step';

const proposalOf = (page: CasePage, version: number) => page.proposals.findLast((one) => one.version === version);

export const proposals: Steps<'ProposalDrafted' | 'ProposalRevised' | 'ProposalSubmitted' | 'ProposalReturned'> = {
  ProposalDrafted(page, body, recorded) {
    page.proposals.push({ ...recorded, ...body, submitted: null, returned: null });
  },
  ProposalRevised(page, body, recorded) {
    page.proposals.push({ ...recorded, ...body, submitted: null, returned: null });
  },
  ProposalSubmitted(page, { version, submittedBy }, recorded) {
    const proposal = proposalOf(page, version);
    if (proposal) Object.assign(proposal, { submitted: { ...recorded, submittedBy }, returned: null });
  },
  ProposalReturned(page, { version, reason }, recorded) {
    const proposal = proposalOf(page, version);
    if (proposal) proposal.returned = { ...recorded, reason };
  },
};

const communicationOf = (page: CasePage, body: { communicationId: string }) =>
  page.communications.find((one) => one.id === body.communicationId);

export const communication: Steps<'CommunicationSent' | 'CommunicationReplied' | 'CommunicationTimeLapsed' | 'CommunicationSkipped'> = {
  CommunicationSent(page, { communicationId: id, ...rest }, recorded) {
    page.communications.push({ ...recorded, id, ...rest, state: 'OPEN', replies: [] });
  },
  CommunicationReplied(page, body, recorded) {
    const sent = communicationOf(page, body);
    if (!sent) return;
    const { receivedAt, answer, handling } = body;
    sent.state = 'REPLIED';
    sent.replies.push({ ...recorded, receivedAt, answer, handling });
  },
  CommunicationTimeLapsed(page, body) {
    const sent = communicationOf(page, body);
    if (sent?.state === 'OPEN') sent.state = 'LAPSED';
  },
  CommunicationSkipped(page, { reason }, recorded) {
    page.communicationSkipped = { ...recorded, reason };
  },
};

export const decision: Steps<
  | 'ReferredToBoard'
  | 'DelegationVerified'
  | 'DecisionMade'
  | 'CaseWrittenOff'
  | 'DecisionSigned'
  | 'DecisionDocumentMade'
  | 'DecisionDispatched'
  | 'DecisionFetched'
  | 'LegalForceConfirmed'
  | 'CaseClosed'
> = {
  ReferredToBoard(page, body, recorded) {
    page.referredToBoard = { ...recorded, ...body };
  },
  DelegationVerified(page, body, recorded) {
    page.delegation = { ...recorded, ...body };
  },
  DecisionMade(page, body, recorded) {
    page.decision = { ...recorded, ...body };
  },
  CaseWrittenOff(page, body, recorded) {
    page.writtenOff = { ...recorded, ...body };
  },
  DecisionSigned(page, body, recorded) {
    page.signature = { ...recorded, ...body };
  },
  DecisionDocumentMade(page, body, recorded) {
    page.decisionDocuments.push({ ...recorded, ...body });
  },
  DecisionDispatched(page, body, recorded) {
    page.dispatches.push({ ...recorded, ...body });
  },
  DecisionFetched(page, body, recorded) {
    page.fetched.push({ ...recorded, ...body });
  },
  LegalForceConfirmed(page, body, recorded) {
    page.legalForce = { ...recorded, ...body };
  },
  CaseClosed(page, body, recorded) {
    page.closed = { ...recorded, ...body };
  },
};

/** From the board's record to the report on the grant, and what the calendar tells on the way. */
export const times: Steps<
  | 'TimersApplied'
  | 'DelayNotified'
  | 'DecisionReportedToBoard'
  | 'DecisionSeparatelyMinuted'
  | 'MinutesApproved'
  | 'AnnouncementPosted'
  | 'AnnouncementInterrupted'
  | 'AnnouncementRemoved'
  | 'AppealTimeEnded'
  | 'ReportReceived'
  | 'DeadlinePassed'
  | 'ReminderDue'
> = {
  TimersApplied() {
    // told in the history; the page shows the times themselves
  },
  DelayNotified(page, body, recorded) {
    page.delays.push({ ...recorded, ...body });
  },
  DecisionReportedToBoard(page, body, recorded) {
    page.reportedToBoard = { ...recorded, ...body };
  },
  DecisionSeparatelyMinuted(page, body, recorded) {
    page.separatelyMinuted = { ...recorded, ...body };
  },
  MinutesApproved(page, body, recorded) {
    page.minutesApproved = { ...recorded, ...body };
  },
  AnnouncementPosted(page, body, recorded) {
    page.announcements.push({ ...recorded, ...body, interrupted: null, removed: null });
  },
  AnnouncementInterrupted(page, body, recorded) {
    const posted = page.announcements.at(-1);
    if (posted) posted.interrupted = { ...recorded, ...body };
    page.appealTimeEnded = null;
  },
  AnnouncementRemoved(page, body, recorded) {
    const posted = page.announcements.at(-1);
    if (posted) posted.removed = { ...recorded, ...body };
  },
  AppealTimeEnded(page, body, recorded) {
    page.appealTimeEnded = { ...recorded, ...body };
  },
  ReportReceived(page, body, recorded) {
    page.report = { ...recorded, ...body };
  },
  DeadlinePassed(page, body, recorded) {
    page.told.push({ ...recorded, ...body });
  },
  ReminderDue(page, body, recorded) {
    page.told.push({ ...recorded, ...body });
  },
};
