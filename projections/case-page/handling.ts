/** From the application's arrival to the assessments. */
import type { Person } from '../cases/events';
import type { CasePage, Participant } from './page';
import type { Steps } from './step';

/** The participant's entry, made when the person is first heard of. */
function participant(page: CasePage, person: Person): Participant {
  const known = page.participants.find((one) => one.person.ref === person.ref);
  if (known) return known;
  const added: Participant = { person, active: false, declaration: null, conflicts: [], excluded: null, replaced: null };
  page.participants.push(added);
  return added;
}

export const arrival: Steps<
  | 'ApplicationSubmitted'
  | 'AttachmentsReceived'
  | 'ApplicationRegistered'
  | 'ApplicationAmended'
  | 'ApplicationWithdrawn'
  | 'CaseAcknowledged'
  | 'EligibilityChecked'
> = {
  ApplicationSubmitted(page, { application, applicationSha256, ...rest }, recorded) {
    page.received = { ...recorded, ...rest };
    page.versions.push({ ...recorded, version: 1, application, applicationSha256, reason: null });
  },
  AttachmentsReceived(page, { handlingNumber, files }, recorded) {
    page.files.push(...files.map((file) => ({ ...recorded, ...file, handlingNumber })));
  },
  ApplicationRegistered(page, body, recorded) {
    page.registered = { ...recorded, ...body };
  },
  ApplicationAmended(page, { version, application, applicationSha256, reason }, recorded) {
    page.versions.push({ ...recorded, version, application, applicationSha256, reason });
  },
  ApplicationWithdrawn(page, body, recorded) {
    page.withdrawn = { ...recorded, ...body };
  },
  CaseAcknowledged(page, body, recorded) {
    page.acknowledged = { ...recorded, ...body };
  },
  EligibilityChecked(page, body, recorded) {
    page.eligibility.push({ ...recorded, ...body });
  },
};

export const people: Steps<
  'CaseAssigned' | 'ImpartialityDeclared' | 'ConflictOfInterestDeclared' | 'ConflictDecided' | 'ParticipantExcluded' | 'ParticipantReplaced'
> = {
  CaseAssigned(page, body, recorded) {
    page.assigned = { ...recorded, ...body };
    for (const one of page.participants) one.active = false;
    for (const person of [body.official, ...body.advisers]) participant(page, person).active = true;
  },
  ImpartialityDeclared(page, { person, advisedApplicant, statement }, recorded) {
    participant(page, person).declaration = { ...recorded, advisedApplicant, statement };
  },
  ConflictOfInterestDeclared(page, { person, ground, details }, recorded) {
    participant(page, person).conflicts.push({ ...recorded, ground, details, decided: null });
  },
  ConflictDecided(page, { person, outcome, reasons }, recorded) {
    const { conflicts } = participant(page, person);
    const decided = { ...recorded, outcome, reasons };
    const open = conflicts.filter((conflict) => conflict.decided === null);
    for (const conflict of open) conflict.decided = decided;
    if (open.length === 0) conflicts.push({ ...recorded, ground: null, details: null, decided });
  },
  ParticipantExcluded(page, { person, reason }, recorded) {
    const excluded = participant(page, person);
    excluded.active = false;
    excluded.excluded = { ...recorded, reason };
  },
  ParticipantReplaced(page, { former, successor, reason }, recorded) {
    const leaving = participant(page, former);
    leaving.active = false;
    leaving.replaced = { ...recorded, successor, reason };
    participant(page, successor).active = true;
  },
};

const supplementOf = (page: CasePage, body: { supplementId: string }) => page.supplements.find((one) => one.id === body.supplementId);

export const supplements: Steps<
  'SupplementRequested' | 'SupplementReceived' | 'SupplementWaived' | 'SupplementOverdue' | 'SupplementReminded'
> = {
  SupplementRequested(page, { supplementId: id, ...rest }, recorded) {
    page.supplements.push({ ...recorded, id, ...rest, state: 'OPEN', reminders: [], answers: [], waived: null });
  },
  SupplementReceived(page, body, recorded) {
    const supplement = supplementOf(page, body);
    if (!supplement) return;
    const { receivedAt, answer, handling } = body;
    supplement.state = 'ANSWERED';
    supplement.answers.push({ ...recorded, receivedAt, answer, handling });
  },
  SupplementWaived(page, body, recorded) {
    const supplement = supplementOf(page, body);
    if (supplement) Object.assign(supplement, { state: 'WAIVED', waived: { ...recorded, reason: body.reason } });
  },
  SupplementOverdue(page, body) {
    const supplement = supplementOf(page, body);
    if (supplement) supplement.state = 'OVERDUE';
  },
  SupplementReminded(page, body, recorded) {
    const supplement = supplementOf(page, body);
    if (!supplement) return;
    const { newDeadline, message, handling } = body;
    supplement.state = 'OPEN';
    supplement.deadline = newDeadline;
    supplement.reminders.push({ ...recorded, newDeadline, message, handling });
  },
};

const meetingOf = (page: CasePage, body: { meetingId: string }) => page.meetings.find((one) => one.id === body.meetingId);

export const investigation: Steps<
  | 'MeetingOffered'
  | 'MeetingScheduled'
  | 'MeetingDeclined'
  | 'MeetingHeld'
  | 'MeetingCancelled'
  | 'NoteRecorded'
  | 'ReferredToOtherFunding'
  | 'CriterionAssessed'
  | 'StateAidAssessed'
> = {
  MeetingOffered(page, { meetingId: id, place, participants, times, answerBy, message }, recorded) {
    const offer = { times, answerBy, message };
    page.meetings.push({ ...recorded, id, place, participants, startsAt: null, offer, declined: null, held: null, cancelled: null });
  },
  MeetingScheduled(page, body, recorded) {
    const { meetingId: id, startsAt, place, participants } = body;
    const offered = meetingOf(page, body);
    if (offered) Object.assign(offered, { startsAt, place, participants });
    else page.meetings.push({ ...recorded, id, place, participants, startsAt, offer: null, declined: null, held: null, cancelled: null });
  },
  MeetingDeclined(page, body, recorded) {
    const meeting = meetingOf(page, body);
    if (meeting) meeting.declined = { ...recorded, reason: body.reason };
  },
  MeetingHeld(page, body, recorded) {
    const { heldAt, present, fromApplicant } = body;
    const meeting = meetingOf(page, body);
    if (meeting) meeting.held = { ...recorded, heldAt, present, fromApplicant };
  },
  MeetingCancelled(page, body, recorded) {
    const meeting = meetingOf(page, body);
    if (meeting) meeting.cancelled = { ...recorded, reason: body.reason };
  },
  NoteRecorded(page, body, recorded) {
    page.notes.push({ ...recorded, ...body });
  },
  ReferredToOtherFunding(page, body, recorded) {
    page.referrals.push({ ...recorded, ...body });
  },
  CriterionAssessed(page, body, recorded) {
    const filed = criterionOf(page, body.criterion);
    filed.assessments.push({ ...recorded, ...body });
    if (!filed.filedBy.includes(body.assessor.ref)) filed.filedBy.push(body.assessor.ref);
  },
  StateAidAssessed(page, body, recorded) {
    page.stateAid = { ...recorded, ...body };
  },
};

function criterionOf(page: CasePage, criterion: string): CasePage['criteria'][number] {
  const known = page.criteria.find((one) => one.criterion === criterion);
  if (known) return known;
  const added = { criterion, filedBy: [], assessments: [] };
  page.criteria.push(added);
  return added;
}
