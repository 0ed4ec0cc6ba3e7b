/** What each event says, as a whole sentence in Swedish (OSL 4:1: plain words, no codes). Scores and free texts stay on the case page. */
import type { CaseEventType, Outcome } from '#libs/grant-cases/events';
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
import { lastDayToAppeal, TIMER_NAMES } from '#libs/timers';
import { formatOre, isOfParty } from '#libs/kernel';
import type { BodyOf, Person } from '../cases/events';
import { dayInWords, inWords, momentInWords, shorten } from '../swedish';

type Sentence<T extends CaseEventType> = (body: BodyOf<T>) => string;
export type Sentences = { readonly [T in CaseEventType]: Sentence<T> };

const CHANNELS = { PORTAL: 'i e-tjänsten', PAPER: 'på papper', EMAIL: 'med e-post', IMPORT: 'vid överföring från ett äldre register' };
const NOTE_CHANNELS = { MEETING: 'vid möte', PHONE: 'per telefon', EMAIL: 'med e-post', VISIT: 'vid besök', OTHER: 'på annat sätt' };
const DISPATCH_CHANNELS = { PORTAL: 'i e-tjänsten', EMAIL: 'med e-post', LETTER: 'med brev' };
const named = ({ name, organisation }: Person): string => (organisation === null ? name : `${name} (${organisation})`);
const all = (people: readonly Person[]): string => inWords(people.map(named));
const because = (reason: string): string => ` Skäl: ${shorten(reason, 200).replace(/\.$/, '')}.`;

const counted = (count: number, one: string, several: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];

const money = (outcome: Outcome, amountOre: number): string =>
  outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL'
    ? `${OUTCOME_NAMES[outcome].sv} med ${formatOre(amountOre)}`
    : OUTCOME_NAMES[outcome].sv;

const proposal = ({ version, outcome, amountOre, dissent }: BodyOf<'ProposalDrafted'>): string =>
  `version ${version}, ${money(outcome, amountOre)}${dissent.length > 0 ? `, med avvikande mening från ${all(dissent.map(({ person }) => person))}` : ''}.`;

export const IN_SWEDISH: Sentences = {
  ApplicationSubmitted: ({ application, channel, receivedAt }) =>
    `Ansökan ”${application.title}” från ${application.organisation.name} kom in ${CHANNELS[channel]} den ${momentInWords(receivedAt)}. Sökt belopp: ${formatOre(application.amountOre)}.`,
  AttachmentsReceived: ({ handlingNumber, files }) =>
    `${files.length === 1 ? 'En bilaga' : `${files.length} bilagor`} kom in till handling ${handlingNumber}: ${inWords(files.map(({ name }) => shorten(name, 80)))}.`,
  ApplicationRegistered: ({ number, registeredOn, withheld }) =>
    `Ansökan diariefördes som ${number} den ${dayInWords(registeredOn)}${withheld ? ', med uppgifter utelämnade ur diariet' : ''}.`,
  CaseAssigned: ({ official, groupName, advisers }) =>
    `${named(official)} utsågs till handläggare i ${groupName}${advisers.length > 0 ? `, med ${all(advisers)} som rådgivare` : ''}.`,
  ImpartialityDeclared: ({ person, advisedApplicant }) =>
    `${named(person)} försäkrade sin opartiskhet${advisedApplicant ? ' och uppgav sig ha gett sökanden råd' : ''}.`,
  ConflictOfInterestDeclared: ({ person, ground }) => `Jäv anmäldes för ${named(person)}: ${CONFLICT_GROUND_NAMES[ground].sv}.`,
  ConflictDecided: ({ person, outcome }) => `Jävsfrågan om ${named(person)} avgjordes: ${CONFLICT_OUTCOME_NAMES[outcome].sv}.`,
  ParticipantExcluded: ({ person }) => `${named(person)} undantogs från ärendet och har inte längre tillgång till det.`,
  ParticipantReplaced: ({ former, successor, reason }) => `${named(successor)} ersatte ${named(former)}.${because(reason)}`,
  CaseAcknowledged: ({ expectedBy }) => `Bekräftelse skickades till sökanden. Beslut väntas senast ${dayInWords(expectedBy)}.`,
  TimersApplied: ({ reference }) => `Stödformens tidsfrister den dag ansökan kom in gäller för ärendet: ${reference}.`,
  DelayNotified: ({ expectedBy, reason }) =>
    `Sökanden fick besked om försening. Beslut väntas senast ${dayInWords(expectedBy)}.${because(reason)}`,
  EligibilityChecked: ({ guidelineVersion, findings, exceptionReason }) => {
    const failed = findings.filter(({ passed }) => !passed).length;
    const found = failed === 0 ? 'alla krav är uppfyllda' : `${failed} av ${findings.length} krav är inte uppfyllda`;
    return `Formell prövning enligt riktlinjer ${guidelineVersion}: ${found}${exceptionReason === null ? '' : ', undantag motiverat'}.`;
  },
  SupplementRequested: ({ items, deadline }) =>
    `Komplettering begärd: ${inWords(items.map(({ what }) => shorten(what, 80)))}, svar senast ${dayInWords(deadline)}.`,
  SupplementReceived: ({ receivedAt }) => `Komplettering kom in den ${momentInWords(receivedAt)}.`,
  SupplementWaived: ({ reason }) => `Kompletteringen behövs inte längre.${because(reason)}`,
  SupplementOverdue: ({ deadline }) => `Kompletteringen hade inte kommit när tiden gick ut ${dayInWords(deadline)}.`,
  SupplementReminded: ({ newDeadline }) => `Sökanden påmindes om kompletteringen. Ny sista dag ${dayInWords(newDeadline)}.`,
  MeetingOffered: ({ times, place, participants, answerBy }) =>
    `Sökanden bjöds in till möte, ${place}, med ${all(participants)}. Tider att välja bland: ${inWords(times.map(momentInWords))}. Svar senast ${dayInWords(answerBy)}.`,
  MeetingScheduled: ({ startsAt, place, participants }) =>
    `Möte bokat till ${momentInWords(startsAt)}, ${place}, med ${all(participants)}.`,
  MeetingHeld: ({ heldAt, present, fromApplicant }) =>
    `Möte hölls ${momentInWords(heldAt)}. Närvarande: ${all(present)}. Från sökanden: ${inWords(fromApplicant)}.`,
  MeetingDeclined: ({ reason }) => `Sökanden avböjde mötet.${because(reason)}`,
  MeetingCancelled: ({ reason }) => `Mötet ställdes in.${because(reason)}`,
  NoteRecorded: ({ source, channel, occurredAt }) =>
    `Tjänsteanteckning om vad som framkom ${NOTE_CHANNELS[channel]} den ${momentInWords(occurredAt)}, från ${source}.`,
  ReferredToOtherFunding: ({ funder }) => `Sökanden hänvisades till annan finansiering: ${funder}. Ärendet fortsätter.`,
  ApplicationAmended: ({ version, reason }) => `Ansökan ändrades till version ${version}.${because(reason)}`,
  ApplicationWithdrawn: ({ reason }) => `Ansökan återkallades.${because(reason)}`,
  CriterionAssessed: ({ criterionName, assessor }) => `${named(assessor)} bedömde kriteriet ”${criterionName}”.`,
  StateAidAssessed: ({ outcome, deMinimisOre }) =>
    `Statsstöd prövat: ${STATE_AID_NAMES[outcome].sv}${deMinimisOre > 0 ? `. Tidigare stöd av mindre betydelse: ${formatOre(deMinimisOre)}` : ''}.`,
  ProposalDrafted: (body) => `Förslag till beslut upprättat: ${proposal(body)}`,
  ProposalRevised: (body) => `Förslag till beslut reviderat: ${proposal(body)}`,
  ProposalSubmitted: ({ version, submittedBy }) => `Förslag version ${version} lämnades till delegaten av ${named(submittedBy)}.`,
  ProposalReturned: ({ version, reason }) => `Förslag version ${version} återsändes till handläggningen.${because(reason)}`,
  CommunicationSent: ({ material, deadline }) =>
    `Underlag kommunicerat med sökanden: ${inWords(material.map((one) => shorten(one, 80)))}, yttrande senast ${dayInWords(deadline)}.`,
  CommunicationReplied: ({ receivedAt }) => `Yttrande kom in den ${momentInWords(receivedAt)}.`,
  CommunicationTimeLapsed: ({ deadline }) => `Tiden för yttrande gick ut ${dayInWords(deadline)} utan svar.`,
  CommunicationSkipped: ({ reason }) => `Underlaget kommunicerades inte.${because(reason)}`,
  ReferredToBoard: ({ cause }) => `Ärendet hänsköts till nämnden: ${REFERRAL_CAUSE_NAMES[cause].sv}.`,
  DelegationVerified: ({ holder, postTitle, acting, itemNumber, orderVersion, limitOre, validOn }) =>
    `Delegation kontrollerad för ${dayInWords(validOn)}: ${named(holder)}, ${postTitle}${acting ? ' (ersättare)' : ''}, punkt ${itemNumber} i delegationsordning ${orderVersion}, ${limitOre === null ? 'utan beloppsgräns' : `beloppsgräns ${formatOre(limitOre)}`}.`,
  DecisionMade: ({ decider, content, itemNumber }) =>
    `${named(decider)} beslutade om ${money(content.outcome, content.amountOre)} med stöd av delegationspunkt ${itemNumber}.`,
  CaseWrittenOff: ({ decider, cause }) => `${named(decider)} skrev av ärendet: ${WRITE_OFF_CAUSE_NAMES[cause].sv}.`,
  DecisionSigned: ({ signer, authenticatedAt }) =>
    `Beslutet godkändes av ${named(signer)} efter ny inloggning ${momentInWords(authenticatedAt)}.`,
  DecisionDocumentMade: ({ sha256 }) => `Beslutet sattes upp som dokument och förseglades av systemet. Kontrollsumma: ${sha256}.`,
  DecisionFetched: ({ fetchedAt }) => `Sökanden hämtade beslutet ${momentInWords(fetchedAt)}.`,
  DecisionDispatched: ({ recipient, channel, sentAt, unwitnessed }) =>
    `Beslutet expedierades till ${recipient} ${DISPATCH_CHANNELS[channel]} ${momentInWords(sentAt)}.${
      unwitnessed === undefined ? '' : ` Då hade för få vittnen intygat loggen.${because(unwitnessed)}`
    }`,
  DecisionReportedToBoard: ({ meetingOn, paragraph }) => `Beslutet anmäldes till nämnden ${dayInWords(meetingOn)}, ${paragraph}.`,
  DecisionSeparatelyMinuted: ({ minutedOn, paragraph }) => `Beslutet protokollfördes särskilt ${dayInWords(minutedOn)}, ${paragraph}.`,
  MinutesApproved: ({ approvedOn, approvedBy }) => `Protokollet justerades ${dayInWords(approvedOn)} av ${approvedBy}.`,
  AnnouncementPosted: ({ postedOn, minutesAt }) =>
    `Att protokollet är justerat tillkännagavs på anslagstavlan ${dayInWords(postedOn)}. Protokollet finns: ${minutesAt}.`,
  AnnouncementInterrupted: ({ interruptedOn, reason }) =>
    `Tillkännagivandet avbröts ${dayInWords(interruptedOn)}, så tiden för överklagande har inte löpt.${because(reason)}`,
  AnnouncementRemoved: ({ removedOn }) => `Tillkännagivandet togs ned ${dayInWords(removedOn)}, efter tiden för överklagande.`,
  AppealTimeEnded: ({ lastDay }) =>
    `Tiden för överklagande gick ut ${dayInWords(lastDay)}. Kontrollera med förvaltningsrätten om någon har överklagat.`,
  NoticeReceived: ({ receivedOn }) =>
    `Parten fick del av beslutet ${dayInWords(receivedOn)}. Tiden för överklagande går ut ${dayInWords(lastDayToAppeal(receivedOn))}.`,
  AppealReceived: ({ appellant, receivedAt }) => `Ett överklagande från ${appellant} kom in den ${momentInWords(receivedAt)}.`,
  AppealForwarded: ({ court, forwardedOn }) => `Överklagandet lämnades över till ${court} ${dayInWords(forwardedOn)}.`,
  AppealExamined: ({ outcome, lastDay, exception, examiner }) =>
    outcome === 'DISMISSED'
      ? `${named(examiner)} avvisade överklagandet. Det kom in efter ${dayInWords(lastDay!)}, sista dagen för överklagande.`
      : `${named(examiner)} fann att överklagandet ska lämnas över till domstolen${exception === null ? (lastDay === null ? '' : '. Det kom in i tid') : `, trots att det kom in för sent: ${LATE_EXCEPTION_NAMES[exception].sv}`}.`,
  CourtCaseNotified: ({ court, caseNumber, notifiedOn }) =>
    `${court} underrättade ${dayInWords(notifiedOn)} om att överklagandet prövas i mål ${caseNumber}.`,
  StatementToCourtSubmitted: ({ submittedOn, by, paragraph }) =>
    `${by === 'BOARD' ? `Nämndens yttrande, ${paragraph},` : 'Delegatens yttrande'} lämnades till domstolen ${dayInWords(submittedOn)}.`,
  StayOrdered: ({ court, orderedOn }) =>
    `${court} beslutade ${dayInWords(orderedOn)} om inhibition. Beslutet får inte verkställas, och inget betalas ut.`,
  StayLifted: ({ court, liftedOn }) => `${court} upphävde inhibitionen ${dayInWords(liftedOn)}.`,
  CourtRuled: ({ court, caseNumber, outcome, ruledOn, finalOn }) =>
    `${court} avgjorde mål ${caseNumber} ${dayInWords(ruledOn)}: ${COURT_OUTCOME_NAMES[outcome].sv}.${finalOn === null ? ' Avgörandet har inte vunnit laga kraft.' : ` Avgörandet vann laga kraft ${dayInWords(finalOn)}.`}`,
  DecisionCorrected: ({ field, before, after, corrector, reason }) =>
    `${named(corrector)} rättade ett skrivfel i ${CORRECTABLE_NAMES[field].sv}: ”${shorten(before, 150)}” blev ”${shorten(after, 150)}”.${because(reason)}`,
  DecisionRevoked: ({ decider, ground, reason }) =>
    `${named(decider)} återkallade beslutet för ny prövning, på grund av ${REVOCATION_GROUND_NAMES[ground].sv}.${because(reason)}`,
  CaseReopenedAfterAnnulment: ({ reason }) =>
    `Ärendet togs upp på nytt, eftersom domstolen har upphävt beslutet. Det upphävda beslutet står kvar i historiken.${because(reason)}`,
  ReportReceived: ({ receivedAt }) => `Redovisning av bidraget kom in den ${momentInWords(receivedAt)}.`,
  DeadlinePassed: ({ timer, dueOn }) => `Tidsfrist passerad: ${TIMER_NAMES[timer].sv}, sista dag ${dayInWords(dueOn)}.`,
  ReminderDue: ({ timer, dueOn }) => `Påminnelse: ${TIMER_NAMES[timer].sv}, ${dayInWords(dueOn)}.`,
  LegalForceConfirmed: ({ confirmedOn }) => `Laga kraft bekräftades ${dayInWords(confirmedOn)}.`,
  CaseClosed: ({ reason }) => `Ärendet avslutades.${because(reason)}`,
  DisposalDecided: ({ level, kids, events, files, decision, reason }) =>
    `${level === 'KEYS' ? 'Radering av personuppgifter' : 'Gallring av handlingar'} skrevs in enligt beslut ${decision.reference} av ${decision.decidedBy} ${dayInWords(decision.decidedOn)}: ${inWords([...counted(kids.length, 'persons uppgifter', 'personers uppgifter'), ...counted(events.length, 'händelses innehåll', 'händelsers innehåll'), ...counted(files.length, 'fil', 'filer')])}.${because(reason)}`,
  SubjectKeyDestroyed: ({ kid, receipt }) =>
    `Nyckeln till ${isOfParty(kid) ? 'uppgifterna om parten' : 'en persons uppgifter'} förstördes ${momentInWords(receipt.destroyedAt)}. Uppgifterna kan inte längre läsas av någon.`,
  HandlingDisposed: ({ events, decision }) =>
    `Innehållet i ${events.length === 1 ? 'en händelse' : `${events.length} händelser`} gallrades enligt beslut ${decision}. Att de har inträffat står kvar och kan bevisas.`,
  ErasureCompleted: ({ forgotten }) =>
    `Gallringen verkställdes, och det kontrollerades att inget av det går att läsa. ${forgotten.length} lager tömdes.`,
  DisposalHeld: ({ reason }) => `Gallring i ärendet stoppades tills vidare.${because(reason)}`,
  DisposalHoldLifted: ({ reason }) => `Stoppet för gallring hävdes.${because(reason)}`,
};
