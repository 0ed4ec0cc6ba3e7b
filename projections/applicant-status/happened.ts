/** What has happened, event by event, in the applicant's words. Kinds that are not here are the authority's own work. */
import type { CaseEventType } from '#libs/grant-cases/events';
import type { BodyOf } from '../cases/events';
import { capital, dayInWords, momentInWords } from '../swedish';

type Sentences = { readonly [T in CaseEventType]?: (body: BodyOf<T>) => string };

const OUTCOMES: Record<string, string> = { PORTAL: 'i e-tjänsten', EMAIL: 'med e-post', LETTER: 'med brev' };

export const HAPPENED: Sentences = {
  ApplicationSubmitted: () => 'Din ansökan kom in.',
  ApplicationRegistered: ({ number }) => `Ansökan diariefördes med nummer ${number}.`,
  CaseAssigned: ({ official }) => `${official.name} blev din handläggare.`,
  CaseAcknowledged: ({ expectedBy }) => `Vi bekräftade att ansökan handläggs. Beslut väntas senast den ${dayInWords(expectedBy)}.`,
  SupplementRequested: ({ deadline }) => `Vi bad om kompletteringar, senast den ${dayInWords(deadline)}.`,
  SupplementReminded: ({ newDeadline }) => `Vi påminde om kompletteringarna. Ny sista dag är den ${dayInWords(newDeadline)}.`,
  SupplementReceived: () => 'Dina kompletteringar kom in.',
  SupplementWaived: () => 'Kompletteringarna behövs inte längre.',
  MeetingScheduled: ({ startsAt, place }) => `Möte bokades till den ${momentInWords(startsAt)}, ${place}.`,
  MeetingHeld: () => 'Mötet hölls.',
  MeetingCancelled: () => 'Mötet ställdes in.',
  ReferredToOtherFunding: ({ funder }) => `Vi tipsade om annan finansiering: ${funder}.`,
  ApplicationAmended: () => 'Ansökan ändrades. Den tidigare versionen finns kvar i ärendet.',
  ApplicationWithdrawn: () => 'Du tog tillbaka din ansökan.',
  CommunicationSent: ({ deadline }) => `Du fick underlaget att yttra dig över, senast den ${dayInWords(deadline)}.`,
  CommunicationReplied: () => 'Ditt yttrande kom in.',
  CommunicationTimeLapsed: () => 'Tiden för att yttra sig gick ut.',
  ReferredToBoard: () => 'Ärendet lämnades till nämnden för beslut.',
  DecisionDispatched: ({ channel }) => capital(`beslutet skickades till dig ${OUTCOMES[channel]}.`),
  LegalForceConfirmed: () => 'Beslutet har fått laga kraft.',
  CaseClosed: () => 'Ärendet avslutades.',
};
