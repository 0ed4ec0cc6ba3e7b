/** As the Swedish sentences, for those who read English. What people wrote stays as they wrote it. */
import {
  CONFLICT_GROUND_NAMES,
  CONFLICT_OUTCOME_NAMES,
  CORRECTABLE_NAMES,
  COURT_OUTCOME_NAMES,
  LATE_EXCEPTION_NAMES,
  OUTCOME_NAMES,
  REFERRAL_CAUSE_NAMES,
  REVOCATION_GROUND_NAMES,
  STATE_AID_NAMES,
  WRITE_OFF_CAUSE_NAMES,
} from '#libs/grant-cases/wordings';
import type { Outcome } from '#libs/grant-cases/events';
import { lastDayToAppeal, TIMER_NAMES } from '#libs/timers';
import { formatOre, isOfParty } from '#libs/kernel';
import type { BodyOf, Person } from '../cases/events';
import { dayInEnglish, listInEnglish, momentInEnglish } from '../english';
import { shorten } from '../swedish';
import type { Sentences } from './sentences';

const CHANNELS = { PORTAL: 'through the e-service', PAPER: 'on paper', EMAIL: 'by e-mail', IMPORT: 'by transfer from an older register' };
const NOTE_CHANNELS = { MEETING: 'at a meeting', PHONE: 'by telephone', EMAIL: 'by e-mail', VISIT: 'at a visit', OTHER: 'in another way' };
const DISPATCH_CHANNELS = { PORTAL: 'through the e-service', EMAIL: 'by e-mail', LETTER: 'by letter' };

const named = ({ name, organisation }: Person): string => (organisation === null ? name : `${name} (${organisation})`);
const all = (people: readonly Person[]): string => listInEnglish(people.map(named));
const because = (reason: string): string => ` Reason: ${shorten(reason, 200).replace(/\.$/, '')}.`;

const counted = (count: number, one: string, several: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];

const money = (outcome: Outcome, amountOre: number): string =>
  outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL'
    ? `${OUTCOME_NAMES[outcome].en} with ${formatOre(amountOre, 'en')}`
    : OUTCOME_NAMES[outcome].en;

const proposal = ({ version, outcome, amountOre, dissent }: BodyOf<'ProposalDrafted'>): string =>
  `version ${version}, ${money(outcome, amountOre)}${dissent.length > 0 ? `, with a dissenting opinion from ${all(dissent.map(({ person }) => person))}` : ''}.`;

export const IN_ENGLISH: Sentences = {
  ApplicationSubmitted: ({ application, channel, receivedAt }) =>
    `The application “${application.title}” from ${application.organisation.name} was received ${CHANNELS[channel]} on ${momentInEnglish(receivedAt)}. Amount sought: ${formatOre(application.amountOre, 'en')}.`,
  AttachmentsReceived: ({ handlingNumber, files }) =>
    `${files.length === 1 ? 'One attachment was' : `${files.length} attachments were`} received for document ${handlingNumber}: ${listInEnglish(files.map(({ name }) => shorten(name, 80)))}.`,
  ApplicationRegistered: ({ number, registeredOn, withheld }) =>
    `The application was registered as ${number} on ${dayInEnglish(registeredOn)}${withheld ? ', with particulars left out of the register' : ''}.`,
  CaseAssigned: ({ official, groupName, advisers }) =>
    `${named(official)} was appointed case officer in ${groupName}${advisers.length > 0 ? `, with ${all(advisers)} as ${advisers.length === 1 ? 'adviser' : 'advisers'}` : ''}.`,
  ImpartialityDeclared: ({ person, advisedApplicant }) =>
    `${named(person)} gave a declaration of impartiality${advisedApplicant ? ' and stated having advised the applicant' : ''}.`,
  ConflictOfInterestDeclared: ({ person, ground }) =>
    `A conflict of interest was declared for ${named(person)}: ${CONFLICT_GROUND_NAMES[ground].en}.`,
  ConflictDecided: ({ person, outcome }) =>
    `The conflict of interest concerning ${named(person)} was decided on: ${CONFLICT_OUTCOME_NAMES[outcome].en}.`,
  ParticipantExcluded: ({ person }) => `${named(person)} was excluded from the case and no longer has access to it.`,
  ParticipantReplaced: ({ former, successor, reason }) => `${named(successor)} replaced ${named(former)}.${because(reason)}`,
  CaseAcknowledged: ({ expectedBy }) =>
    `An acknowledgement was sent to the applicant. A decision is expected by ${dayInEnglish(expectedBy)}.`,
  TimersApplied: ({ reference }) => `The scheme’s time limits on the day the application was received apply to the case: ${reference}.`,
  DelayNotified: ({ expectedBy, reason }) =>
    `The applicant was given notice of delay. A decision is expected by ${dayInEnglish(expectedBy)}.${because(reason)}`,
  EligibilityChecked: ({ guidelineVersion, findings, exceptionReason }) => {
    const failed = findings.filter(({ passed }) => !passed).length;
    const found = failed === 0 ? 'all requirements are met' : `${failed} of ${findings.length} requirements are not met`;
    return `Formal check under guidelines ${guidelineVersion}: ${found}${exceptionReason === null ? '' : ', reasons given for an exception'}.`;
  },
  SupplementRequested: ({ items, deadline }) =>
    `Supplement requested: ${listInEnglish(items.map(({ what }) => shorten(what, 80)))}, to be answered by ${dayInEnglish(deadline)}.`,
  SupplementReceived: ({ receivedAt }) => `A supplement was received on ${momentInEnglish(receivedAt)}.`,
  SupplementWaived: ({ reason }) => `The supplement is no longer needed.${because(reason)}`,
  SupplementOverdue: ({ deadline }) => `The supplement had not come when the time ran out on ${dayInEnglish(deadline)}.`,
  SupplementReminded: ({ newDeadline }) =>
    `The applicant was reminded of the supplement. The new last day is ${dayInEnglish(newDeadline)}.`,
  MeetingOffered: ({ times, place, participants, answerBy }) =>
    `The applicant was invited to a meeting, ${place}, with ${all(participants)}. Times to choose from: ${listInEnglish(times.map(momentInEnglish))}. To be answered by ${dayInEnglish(answerBy)}.`,
  MeetingScheduled: ({ startsAt, place, participants }) =>
    `A meeting was arranged for ${momentInEnglish(startsAt)}, ${place}, with ${all(participants)}.`,
  MeetingHeld: ({ heldAt, present, fromApplicant }) =>
    `A meeting was held on ${momentInEnglish(heldAt)}. Present: ${all(present)}. From the applicant: ${listInEnglish(fromApplicant)}.`,
  MeetingDeclined: ({ reason }) => `The applicant declined the meeting.${because(reason)}`,
  MeetingCancelled: ({ reason }) => `The meeting was cancelled.${because(reason)}`,
  NoteRecorded: ({ source, channel, occurredAt }) =>
    `File note on what was learned ${NOTE_CHANNELS[channel]} on ${momentInEnglish(occurredAt)}, from ${source}.`,
  ReferredToOtherFunding: ({ funder }) => `The applicant was referred to other funding: ${funder}. The case goes on.`,
  ApplicationAmended: ({ version, reason }) => `The application was amended to version ${version}.${because(reason)}`,
  ApplicationWithdrawn: ({ reason }) => `The application was withdrawn.${because(reason)}`,
  CriterionAssessed: ({ criterionName, assessor }) => `${named(assessor)} assessed the criterion “${criterionName}”.`,
  StateAidAssessed: ({ outcome, deMinimisOre }) =>
    `State aid assessed: ${STATE_AID_NAMES[outcome].en}${deMinimisOre > 0 ? `. Earlier de minimis aid: ${formatOre(deMinimisOre, 'en')}` : ''}.`,
  ProposalDrafted: (body) => `Proposal for a decision drawn up: ${proposal(body)}`,
  ProposalRevised: (body) => `Proposal for a decision revised: ${proposal(body)}`,
  ProposalSubmitted: ({ version, submittedBy }) => `Proposal version ${version} was submitted to the delegate by ${named(submittedBy)}.`,
  ProposalReturned: ({ version, reason }) => `Proposal version ${version} was sent back for further handling.${because(reason)}`,
  CommunicationSent: ({ material, deadline }) =>
    `Material was sent to the applicant for comments: ${listInEnglish(material.map((one) => shorten(one, 80)))}, comments by ${dayInEnglish(deadline)}.`,
  CommunicationReplied: ({ receivedAt }) => `Comments were received on ${momentInEnglish(receivedAt)}.`,
  CommunicationTimeLapsed: ({ deadline }) => `The time for comments ran out on ${dayInEnglish(deadline)} without a reply.`,
  CommunicationSkipped: ({ reason }) => `The material was not sent for comments.${because(reason)}`,
  ReferredToBoard: ({ cause }) => `The case was referred to the board: ${REFERRAL_CAUSE_NAMES[cause].en}.`,
  DelegationVerified: ({ holder, postTitle, acting, itemNumber, orderVersion, limitOre, validOn }) =>
    `Delegation checked for ${dayInEnglish(validOn)}: ${named(holder)}, ${postTitle}${acting ? ' (substitute)' : ''}, item ${itemNumber} of delegation order ${orderVersion}, ${limitOre === null ? 'without a limit on the amount' : `limit ${formatOre(limitOre, 'en')}`}.`,
  DecisionMade: ({ decider, content, itemNumber }) =>
    `${named(decider)} decided on ${money(content.outcome, content.amountOre)} under delegation item ${itemNumber}.`,
  CaseWrittenOff: ({ decider, cause }) => `${named(decider)} wrote the case off: ${WRITE_OFF_CAUSE_NAMES[cause].en}.`,
  DecisionSigned: ({ signer, authenticatedAt }) =>
    `The decision was approved by ${named(signer)} after a new sign-in on ${momentInEnglish(authenticatedAt)}.`,
  DecisionDocumentMade: ({ sha256 }) => `The decision was set as a document and sealed by the system. Checksum: ${sha256}.`,
  DecisionFetched: ({ fetchedAt }) => `The applicant fetched the decision on ${momentInEnglish(fetchedAt)}.`,
  DecisionDispatched: ({ recipient, channel, sentAt, unwitnessed }) =>
    `The decision was dispatched to ${recipient} ${DISPATCH_CHANNELS[channel]} on ${momentInEnglish(sentAt)}.${
      unwitnessed === undefined ? '' : ` Too few witnesses had attested the log by then.${because(unwitnessed)}`
    }`,
  DecisionReportedToBoard: ({ meetingOn, paragraph }) =>
    `The decision was reported to the board on ${dayInEnglish(meetingOn)}, ${paragraph}.`,
  DecisionSeparatelyMinuted: ({ minutedOn, paragraph }) =>
    `The decision was minuted separately on ${dayInEnglish(minutedOn)}, ${paragraph}.`,
  MinutesApproved: ({ approvedOn, approvedBy }) => `The minutes were approved on ${dayInEnglish(approvedOn)} by ${approvedBy}.`,
  AnnouncementPosted: ({ postedOn, minutesAt }) =>
    `That the minutes have been approved was announced on the notice board on ${dayInEnglish(postedOn)}. The minutes are kept here: ${minutesAt}.`,
  AnnouncementInterrupted: ({ interruptedOn, reason }) =>
    `The announcement was interrupted on ${dayInEnglish(interruptedOn)}, so the time for appeal has not run.${because(reason)}`,
  AnnouncementRemoved: ({ removedOn }) => `The announcement was taken down on ${dayInEnglish(removedOn)}, after the time for appeal.`,
  AppealTimeEnded: ({ lastDay }) =>
    `The time for appeal ran out on ${dayInEnglish(lastDay)}. Check with the administrative court whether anybody has appealed.`,
  NoticeReceived: ({ receivedOn }) =>
    `The party received the decision on ${dayInEnglish(receivedOn)}. The time for appeal runs out on ${dayInEnglish(lastDayToAppeal(receivedOn))}.`,
  AppealReceived: ({ appellant, receivedAt }) => `An appeal from ${appellant} was received on ${momentInEnglish(receivedAt)}.`,
  AppealForwarded: ({ court, forwardedOn }) => `The appeal was forwarded to ${court} on ${dayInEnglish(forwardedOn)}.`,
  AppealExamined: ({ outcome, lastDay, exception, examiner }) =>
    outcome === 'DISMISSED'
      ? `${named(examiner)} dismissed the appeal. It came in after ${dayInEnglish(lastDay!)}, the last day to appeal.`
      : `${named(examiner)} found that the appeal is to be handed over to the court${exception === null ? (lastDay === null ? '' : '. It came in time') : `, although it came too late: ${LATE_EXCEPTION_NAMES[exception].en}`}.`,
  CourtCaseNotified: ({ court, caseNumber, notifiedOn }) =>
    `${court} gave notice on ${dayInEnglish(notifiedOn)} that the appeal is examined in case ${caseNumber}.`,
  StatementToCourtSubmitted: ({ submittedOn, by, paragraph }) =>
    `${by === 'BOARD' ? `The board’s statement, ${paragraph},` : 'The delegate’s statement'} was submitted to the court on ${dayInEnglish(submittedOn)}.`,
  StayOrdered: ({ court, orderedOn }) =>
    `${court} ordered a stay on ${dayInEnglish(orderedOn)}. The decision may not be carried out, and nothing is paid out.`,
  StayLifted: ({ court, liftedOn }) => `${court} lifted the stay on ${dayInEnglish(liftedOn)}.`,
  CourtRuled: ({ court, caseNumber, outcome, ruledOn, finalOn }) =>
    `${court} ruled in case ${caseNumber} on ${dayInEnglish(ruledOn)}: ${COURT_OUTCOME_NAMES[outcome].en}.${finalOn === null ? ' The ruling is not final.' : ` The ruling became final on ${dayInEnglish(finalOn)}.`}`,
  DecisionCorrected: ({ field, before, after, corrector, reason }) =>
    `${named(corrector)} corrected a slip in ${CORRECTABLE_NAMES[field].en}: “${shorten(before, 150)}” became “${shorten(after, 150)}”.${because(reason)}`,
  DecisionRevoked: ({ decider, ground, reason }) =>
    `${named(decider)} revoked the decision to be made anew, because of ${REVOCATION_GROUND_NAMES[ground].en}.${because(reason)}`,
  CaseReopenedAfterAnnulment: ({ reason }) =>
    `The case was taken up anew, since the court has annulled the decision. The annulled decision stays in the history.${because(reason)}`,
  ReportReceived: ({ receivedAt }) => `The report on the grant was received on ${momentInEnglish(receivedAt)}.`,
  DeadlinePassed: ({ timer, dueOn }) => `Time limit passed: ${TIMER_NAMES[timer].en}, last day ${dayInEnglish(dueOn)}.`,
  ReminderDue: ({ timer, dueOn }) => `Reminder: ${TIMER_NAMES[timer].en}, ${dayInEnglish(dueOn)}.`,
  LegalForceConfirmed: ({ confirmedOn }) => `The decision was confirmed as final on ${dayInEnglish(confirmedOn)}.`,
  CaseClosed: ({ reason }) => `The case was closed.${because(reason)}`,
  DisposalDecided: ({ level, kids, events, files, decision, reason }) =>
    `${level === 'KEYS' ? 'The erasure of personal data' : 'The disposal of documents'} was entered by decision ${decision.reference} of ${decision.decidedBy}, ${dayInEnglish(decision.decidedOn)}: ${listInEnglish([...counted(kids.length, 'person’s data', 'persons’ data'), ...counted(events.length, 'event’s content', 'events’ content'), ...counted(files.length, 'file', 'files')])}.${because(reason)}`,
  SubjectKeyDestroyed: ({ kid, receipt }) =>
    `The key to ${isOfParty(kid) ? 'what is said of the party' : 'what is said of a person'} was destroyed on ${momentInEnglish(receipt.destroyedAt)}. Nobody can read it any more.`,
  HandlingDisposed: ({ events, decision }) =>
    `The content of ${events.length === 1 ? 'one event' : `${events.length} events`} was disposed of by decision ${decision}. That they took place remains, and can be proved.`,
  ErasureCompleted: ({ forgotten }) =>
    `The disposal was carried out, and it was checked that none of it can be read. ${forgotten.length} stores were emptied.`,
  DisposalHeld: ({ reason }) => `Disposal in the case was put on hold.${because(reason)}`,
  DisposalHoldLifted: ({ reason }) => `The hold on disposal was lifted.${because(reason)}`,
};
