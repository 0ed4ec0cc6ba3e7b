/**
 * What must hold of a case whatever was asked of it (region H of the field's invariants). Read from the bare history and the world, not from the
 * state that the rules go by: a rule that is wrong in the state would be wrong here too.
 */
import type { Person } from '#libs/event-log';
import { caseEvents, type CaseEvent, type CaseEventType, type Handling } from '../events';
import { all, barredAfter, has, isProposal, last, lastProposal, must, sinceFall, type BodyOf, type Told } from './history';
import { afterwards } from './invariants-of-appeals';
import { CARRIED_OUT, disposals, OF_DISPOSAL } from './invariants-of-disposals';
import { decided, DECISIONS, ENDING, oneDecision } from './invariants-of-decisions';

const FORMAL: readonly CaseEventType[] = [
  ...([
    'ApplicationSubmitted',
    'ApplicationRegistered',
    'ApplicationAmended',
    'ApplicationWithdrawn',
    'CaseAssigned',
    'ImpartialityDeclared',
  ] as const),
  ...(['ConflictOfInterestDeclared', 'ConflictDecided', 'ParticipantExcluded', 'ParticipantReplaced', 'CaseAcknowledged'] as const),
  ...(['LegalForceConfirmed', 'CaseClosed'] as const),
];
/** What a timer may bring about: nothing that decides (KL 6:38 second paragraph). */
const FLAGS: readonly CaseEventType[] = [
  'SupplementOverdue',
  'CommunicationTimeLapsed',
  'AppealTimeEnded',
  'DeadlinePassed',
  'ReminderDue',
];
/** What comes from a court or goes to it: whatever has become of the decision, and of the case. */
const OF_THE_COURT: readonly CaseEventType[] = [
  ...(['AppealReceived', 'AppealForwarded', 'AppealExamined', 'CourtCaseNotified', 'StatementToCourtSubmitted'] as const),
  ...(['StayOrdered', 'StayLifted', 'CourtRuled', 'CaseReopenedAfterAnnulment'] as const),
];
const BOARD_RECORDS: readonly CaseEventType[] = [
  'DecisionReportedToBoard',
  'DecisionSeparatelyMinuted',
  'MinutesApproved',
  'AnnouncementPosted',
  'AnnouncementInterrupted',
  'AnnouncementRemoved',
];
const AFTER_WITHDRAWAL: readonly CaseEventType[] = [
  ...FORMAL,
  ...ENDING,
  ...FLAGS,
  ...BOARD_RECORDS,
  ...OF_THE_COURT,
  ...OF_DISPOSAL,
  'DecisionRevoked',
  'NoteRecorded',
  'MeetingCancelled',
  'DecisionDispatched',
  // of a decision before: the worker may come late
  'DecisionDocumentMade',
];

function whoActs({ history, events, context: { actor } }: Told): void {
  must(!barredAfter(history).has(actor.ref), '4 nobody with an open or affirmed conflict acts');
  const types = events.map(({ type }) => type);
  const itsOwn = (type: CaseEvent['type']): boolean =>
    FLAGS.includes(type) || CARRIED_OUT.includes(type) || type === 'DecisionDocumentMade';
  must(
    actor.role !== 'system' || types.every(itsOwn),
    '1 the system only flags, makes a document of what has been decided, and carries a disposal out',
  );
  must(
    actor.role === 'system' || !types.some(itsOwn),
    '1 only the calendar says that time has passed, and only the system makes documents',
  );
  must(actor.role === 'boardSecretary' || !types.some((type) => BOARD_RECORDS.includes(type)), 'the secretary keeps the board’s records');
  must(actor.role === 'delegate' || !types.some((type) => ENDING.includes(type)), '1 only a delegate decides');
  const declared = all(history, 'ImpartialityDeclared').some(({ person }) => person.ref === actor.ref);
  const handles = ['official', 'adviser', 'delegate'].includes(actor.role) && types.some((type) => !FORMAL.includes(type));
  must(!handles || declared, 'impartiality is declared before any act on the content');
  const applicant = last(history, 'ApplicationSubmitted')?.applicant?.ref;
  must(actor.role !== 'applicant' || history.length === 0 || applicant === actor.ref, 'an applicant acts in their own case only');
}

function whoIsNamed({ history, events }: Told): void {
  const barred = barredAfter([...history, ...events]);
  const clean = (people: readonly (Person | null)[], what: string) =>
    must(!people.some((person) => person !== null && barred.has(person.ref)), `4 nobody barred is among ${what}`);
  for (const { present } of all(events, 'MeetingHeld')) clean(present, 'those present');
  for (const { participants } of [...all(events, 'MeetingScheduled'), ...all(events, 'MeetingOffered')])
    clean(participants, 'those invited');
  for (const { official, advisers } of all(events, 'CaseAssigned')) clean([official, ...advisers], 'those assigned');
  for (const { successor } of all(events, 'ParticipantReplaced')) clean([successor], 'successors');
  for (const { author, dissent } of [...all(events, 'ProposalDrafted'), ...all(events, 'ProposalRevised')])
    clean([author, ...dissent.map(({ person }) => person)], 'those who propose');
  for (const { decider, presenter, participants, dissent } of all(events, 'DecisionMade')) {
    const named = [decider, ...(presenter ? [presenter] : []), ...participants];
    clean([...named, ...dissent.map(({ person }) => person)], 'those who took part');
    const declared = all(history, 'ImpartialityDeclared').map(({ person }) => person.ref);
    must(
      named.every(({ ref }) => declared.includes(ref)),
      'everybody who took part has declared impartiality',
    );
  }
}

function documents({ history, events }: Told): void {
  const handlings = (list: readonly CaseEvent[]) => list.flatMap(({ body }) => ('handling' in body ? [body.handling as Handling] : []));
  let number = handlings(history).length;
  for (const handling of handlings(events)) {
    must(handling.number === ++number, '5 documents are numbered in order');
    const named = handling.direction === 'INTERNAL' || handling.counterpart !== null || handling.withheld?.fields.includes('counterpart');
    const about = handling.subject !== null || handling.withheld?.fields.includes('subject');
    must(Boolean(named && about), '5 every document has the four items of OSL 5:2, or the reason why not');
  }
}

function texts({ history, events }: Told): void {
  const gist = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  for (const { body } of events.filter(isProposal) as { body: BodyOf<'ProposalDrafted'> }[])
    must(gist(body.adviserProposal) !== gist(body.officialAssessment), '16 the advisers’ proposal is not the official’s assessment');
  const proposal = lastProposal(history);
  for (const { content } of all(events, 'DecisionMade'))
    for (const text of [proposal!.adviserProposal, proposal!.officialAssessment])
      must(gist(content.reasons) !== gist(text), '16 the delegate’s reasons are their own');
}

function order({ history, events }: Told): void {
  if (has(events, 'CaseClosed')) {
    must(
      has(sinceFall(history), ...DECISIONS) && has(sinceFall(history), 'LegalForceConfirmed'),
      '10 only a decision or a writing-off ends a case',
    );
    must((last(sinceFall(history), 'DecisionMade')?.content.amountOre ?? 0) === 0, 'a grant’s follow-up isn’t finished');
  }
  if (has(events, 'AnnouncementPosted'))
    must(has(sinceFall(history), 'MinutesApproved', 'DecisionSeparatelyMinuted'), '6 announced only when the minutes are approved');
  const told = sinceFall([...history, ...events]);
  const reports = all(told, 'DecisionReportedToBoard').length + all(told, 'DecisionSeparatelyMinuted').length;
  must(reports <= 1, '15 a decision is reported or minuted once');
  if (has(events, 'LegalForceConfirmed')) {
    const upSince = sinceFall(history).findLast(({ type }) => type === 'AnnouncementPosted' || type === 'AnnouncementInterrupted');
    must(upSince?.type === 'AnnouncementPosted', '6 no legal force without an announcement that has been up all the time');
    const { postedOn } = upSince!.body as BodyOf<'AnnouncementPosted'>;
    const { confirmedOn } = last(events, 'LegalForceConfirmed')!;
    must(confirmedOn > Temporal.PlainDate.from(postedOn).add({ days: 21 }).toString(), '6 three weeks from the announcement');
  }
  if (has(sinceFall(history), 'CaseClosed'))
    must(
      events.every(({ type }) => OF_THE_COURT.includes(type) || OF_DISPOSAL.includes(type)),
      'nothing happens after the end but what the court brings, and disposal',
    );
  if (has(sinceFall(history), 'ApplicationWithdrawn'))
    must(
      events.every(({ type }) => AFTER_WITHDRAWAL.includes(type) && type !== 'DecisionMade'),
      '10 withdrawn: writing off only',
    );
  if (has(events, 'DecisionMade'))
    must(
      !has(sinceFall(history).slice(sinceFall(history).findLastIndex(({ type }) => type === 'ProposalReturned') + 1), 'ReferredToBoard'),
      'what lies with the board is not decided here',
    );
  if (has(sinceFall(history), ...DECISIONS))
    must(
      !has(events, 'ApplicationAmended', 'ApplicationWithdrawn', 'ProposalRevised', 'CriterionAssessed'),
      '13 what was decided on is not changed',
    );
}

/** Throws with the invariant's number when one is broken. */
export function checkInvariants(told: Told): void {
  for (const { type, body } of told.events) must(caseEvents[type].schema.safeParse(body).success, `17 ${type} fits its schema`);
  if (told.events.length === 0) return;
  for (const check of [whoActs, whoIsNamed, documents, texts, oneDecision, decided, order, afterwards, disposals]) check(told);
}
