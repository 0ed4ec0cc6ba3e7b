/** What has happened, event by event, in the applicant's words. Kinds that are not here are the authority's own work. */
import type { CaseEventType } from '#libs/grant-cases/events';
import { COURT_OUTCOME_NAMES, REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import { lastDayToAppeal } from '#libs/timers';
import { worded, type Language, type Wording } from '#libs/kernel';
import type { BodyOf, CaseFact } from '../cases/events';
import { dayInEnglish, momentInEnglish } from '../english';
import { dayInWords, momentInWords } from '../swedish';

type Sentences = { readonly [T in CaseEventType]?: (body: BodyOf<T>) => string };

const SENT = { PORTAL: 'i e-tjänsten', EMAIL: 'med e-post', LETTER: 'med brev' };
const sv = {
  ApplicationSubmitted: () => 'Din ansökan kom in.',
  AttachmentsReceived: ({ files }) => (files.length === 1 ? 'En bilaga kom in.' : `${files.length} bilagor kom in.`),
  ApplicationRegistered: ({ number }) => `Ansökan diariefördes med nummer ${number}.`,
  CaseAssigned: ({ official }) => `${official.name} blev din handläggare.`,
  CaseAcknowledged: ({ expectedBy }) => `Vi bekräftade att ansökan handläggs. Beslut väntas senast den ${dayInWords(expectedBy)}.`,
  DelayNotified: ({ expectedBy, reason }) =>
    `Handläggningen tar längre tid än vi har sagt. Beslut väntas senast den ${dayInWords(expectedBy)}. ${reason}`,
  SupplementRequested: ({ deadline }) => `Vi bad om kompletteringar, senast den ${dayInWords(deadline)}.`,
  SupplementReminded: ({ newDeadline }) => `Vi påminde om kompletteringarna. Ny sista dag är den ${dayInWords(newDeadline)}.`,
  SupplementReceived: () => 'Dina kompletteringar kom in.',
  SupplementWaived: () => 'Kompletteringarna behövs inte längre.',
  MeetingOffered: ({ answerBy }) => `Vi föreslog tider för ett möte, med svar senast den ${dayInWords(answerBy)}.`,
  MeetingScheduled: ({ startsAt, place }) => `Möte bokades till den ${momentInWords(startsAt)}, ${place}.`,
  MeetingHeld: () => 'Mötet hölls.',
  MeetingDeclined: () => 'Du avböjde mötet.',
  MeetingCancelled: () => 'Mötet ställdes in.',
  ReferredToOtherFunding: ({ funder }) => `Vi tipsade om annan finansiering: ${funder}.`,
  ApplicationAmended: () => 'Ansökan ändrades. Den tidigare versionen finns kvar i ärendet.',
  ApplicationWithdrawn: () => 'Du tog tillbaka din ansökan.',
  CommunicationSent: ({ deadline }) => `Du fick underlaget att yttra dig över, senast den ${dayInWords(deadline)}.`,
  CommunicationReplied: () => 'Ditt yttrande kom in.',
  CommunicationTimeLapsed: () => 'Tiden för att yttra sig gick ut.',
  ReferredToBoard: () => 'Ärendet lämnades till nämnden för beslut.',
  DecisionDispatched: ({ channel }) => `Beslutet skickades till dig ${SENT[channel]}.`,
  AnnouncementPosted: ({ postedOn }) =>
    `Protokollet över beslutet tillkännagavs på regionens anslagstavla. Beslutet kan överklagas till och med den ${dayInWords(lastDayToAppeal(postedOn))}.`,
  AnnouncementInterrupted: () => 'Tillkännagivandet avbröts, så tiden för överklagande börjar om.',
  AppealTimeEnded: ({ lastDay }) => `Tiden för att överklaga gick ut den ${dayInWords(lastDay)}.`,
  AppealReceived: () => 'Ett överklagande av beslutet kom in.',
  AppealForwarded: ({ court }) => `Överklagandet lämnades över till ${court}.`,
  AppealExamined: ({ outcome }) =>
    outcome === 'DISMISSED'
      ? 'Överklagandet avvisades, eftersom det kom in för sent.'
      : 'Överklagandet kan prövas, och lämnas över till domstolen.',
  CourtCaseNotified: ({ court }) => `Beslutet är överklagat och prövas av ${court}.`,
  StayOrdered: () => 'Domstolen beslutade att beslutet tills vidare inte får verkställas. Inget betalas ut under tiden.',
  StayLifted: () => 'Domstolen upphävde sitt beslut om att inget fick verkställas.',
  CourtRuled: ({ court, outcome }) => `${court} har avgjort målet: ${COURT_OUTCOME_NAMES[outcome].sv}.`,
  DecisionCorrected: ({ before, after }) => `Vi rättade ett skrivfel i beslutet. Där det stod ”${before}” står det nu ”${after}”.`,
  DecisionRevoked: ({ ground, reason }) =>
    `Beslutet återkallades för att prövas på nytt, på grund av ${REVOCATION_GROUND_NAMES[ground].sv}. ${reason}`,
  CaseReopenedAfterAnnulment: () => 'Domstolen har upphävt beslutet. Din ansökan prövas på nytt.',
  ReportReceived: () => 'Din redovisning kom in.',
  LegalForceConfirmed: () => 'Beslutet har fått laga kraft.',
  CaseClosed: () => 'Ärendet avslutades.',
  HandlingDisposed: ({ decision }) =>
    `Handlingar i ärendet gallrades enligt beslut ${decision}. Vad de innehöll finns inte längre hos oss.`,
  ErasureCompleted: () => 'Uppgifter i ärendet har raderats. Att de har funnits och vem som beslutade om det står kvar.',
} satisfies Sentences;

const SENT_IN_ENGLISH = { PORTAL: 'in this service', EMAIL: 'by e-mail', LETTER: 'by letter' };
/** Whatever is told in Swedish is told in English too. */
const en: Pick<Required<Sentences>, keyof typeof sv> = {
  ApplicationSubmitted: () => 'Your application came in.',
  AttachmentsReceived: ({ files }) => (files.length === 1 ? 'One attachment came in.' : `${files.length} attachments came in.`),
  ApplicationRegistered: ({ number }) => `The application was registered as ${number}.`,
  CaseAssigned: ({ official }) => `${official.name} became your case officer.`,
  CaseAcknowledged: ({ expectedBy }) =>
    `We confirmed that the application is being handled. A decision is expected by ${dayInEnglish(expectedBy)}.`,
  DelayNotified: ({ expectedBy, reason }) =>
    `The handling takes longer than we have said. A decision is expected by ${dayInEnglish(expectedBy)}. ${reason}`,
  SupplementRequested: ({ deadline }) => `We asked you to supplement the application, by ${dayInEnglish(deadline)}.`,
  SupplementReminded: ({ newDeadline }) => `We sent a reminder about the supplement. The new last day is ${dayInEnglish(newDeadline)}.`,
  SupplementReceived: () => 'Your supplement came in.',
  SupplementWaived: () => 'The supplement is no longer needed.',
  MeetingOffered: ({ answerBy }) => `We offered times for a meeting, to be answered by ${dayInEnglish(answerBy)}.`,
  MeetingScheduled: ({ startsAt, place }) => `A meeting was booked for ${momentInEnglish(startsAt)}, ${place}.`,
  MeetingHeld: () => 'The meeting was held.',
  MeetingDeclined: () => 'You declined the meeting.',
  MeetingCancelled: () => 'The meeting was cancelled.',
  ReferredToOtherFunding: ({ funder }) => `We told you about other funding: ${funder}.`,
  ApplicationAmended: () => 'The application was amended. The former version is kept in the case.',
  ApplicationWithdrawn: () => 'You withdrew your application.',
  CommunicationSent: ({ deadline }) => `You were sent the material to comment on, by ${dayInEnglish(deadline)}.`,
  CommunicationReplied: () => 'Your comments came in.',
  CommunicationTimeLapsed: () => 'The time for comments ran out.',
  ReferredToBoard: () => 'The case was handed to the board to decide.',
  DecisionDispatched: ({ channel }) => `The decision was sent to you ${SENT_IN_ENGLISH[channel]}.`,
  AnnouncementPosted: ({ postedOn }) =>
    `The minutes with the decision were announced on the region’s notice board. The decision can be appealed against until ${dayInEnglish(lastDayToAppeal(postedOn))}.`,
  AnnouncementInterrupted: () => 'The announcement was interrupted, so the time for appeal begins again.',
  AppealTimeEnded: ({ lastDay }) => `The time for appeal ran out on ${dayInEnglish(lastDay)}.`,
  AppealReceived: () => 'An appeal against the decision came in.',
  AppealForwarded: ({ court }) => `The appeal was forwarded to ${court}.`,
  AppealExamined: ({ outcome }) =>
    outcome === 'DISMISSED'
      ? 'The appeal was dismissed, since it came in too late.'
      : 'The appeal can be examined, and is handed over to the court.',
  CourtCaseNotified: ({ court }) => `The decision has been appealed against and is being examined by ${court}.`,
  StayOrdered: () => 'The court decided that the decision may not be carried out for now. Nothing is paid out in the meantime.',
  StayLifted: () => 'The court lifted its order that nothing might be carried out.',
  CourtRuled: ({ court, outcome }) => `${court} has ruled: ${COURT_OUTCOME_NAMES[outcome].en}.`,
  DecisionCorrected: ({ before, after }) => `We corrected a slip in the decision. Where it read “${before}” it now reads “${after}”.`,
  DecisionRevoked: ({ ground, reason }) =>
    `The decision was revoked to be made anew, because of ${REVOCATION_GROUND_NAMES[ground].en}. ${reason}`,
  CaseReopenedAfterAnnulment: () => 'The court has annulled the decision. Your application is examined anew.',
  ReportReceived: () => 'Your report came in.',
  LegalForceConfirmed: () => 'The decision has become final.',
  CaseClosed: () => 'The case was closed.',
  HandlingDisposed: ({ decision }) => `Documents of the case were disposed of by decision ${decision}. We no longer have what was in them.`,
  ErasureCompleted: () => 'Data in the case has been erased. That it was there, and who decided this, remains.',
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { sv, en };

/** Undefined for what is not told. */
export function sentenceOf({ type, body }: CaseFact): Wording | undefined {
  if (!(type in sv)) return undefined;
  return worded((language) => (SENTENCES[language][type] as (body: unknown) => string)(body));
}
