/** How an invented case is prepared: the formal check, what is asked for, and the meeting. */
import { asActor } from '../demonstration/people';
import { dayAfter, system, type Told } from './told';

export function isPrepared(told: Told): void {
  const { dice, official } = told;
  told.gives(2, official, () => ({ type: 'CheckEligibility', exceptionReason: null }));
  if (dice.percent(50))
    told.gives(0, official, ({ case: { state } }) =>
      state.eligibility!.findings.some(({ passed }) => !passed)
        ? { type: 'CheckEligibility', exceptionReason: 'Avvikelsen är liten och vägs upp av projektets nytta.' }
        : undefined,
    );
  if (dice.percent(40)) isSupplemented(told);
  if (dice.percent(70)) isMet(told);
}

function isMet(told: Told): void {
  const { dice, official, applicant } = told;
  const days = dice.between(4, 8);
  told.gives(1, official, (_, meta) => ({
    type: 'ScheduleMeeting',
    startsAt: meta.recordedAt.add({ hours: 24 * days }).toString(),
    place: 'Eklundavägen 1, Örebro',
    participantRefs: [official.ref],
  }));
  told.gives(days / told.pace + 1, official, ({ case: { state } }) => ({
    type: 'HoldMeeting',
    meetingId: state.meetings[0]!.id,
    heldAt: state.meetings[0]!.startsAt!,
    presentRefs: [official.ref],
    fromApplicant: [applicant.person.name],
  }));
  told.gives(0, official, ({ case: { state } }) => ({
    type: 'RecordNote',
    meetingId: state.meetings[0]!.id,
    occurredAt: state.meetings[0]!.startsAt!,
    source: applicant.person.name,
    channel: 'MEETING',
    facts: 'Föreningen berättade hur arbetet ska läggas upp och vem som gör vad. Lokalen är ordnad.',
    opinion: 'Föreningen är väl förberedd.',
  }));
}

const DAYS_TO_ANSWER = 24;

function isSupplemented(told: Told): void {
  const { dice, official, applicant, cast } = told;
  told.gives(1, official, (_, meta) => ({
    type: 'RequestSupplement',
    items: [{ what: 'Intyg från samarbetspartner', why: 'Det framgår inte av ansökan att lokalen är ordnad.' }],
    deadline: dayAfter(meta, DAYS_TO_ANSWER),
    consequence: 'Om ni inte svarar prövas ansökan som den är.',
  }));
  const supplementId = ({ case: { state } }: Told): string => state.supplements[0]!.id;
  if (dice.percent(75))
    return told.after(dice.between(4, 12), applicant.person, (now, meta) => {
      // what came on paper is answered on paper
      const portal = now.case.state.application!.applicant !== null;
      const actor = asActor(portal ? applicant.person : cast.people['registrator.eva'], meta.recordedAt.toString());
      const answer = `${applicant.organisation.name} skickar ett intyg.`;
      const command = { type: 'ReceiveSupplement', supplementId: supplementId(now), receivedAt: null, answer } as const;
      return now.writer.give(now.case, command, { ...meta, actor });
    });
  told.gives(DAYS_TO_ANSWER / told.pace, system, (now) => ({ type: 'FlagSupplementOverdue', supplementId: supplementId(now) }));
  if (dice.percent(told.isRecent ? 60 : 10)) return told.stops();
  told.gives(5, official, (now) => ({
    type: 'WaiveSupplement',
    supplementId: supplementId(now),
    reason: 'Ansökan kan prövas som den är.',
  }));
}
