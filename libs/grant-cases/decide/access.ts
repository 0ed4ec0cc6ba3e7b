/** Who may do what, by role and by relation to the case, and at what stage. One table, asked before every command but the first. */
import type { CaseContext } from '../context';
import { hasDeclared, isBarred, officialOf, type CaseState } from '../state';
import type { CaseCommandType } from './commands';
import { refusals, type Refused } from './refusals';
import { anyOf, stands, type Relation } from './relations';

export const no = refusals({
  'no-such-case': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ärendet finns inte. Kontrollera länken eller numret.', en: 'There is no such case. Check the link or the number.' },
  ],
  'case-closed': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ärendet är avslutat. Lägg en ny handling i ett nytt ärende.', en: 'The case is closed. Put a new document in a new case.' },
  ],
  barred: [
    'LAW',
    'KL 6:30',
    {
      sv: 'Du är jävig, har en öppen jävsfråga eller är undantagen, och får inte ta del i ärendet. Lämna över till en kollega.',
      en: 'You have a conflict of interest, declared or not yet decided on, or are excluded, and may not take part in the case. Hand it over to a colleague.',
    },
  ],
  'own-case': [
    'LAW',
    'KL 6:28 1',
    {
      sv: 'Du är själv sökande i ärendet och får inte handlägga det. Lämna över till en kollega.',
      en: 'You are yourself the applicant in this case and may not handle it. Hand it over to a colleague.',
    },
  ],
  'not-yours-to-do': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Det här får bara {who} göra. Lämna över till rätt person.', en: 'Only {who} may do this. Hand it over to the right person.' },
  ],
  'impartiality-not-declared': [
    'LAW',
    'KL 6:30, 7:4',
    {
      sv: 'Lämna först din försäkran om opartiskhet i ärendet, eller anmäl jäv.',
      en: 'First give your declaration of impartiality in the case, or declare a conflict of interest.',
    },
  ],
  'already-decided': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Ärendet är redan avgjort. Ett nytt ställningstagande kräver ett nytt beslut.',
      en: 'The case has already been decided. A new position takes a new decision.',
    },
  ],
  'not-decided': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Ärendet är inte avgjort än. Vänta tills beslutet är fattat.',
      en: 'The case has not been decided yet. Wait until the decision has been made.',
    },
  ],
  'application-withdrawn': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Ansökan är återkallad. Det enda som återstår är att skriva av ärendet.',
      en: 'The application has been withdrawn. All that remains is to write the case off.',
    },
  ],
  'not-registered': [
    'LAW',
    'OSL 5:1',
    {
      sv: 'Ansökan är inte diarieförd. Be registrator att registrera den först.',
      en: 'The application is not registered. Ask the registrar to register it first.',
    },
  ],
  'not-assigned': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ärendet har ingen handläggare. Utse en handläggare först.', en: 'The case has no case officer. Appoint a case officer first.' },
  ],
  'proposal-with-delegate': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Förslaget ligger hos delegaten. Be delegaten att återsända det om något behöver ändras.',
      en: 'The proposal is with the delegate. Ask the delegate to send it back if anything needs changing.',
    },
  ],
});

/**
 * ALWAYS: timers, which find out for themselves. OPEN: until the case is closed. UNDECIDED: until the decision. LIVE: nor withdrawn.
 * PREPARATION: registered, assigned, and the proposal not with the delegate. REGISTERED: live and registered. DECIDED: after the decision, until the
 * case is closed; STILL_DECIDED also then. EVER_DECIDED: also when the decision has fallen: what comes from a court or to it can't be turned away.
 */
type Stage = 'ALWAYS' | 'OPEN' | 'UNDECIDED' | 'LIVE' | 'REGISTERED' | 'PREPARATION' | 'DECIDED' | 'EVER_DECIDED' | 'STILL_DECIDED';

interface Rule {
  readonly by: readonly Relation[];
  readonly stage: Stage;
  /** Impartiality need not be declared first: nothing of the content is handled. */
  readonly undeclared?: true;
  /** The decider itself answers a barred person. */
  readonly evenBarred?: true;
}

const STAFF: readonly Relation[] = ['official', 'adviser', 'registrar', 'delegate', 'boardSecretary', 'administrator', 'auditor'];
const INCOMING: readonly Relation[] = ['own', 'registrar', 'assigned'];
const prepares = (...by: readonly Relation[]): Rule => ({ by, stage: 'PREPARATION' });
const timer: Rule = { by: ['system'], stage: 'ALWAYS' };
const boardRecord: Rule = { by: ['boardSecretary'], stage: 'DECIDED' };
const courtMail: Rule = { by: ['registrar', 'boardSecretary', 'assigned'], stage: 'EVER_DECIDED' };

const RULES: Readonly<Record<Exclude<CaseCommandType, 'SubmitApplication'>, Rule>> = {
  RegisterApplication: { by: ['registrar'], stage: 'UNDECIDED' },
  AmendApplication: { by: INCOMING, stage: 'LIVE' },
  WithdrawApplication: { by: INCOMING, stage: 'UNDECIDED' },
  AssignCase: { by: ['official', 'delegate'], stage: 'REGISTERED', undeclared: true },
  DeclareImpartiality: { by: ['assigned', 'adviser', 'delegate'], stage: 'OPEN', undeclared: true },
  DeclareConflict: { by: STAFF, stage: 'OPEN', undeclared: true, evenBarred: true },
  DecideConflict: { by: ['delegate', 'boardSecretary'], stage: 'OPEN', undeclared: true },
  ExcludeParticipant: { by: ['assigned', 'delegate', 'boardSecretary'], stage: 'OPEN', undeclared: true },
  ReplaceParticipant: { by: ['official', 'delegate'], stage: 'OPEN', undeclared: true },
  AcknowledgeCase: { by: ['assigned'], stage: 'REGISTERED', undeclared: true },
  NotifyDelay: { by: ['assigned'], stage: 'REGISTERED' },
  CheckEligibility: prepares('assigned'),
  RequestSupplement: prepares('assigned'),
  ReceiveSupplement: { by: INCOMING, stage: 'LIVE' },
  WaiveSupplement: prepares('assigned'),
  FlagSupplementOverdue: timer,
  RemindSupplement: prepares('assigned'),
  ScheduleMeeting: prepares('assigned'),
  OfferMeeting: prepares('assigned'),
  BookMeeting: { by: ['own'], stage: 'REGISTERED' },
  DeclineMeeting: { by: ['own'], stage: 'REGISTERED' },
  HoldMeeting: prepares('assigned'),
  CancelMeeting: { by: ['assigned'], stage: 'UNDECIDED' },
  RecordNote: { by: ['assigned', 'adviser', 'delegate'], stage: 'OPEN' },
  ReferToOtherFunding: { by: ['assigned', 'adviser'], stage: 'REGISTERED' },
  AssessCriterion: prepares('assigned', 'adviser'),
  AssessStateAid: prepares('assigned'),
  DraftProposal: prepares('assigned'),
  ReviseProposal: prepares('assigned'),
  SubmitProposal: prepares('assigned'),
  ReturnProposal: { by: ['delegate', 'boardSecretary'], stage: 'REGISTERED' },
  SendCommunication: prepares('assigned'),
  ReplyToCommunication: { by: INCOMING, stage: 'LIVE' },
  FlagCommunicationLapsed: timer,
  SkipCommunication: prepares('assigned'),
  ReferToBoard: { by: ['delegate', 'boardSecretary'], stage: 'REGISTERED' },
  Decide: { by: ['delegate'], stage: 'REGISTERED' },
  WriteOff: { by: ['delegate'], stage: 'UNDECIDED' },
  DispatchDecision: { by: ['assigned', 'registrar'], stage: 'DECIDED' },
  RecordDecisionDocument: timer,
  FetchDecision: { by: ['own'], stage: 'ALWAYS' },
  ReportToBoard: boardRecord,
  MinuteSeparately: boardRecord,
  ApproveMinutes: boardRecord,
  PostAnnouncement: boardRecord,
  InterruptAnnouncement: boardRecord,
  RemoveAnnouncement: boardRecord,
  FlagAppealTimeEnded: timer,
  FlagDeadlinePassed: timer,
  RaiseReminder: timer,
  ReceiveReport: { by: INCOMING, stage: 'DECIDED' },
  RecordNotice: { by: ['assigned', 'registrar'], stage: 'DECIDED' },
  ReceiveAppeal: courtMail,
  ForwardAppeal: courtMail,
  ExamineAppeal: { by: ['assigned', 'delegate'], stage: 'EVER_DECIDED' },
  RecordCourtCase: courtMail,
  SubmitStatementToCourt: { by: ['delegate', 'boardSecretary'], stage: 'EVER_DECIDED' },
  RecordStay: courtMail,
  RecordStayLifted: courtMail,
  RecordRuling: courtMail,
  ReopenAfterAnnulment: { by: ['assigned', 'delegate'], stage: 'STILL_DECIDED' },
  CorrectDecision: { by: ['delegate'], stage: 'DECIDED' },
  RevokeDecision: { by: ['delegate'], stage: 'DECIDED' },
  ConfirmLegalForce: { by: ['official', 'registrar', 'boardSecretary'], stage: 'DECIDED', undeclared: true },
  CloseCase: { by: ['assigned', 'registrar'], stage: 'OPEN', undeclared: true },
  DecideDisposal: { by: ['registrar', 'administrator'], stage: 'ALWAYS' },
  RecordKeyDestroyed: timer,
  RecordHandlingDisposed: timer,
  CompleteErasure: timer,
  HoldDisposal: { by: ['registrar', 'administrator', 'boardSecretary'], stage: 'ALWAYS' },
  LiftDisposalHold: { by: ['registrar', 'administrator', 'boardSecretary'], stage: 'ALWAYS' },
};

/** Those who handle what the case is about, and must have said that they are impartial first. A registrar registers what comes in; the law demands it. */
const HANDLES_CONTENT: readonly string[] = ['official', 'adviser', 'delegate'];

function refuseStage(stage: Stage, state: CaseState): Refused | null {
  if (stage === 'ALWAYS') return null;
  if (stage === 'STILL_DECIDED') return state.decision ? null : no('not-decided');
  if (stage === 'EVER_DECIDED') return state.decision || state.ended.length > 0 ? null : no('not-decided');
  if (state.closed) return no('case-closed');
  if (stage === 'OPEN') return null;
  if (stage === 'DECIDED') return state.decision ? null : no('not-decided');
  if (state.decision) return no('already-decided');
  if (stage === 'UNDECIDED') return null;
  if (state.withdrawn) return no('application-withdrawn');
  if (stage === 'LIVE') return null;
  if (!state.registration) return no('not-registered');
  if (stage === 'REGISTERED') return null;
  if (!officialOf(state)) return no('not-assigned');
  return state.proposal?.status === 'SUBMITTED' ? no('proposal-with-delegate') : null;
}

/** Null when the actor may give the command to this case as it stands. */
export function refuseAccess(
  type: Exclude<CaseCommandType, 'SubmitApplication'>,
  state: CaseState,
  { actor }: CaseContext,
): Refused | null {
  if (!state.application) return no('no-such-case');
  const rule = RULES[type];
  if (actor.role !== 'applicant' && state.application.applicant?.ref === actor.ref) return no('own-case');
  if (isBarred(state, actor.ref) && !rule.evenBarred) return no('barred');
  if (!rule.by.some((relation) => stands(relation, actor, state))) return no('not-yours-to-do', { who: anyOf(rule.by) });
  const stage = refuseStage(rule.stage, state);
  if (stage) return stage;
  const demanded = !rule.undeclared && HANDLES_CONTENT.includes(actor.role);
  return demanded && !hasDeclared(state, actor.ref) ? no('impartiality-not-declared') : null;
}
