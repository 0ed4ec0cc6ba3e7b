/** The list of decisions that are reported: each decision once, on one list, and only those that the delegation order sends this way (KL 7:8). */
import { accept, canonicalJson, type Decision } from '#libs/kernel';
import { refusals, type Refused } from '#libs/grant-cases';
import type { Candidate } from '../candidate';
import type { BoardMeetingEvent, ReportEntry } from '../events';
import type { MeetingState } from '../meeting';
import { refuseOver } from './call';
import type { CommandOf, MeetingContext } from './commands';

export const no = refusals({
  'no-such-decision': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslut {nr} på listan finns inte, eller har ersatts av ett nytt. Läs om sidan och välj bland dem som väntar.',
      en: 'Decision {nr} on the list is not there, or a new one has taken its place. Read the page again and choose among those that wait.',
    },
  ],
  'listed-twice': [
    'LAW',
    'KL 7:8',
    { sv: 'Beslutet i {number} står två gånger. Ta bort det ena.', en: 'The decision in {number} is there twice. Take one of them away.' },
  ],
  'list-barred': [
    'LAW',
    'KL 6:30, 7:4',
    {
      sv: 'Du är jävig i {number}, eller har en jävsfråga som inte är avgjord. Låt en annan nämndsekreterare fastställa listan.',
      en: 'You have a conflict of interest in {number}, declared or not yet decided on. Let another board secretary fix the list.',
    },
  ],
  'other-board': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} är fattat på en annan nämnds vägnar, eller så kunde nämnden inte läsas. Ta bort det från listan.',
      en: 'The decision in {number} was made on another board’s behalf, or the board could not be read. Take it off the list.',
    },
  ],
  'decision-unsigned': [
    'LAW',
    'KL 13:8 3',
    {
      sv: 'Beslutet i {number} är inte godkänt av delegaten. Ta bort det från listan tills det är det.',
      en: 'The decision in {number} has not been approved by the delegate. Take it off the list until it has been.',
    },
  ],
  'decided-after-meeting': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} fattades {decidedOn}, efter sammanträdet. Ta upp det på nästa sammanträdes lista.',
      en: 'The decision in {number} was made on {decidedOn}, after the meeting. Put it on the next meeting’s list.',
    },
  ],
  'route-is-minutes': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} ska enligt punkt {item} i delegationsordningen protokollföras särskilt. Gör det i ärendet, och ta bort det från listan.',
      en: 'By item {item} of the delegation order, the decision in {number} is to be minuted separately. Do that in the case, and take it off the list.',
    },
  ],
  'route-unknown': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Det går inte att läsa ut ur delegationsordningen om beslutet i {number} ska anmälas. Kontrollera punkt {item} och ta bort beslutet från listan så länge.',
      en: 'The delegation order does not tell whether the decision in {number} is to be reported. Check item {item}, and take the decision off the list meanwhile.',
    },
  ],
  'reported-already': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} anmäldes {on}. Det görs en gång: ta bort det från listan.',
      en: 'The decision in {number} was reported on {on}. It is done once: take it off the list.',
    },
  ],
  'minuted-already': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} protokollfördes särskilt {on} och ska inte också anmälas. Ta bort det från listan.',
      en: 'The decision in {number} was minuted separately on {on} and is not to be reported as well. Take it off the list.',
    },
  ],
  'on-another-list': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} står på listan till sammanträdet {on}. Ta bort det från den listan först, eller från den här.',
      en: 'The decision in {number} is on the list for the meeting on {on}. First take it off that list, or off this one.',
    },
  ],
  'on-its-way-to-another-list': [
    'LAW',
    'KL 7:8',
    {
      sv: 'Beslutet i {number} är på väg in på listan till sammanträdet {on}. Läs om sidan om en stund. Dröjer det, fastställ den listan på nytt.',
      en: 'The decision in {number} is on its way to the list for the meeting on {on}. Read the page again in a while. If it takes long, fix that list anew.',
    },
  ],
});

/** Why a decision can't be reported, whichever list it stands on. */
export function refuseReported({ caseNumber: number, recorded }: Candidate, field?: string): Refused | null {
  if (!recorded) return null;
  return no(recorded.route === 'REPORTED' ? 'reported-already' : 'minuted-already', { number, on: recorded.on }, field);
}

function refuseCandidate(candidate: Candidate, state: MeetingState, field: string): Refused | null {
  const { caseNumber: number, itemNumber: item, decidedOn, placed } = candidate;
  const { boardId, meetingOn } = state.called!;
  if (candidate.barred) return no('list-barred', { number }, field);
  if (candidate.boardId !== boardId) return no('other-board', { number }, field);
  if (!candidate.signed) return no('decision-unsigned', { number }, field);
  if (decidedOn > meetingOn) return no('decided-after-meeting', { number, decidedOn }, field);
  if (candidate.route === null) return no('route-unknown', { number, item }, field);
  if (candidate.route === 'SARSKILT_PROTOKOLL') return no('route-is-minutes', { number, item }, field);
  const reported = refuseReported(candidate, field);
  if (reported) return reported;
  if (!placed) return null;
  return no(placed.how === 'ON_LIST' ? 'on-another-list' : 'on-its-way-to-another-list', { number, on: placed.meetingOn }, field);
}

const entryOf = (candidate: Candidate, nr: number): ReportEntry => {
  const { caseId, caseNumber, decisionId, decidedOn, decider, postTitle, itemNumber, orderVersion, outcome, amountOre } = candidate;
  return { nr, caseId, caseNumber, decisionId, decidedOn, decider, postTitle, itemNumber, orderVersion, outcome, amountOre };
};

/** The first decision that can't be on the list is named, with what to do; `decisions.<index>` is the field at fault. */
export function fixList(
  { decisions }: CommandOf<'FixReportList'>,
  state: MeetingState,
  { candidates }: MeetingContext,
): Decision<BoardMeetingEvent> {
  const over = refuseOver(state);
  if (over) return over;
  const entries: ReportEntry[] = [];
  for (const index of decisions.keys()) {
    const candidate = candidates[index];
    const field = `decisions.${index}`;
    if (!candidate) return no('no-such-decision', { nr: index + 1 }, field);
    if (entries.some(({ decisionId }) => decisionId === candidate.decisionId))
      return no('listed-twice', { number: candidate.caseNumber }, field);
    const refused = refuseCandidate(candidate, state, field);
    if (refused) return refused;
    entries.push(entryOf(candidate, index + 1));
  }
  if (state.entries && canonicalJson(state.entries) === canonicalJson(entries)) return accept();
  return accept<BoardMeetingEvent>({ type: 'ReportListFixed', body: { entries } });
}
