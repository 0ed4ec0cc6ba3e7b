/** Commands that nobody should give, and some that they might: any actor, any moment, parts of the truth mixed with what is not. */
import type { Person } from '#libs/event-log';
import { TIMER_KINDS, timersOf } from '#libs/timers';
import type { CaseCommand, CaseCommandType } from '../decide/commands';
import { CORRECTABLE, COURT_OUTCOMES, DISPOSAL_LEVELS, OUTCOMES, REVOCATION_GROUNDS } from '../events';
import { correcting, revoking } from './changes';
import { proposalOf, type Asked, type Plan } from './plan';
import type { Story } from './story';
import * as world from './world';

/** An endless row of choices drawn beforehand, so that a run can be told again. */
export type Dice = <T>(of: readonly T[]) => T;

const TEXTS = ['Skäl.', ' skäl. ', 'Rådgivarna föreslår BIFALL.', 'Handläggaren bedömer BIFALL.', 'Annat.'];
const nowhere = '018f0000-0000-7000-8000-00000000ffff';

/** Decisions are made in faults.ts: wild ones would never get as far as the rules. */
type WildType = Exclude<CaseCommandType, 'Decide' | 'WriteOff'>;
type Makers = { readonly [T in WildType]: (story: Story, plan: Plan, dice: Dice) => Extract<CaseCommand, { type: T }> };

export const anyone = (dice: Dice) => dice(world.everybody);
export const text = (dice: Dice) => dice(TEXTS);
const day = (story: Story, dice: Dice) =>
  Temporal.PlainDate.from(story.context(world.system).today)
    .add({ days: dice([-30, -1, 0, 1, 13, 14, 15, 60]) })
    .toString();
const moment = (story: Story, dice: Dice) =>
  Temporal.Instant.from(story.now)
    .add({ hours: dice([-48, -1, 0, 1, 48]) })
    .toString();
const idOf = (list: readonly { readonly id: string }[], dice: Dice) => dice([...list.map(({ id }) => id), nowhere]);
const { court } = world;
const appeal = (story: Story, dice: Dice) => idOf(story.state.timing?.appeals ?? [], dice);
export const outcome = (dice: Dice) => dice(OUTCOMES);
export const sum = (plan: Plan, dice: Dice) =>
  dice([0, 1, plan.application.amountOre, plan.application.amountOre - 1, plan.application.amountOre + 1]);
const amended = (plan: Plan, dice: Dice) => ({
  ...plan.application,
  goals: text(dice),
  amountOre: dice([plan.application.amountOre, 3_000_000, 9_000_000]),
});

function proposed(plan: Plan, dice: Dice) {
  const written = proposalOf(plan, outcome(dice));
  const texts = dice([{}, {}, { adviserProposal: text(dice), officialAssessment: text(dice) }]);
  return {
    ...written,
    ...texts,
    ...dice([{}, {}, { amountOre: sum(plan, dice) }, { terms: [] }, { payment: null }, { noMeetingReason: 'Behövs inte.' }]),
  };
}

/** One that the case has, or that it might have had. */
function timer(story: Story, dice: Dice) {
  const { timing } = story.state;
  const known = timing ? timersOf(timing) : [];
  const one = dice([...known, null]);
  return { timer: one?.kind ?? dice(TIMER_KINDS), dueOn: one?.dueOn ?? day(story, dice), ref: one?.ref ?? null };
}

/** Whoever and whatever the case has, and what it might have had. */
function wildDisposal(story: Story, dice: Dice): Extract<CaseCommand, { type: 'DecideDisposal' }> {
  const { events, subjects } = story.disposable();
  const some = (of: readonly string[]): string[] => dice([[], [dice([...of, nowhere])], [...of]]);
  const may = events.filter(({ kept }) => !kept || dice([true, false, false, false, false, false])).map(({ id }) => id);
  const named = subjects.filter(({ standing }) => standing !== 'DECIDER' || dice([true, false, false, false])).map(({ kid }) => kid);
  const level = dice(DISPOSAL_LEVELS);
  return {
    type: 'DecideDisposal',
    level,
    kids: some(named),
    events: dice([level === 'CONTENT', true]) ? some(may) : [],
    decision: {
      reference: dice(['KN § 88', 'KN § 88', ' ']),
      decidedOn: dice([story.context(world.system).today, day(story, dice)]),
      decidedBy: 'Kulturnämnden',
      ground: 'dokumenthanteringsplanen, punkt 4.3',
    },
    reason: text(dice),
    number: dice([story.state.registration?.number ?? world.caseId, story.state.registration?.number ?? 'x', 'x']),
  };
}

const MAKERS: Makers = {
  SubmitApplication: (_, plan, dice) => ({
    type: 'SubmitApplication',
    schemeId: dice([world.schemeId, 'annan']),
    callId: null,
    channel: dice(['PORTAL', 'PAPER', 'IMPORT'] as const),
    receivedAt: dice([null, world.START]),
    receivedAtReason: dice([null, 'Post.']),
    application: amended(plan, dice),
  }),
  RegisterApplication: (story, _, dice) => ({
    type: 'RegisterApplication',
    number: dice(['LIG 2026-14', '26RS12', 'x']),
    external: dice([true, false]),
    registeredOn: day(story, dice),
    sender: null,
    subject: null,
    withheld: dice([null, { fields: ['counterpart'], reason: 'Hot.' }]),
  }),
  AmendApplication: (_, plan, dice) => ({ type: 'AmendApplication', application: amended(plan, dice), reason: text(dice) }),
  WithdrawApplication: (_, __, dice) => ({ type: 'WithdrawApplication', reason: text(dice) }),
  AssignCase: (_, __, dice) => ({
    type: 'AssignCase',
    official: anyone(dice),
    groupId: dice(['grupp-1', 'x']),
    advisers: dice([[], [world.coompanion], [world.activa, world.spare], [anyone(dice)]]),
  }),
  DeclareImpartiality: (_, __, dice) => ({ type: 'DeclareImpartiality', advisedApplicant: dice([true, false]), statement: text(dice) }),
  DeclareConflict: (_, __, dice) => ({
    type: 'DeclareConflict',
    ground: dice(['PARTY', 'REPRESENTATIVE', 'OTHER'] as const),
    details: text(dice),
  }),
  DecideConflict: (_, __, dice) => ({
    type: 'DecideConflict',
    personRef: anyone(dice).ref,
    outcome: dice(['CONFLICT', 'NO_CONFLICT', 'DISREGARDED'] as const),
    reasons: text(dice),
  }),
  ExcludeParticipant: (_, __, dice) => ({ type: 'ExcludeParticipant', personRef: anyone(dice).ref, reason: text(dice) }),
  ReplaceParticipant: (_, __, dice) => ({
    type: 'ReplaceParticipant',
    formerRef: anyone(dice).ref,
    successor: anyone(dice),
    reason: text(dice),
  }),
  AcknowledgeCase: (story, _, dice) => ({ type: 'AcknowledgeCase', expectedBy: day(story, dice), message: text(dice) }),
  NotifyDelay: (story, _, dice) => ({ type: 'NotifyDelay', reason: text(dice), expectedBy: day(story, dice) }),
  CheckEligibility: (_, __, dice) => ({ type: 'CheckEligibility', exceptionReason: dice([null, 'Synnerliga skäl.']) }),
  RequestSupplement: (story, _, dice) => ({
    type: 'RequestSupplement',
    items: [{ what: 'Budget', why: 'Saknas.' }],
    deadline: day(story, dice),
    consequence: 'Avslag.',
  }),
  ReceiveSupplement: (story, _, dice) => ({
    type: 'ReceiveSupplement',
    supplementId: idOf(story.state.supplements, dice),
    receivedAt: dice([null, moment(story, dice)]),
    answer: text(dice),
  }),
  WaiveSupplement: (story, _, dice) => ({ type: 'WaiveSupplement', supplementId: idOf(story.state.supplements, dice), reason: text(dice) }),
  FlagSupplementOverdue: (story, _, dice) => ({ type: 'FlagSupplementOverdue', supplementId: idOf(story.state.supplements, dice) }),
  RemindSupplement: (story, _, dice) => ({
    type: 'RemindSupplement',
    supplementId: idOf(story.state.supplements, dice),
    newDeadline: day(story, dice),
    message: text(dice),
  }),
  ScheduleMeeting: (story, _, dice) => ({
    type: 'ScheduleMeeting',
    startsAt: moment(story, dice),
    place: 'Här',
    participantRefs: [anyone(dice).ref],
  }),
  OfferMeeting: (story, _, dice) => ({
    type: 'OfferMeeting',
    times: [moment(story, dice), moment(story, dice)],
    place: 'Där',
    participantRefs: [anyone(dice).ref],
    answerBy: day(story, dice),
    message: dice([null, text(dice)]),
  }),
  BookMeeting: (story, _, dice) => {
    const meeting = dice([...story.state.meetings, null]);
    return {
      type: 'BookMeeting',
      meetingId: meeting?.id ?? nowhere,
      startsAt: dice([...(meeting?.offer?.times ?? []), moment(story, dice)]),
    };
  },
  DeclineMeeting: (story, _, dice) => ({ type: 'DeclineMeeting', meetingId: idOf(story.state.meetings, dice), reason: text(dice) }),
  HoldMeeting: (story, _, dice) => ({
    type: 'HoldMeeting',
    meetingId: idOf(story.state.meetings, dice),
    heldAt: moment(story, dice),
    presentRefs: [anyone(dice).ref],
    fromApplicant: ['Alva Ek'],
  }),
  CancelMeeting: (story, _, dice) => ({ type: 'CancelMeeting', meetingId: idOf(story.state.meetings, dice), reason: text(dice) }),
  RecordNote: (story, _, dice) => ({
    type: 'RecordNote',
    meetingId: null,
    occurredAt: moment(story, dice),
    source: 'Alva',
    channel: 'PHONE',
    facts: text(dice),
    opinion: text(dice),
  }),
  ReferToOtherFunding: (_, __, dice) => ({ type: 'ReferToOtherFunding', funder: 'Leader', advice: text(dice) }),
  AssessCriterion: (_, __, dice) => ({
    type: 'AssessCriterion',
    criterion: dice([...world.guidelines.criteria.map(({ id }) => id), 'x']),
    score: dice([0, 5, 6]),
    reasons: text(dice),
  }),
  AssessStateAid: (_, __, dice) => ({
    type: 'AssessStateAid',
    outcome: dice(['NO_AID', 'DE_MINIMIS', 'OTHER'] as const),
    reasons: text(dice),
    deMinimisOre: 0,
    declarationSeen: dice([true, false]),
  }),
  DraftProposal: (_, plan, dice) => ({ ...proposed(plan, dice), type: 'DraftProposal' }),
  ReviseProposal: (_, plan, dice) => ({ ...proposed(plan, dice), type: 'ReviseProposal' }),
  SubmitProposal: () => ({ type: 'SubmitProposal' }),
  ReturnProposal: (_, __, dice) => ({ type: 'ReturnProposal', reason: text(dice) }),
  SendCommunication: (story, _, dice) => ({
    type: 'SendCommunication',
    material: ['Förslaget'],
    message: text(dice),
    deadline: day(story, dice),
  }),
  ReplyToCommunication: (story, _, dice) => ({
    type: 'ReplyToCommunication',
    communicationId: idOf(story.state.communications, dice),
    receivedAt: dice([null, moment(story, dice)]),
    answer: text(dice),
  }),
  FlagCommunicationLapsed: (story, _, dice) => ({
    type: 'FlagCommunicationLapsed',
    communicationId: idOf(story.state.communications, dice),
  }),
  SkipCommunication: (_, __, dice) => ({ type: 'SkipCommunication', reason: text(dice) }),
  ReferToBoard: (_, __, dice) => ({ type: 'ReferToBoard', cause: dice(['PRINCIPLE', 'CONFLICT'] as const), reasons: text(dice) }),
  DispatchDecision: (_, __, dice) => ({ type: 'DispatchDecision', recipient: 'Föreningen', channel: 'LETTER', explanation: text(dice) }),
  RecordDecisionDocument: (_, __, dice) => ({
    type: 'RecordDecisionDocument',
    decisionId: dice([world.decisionId, world.commandId(7)]),
    sha256: dice(['a', 'b']).repeat(64),
    sha512: 'c'.repeat(128),
    bytes: 50_000,
    pdfaPart: '3A',
    sealKeyId: 'tumavtryck',
    developmentKey: true,
    jws: 'e30..c2ln',
    ...dice([{}, {}, { corrections: 1 }, { revocation: true as const }]),
  }),
  FetchDecision: (_, __, dice) => ({
    type: 'FetchDecision',
    decisionId: dice([world.decisionId, world.commandId(7)]),
    documentSha256: dice(['a', 'b']).repeat(64),
  }),
  ReportToBoard: (story, _, dice) => ({ type: 'ReportToBoard', meetingOn: day(story, dice), paragraph: '§ 61' }),
  MinuteSeparately: (story, _, dice) => ({ type: 'MinuteSeparately', minutedOn: day(story, dice), paragraph: '§ 4' }),
  ApproveMinutes: (story, _, dice) => ({ type: 'ApproveMinutes', approvedOn: day(story, dice), approvedBy: 'Olle Ordförande' }),
  PostAnnouncement: (story, _, dice) => ({
    type: 'PostAnnouncement',
    postedOn: day(story, dice),
    proof: 'https://anslag.example/61',
    minutesAt: 'Regionens diarium',
  }),
  InterruptAnnouncement: (story, _, dice) => ({
    type: 'InterruptAnnouncement',
    interruptedOn: day(story, dice),
    reason: 'Anslagstavlan låg nere.',
  }),
  RemoveAnnouncement: (story, _, dice) => ({ type: 'RemoveAnnouncement', removedOn: day(story, dice) }),
  FlagAppealTimeEnded: () => ({ type: 'FlagAppealTimeEnded' }),
  FlagDeadlinePassed: (story, _, dice) => ({ ...timer(story, dice), type: 'FlagDeadlinePassed' }),
  RaiseReminder: (story, _, dice) => ({ ...timer(story, dice), type: 'RaiseReminder' }),
  ReceiveReport: (story, _, dice) => ({ type: 'ReceiveReport', receivedAt: dice([null, moment(story, dice)]), report: text(dice) }),
  ConfirmLegalForce: (story, _, dice) => ({ type: 'ConfirmLegalForce', confirmedOn: day(story, dice), evidence: text(dice) }),
  RecordNotice: (story, _, dice) => ({ type: 'RecordNotice', receivedOn: day(story, dice), proof: text(dice) }),
  ReceiveAppeal: (story, _, dice) => ({
    type: 'ReceiveAppeal',
    receivedAt: dice([null, moment(story, dice)]),
    appellant: 'Maj Medlem',
    channel: 'LETTER',
  }),
  ForwardAppeal: (story, _, dice) => ({ type: 'ForwardAppeal', appealId: appeal(story, dice), forwardedOn: day(story, dice), court }),
  ExamineAppeal: (story, _, dice) => ({
    type: 'ExamineAppeal',
    appealId: appeal(story, dice),
    outcome: dice(['TIMELY', 'DISMISSED'] as const),
    exception: dice([null, 'WRONG_INFORMATION'] as const),
    reasons: text(dice),
  }),
  RecordCourtCase: (story, _, dice) => ({
    type: 'RecordCourtCase',
    appealId: dice([null, appeal(story, dice)]),
    court,
    caseNumber: dice(['1234-26', '77-26']),
    notifiedOn: day(story, dice),
  }),
  SubmitStatementToCourt: (story, _, dice) => ({
    type: 'SubmitStatementToCourt',
    appealId: appeal(story, dice),
    submittedOn: day(story, dice),
    paragraph: dice([null, 'KN § 9']),
  }),
  RecordStay: (story, _, dice) => ({ type: 'RecordStay', appealId: appeal(story, dice), court, orderedOn: day(story, dice) }),
  RecordStayLifted: (story, _, dice) => ({ type: 'RecordStayLifted', appealId: appeal(story, dice), court, liftedOn: day(story, dice) }),
  RecordRuling: (story, _, dice) => ({
    type: 'RecordRuling',
    appealId: appeal(story, dice),
    court,
    caseNumber: dice(['1234-26', '77-26']),
    outcome: dice(COURT_OUTCOMES),
    ruledOn: day(story, dice),
    finalOn: dice([null, day(story, dice)]),
  }),
  ReopenAfterAnnulment: (_, plan, dice) => ({ type: 'ReopenAfterAnnulment', reason: text(dice), paidOre: dice([0, sum(plan, dice)]) }),
  CorrectDecision: (story, _, dice) =>
    correcting(story, world.delegate, {
      type: 'CorrectDecision',
      field: dice(CORRECTABLE),
      part: dice([null, 'samhallsnytta', 'aterbetalning']),
      before: dice([story.state.decision?.content?.reasons ?? '', text(dice)]),
      after: text(dice),
      reason: text(dice),
    }),
  RevokeDecision: (story, plan, dice) =>
    revoking(story, world.delegate, {
      type: 'RevokeDecision',
      ground: dice(REVOCATION_GROUNDS),
      termId: dice([null, 'aterbetalning', 'x']),
      reason: text(dice),
      hearing: text(dice),
      paidOre: dice([0, sum(plan, dice)]),
    }),
  CloseCase: (_, __, dice) => ({ type: 'CloseCase', reason: text(dice) }),
  DecideDisposal: (story, _, dice) => wildDisposal(story, dice),
  RecordKeyDestroyed: (story, _, dice) => ({
    type: 'RecordKeyDestroyed',
    disposalId: idOf(story.state.disposals, dice),
    kid: dice([...(story.state.disposals.at(-1)?.kids ?? []), `${world.caseId}/party`]),
    receipt: { destroyedAt: story.now, decisionEvent: nowhere },
  }),
  RecordHandlingDisposed: (story, _, dice) => ({ type: 'RecordHandlingDisposed', disposalId: idOf(story.state.disposals, dice) }),
  CompleteErasure: (story, _, dice) => ({
    type: 'CompleteErasure',
    disposalId: idOf(story.state.disposals, dice),
    forgotten: [{ store: 'read models', gone: 4 }],
    sealed: { decision: 1, disposal: 2 },
  }),
  HoldDisposal: (_, __, dice) => ({ type: 'HoldDisposal', reason: text(dice) }),
  LiftDisposalHold: (_, __, dice) => ({ type: 'LiftDisposalHold', reason: text(dice) }),
};
const TYPES = Object.keys(MAKERS) as WildType[];

const { applicant, registrar, official, colleague, coompanion, activa, delegate, secretary, administrator, system } = world;
/** Who might well give the command; everything else is the official's. */
const FITTING: Partial<Record<WildType, readonly Person[]>> = {
  SubmitApplication: [applicant],
  RegisterApplication: [registrar],
  AmendApplication: [applicant, registrar],
  WithdrawApplication: [applicant, registrar],
  AssignCase: [colleague, delegate],
  DeclareImpartiality: [official, coompanion, activa, delegate],
  DeclareConflict: [official, coompanion, activa, delegate],
  DecideConflict: [delegate, secretary],
  ReplaceParticipant: [colleague, delegate],
  ReceiveSupplement: [applicant, registrar],
  BookMeeting: [applicant],
  DeclineMeeting: [applicant],
  FlagSupplementOverdue: [system],
  AssessCriterion: [official, coompanion, activa],
  ReturnProposal: [delegate, secretary],
  ReplyToCommunication: [applicant],
  FlagCommunicationLapsed: [system],
  ReportToBoard: [secretary],
  MinuteSeparately: [secretary],
  ApproveMinutes: [secretary],
  PostAnnouncement: [secretary],
  InterruptAnnouncement: [secretary],
  RemoveAnnouncement: [secretary],
  FlagAppealTimeEnded: [system],
  FlagDeadlinePassed: [system],
  RaiseReminder: [system],
  ReceiveReport: [applicant, registrar],
  ReferToBoard: [delegate, secretary],
  ReceiveAppeal: [registrar, secretary],
  ForwardAppeal: [registrar, secretary],
  ExamineAppeal: [official, delegate],
  RecordCourtCase: [registrar, secretary],
  SubmitStatementToCourt: [delegate, secretary],
  RecordStay: [registrar, secretary],
  RecordStayLifted: [registrar, secretary],
  RecordRuling: [registrar, secretary],
  ReopenAfterAnnulment: [official, delegate],
  CorrectDecision: [delegate],
  RevokeDecision: [delegate],
  DecideDisposal: [registrar, administrator],
  RecordKeyDestroyed: [system],
  RecordHandlingDisposed: [system],
  CompleteErasure: [system],
  HoldDisposal: [registrar, secretary],
  LiftDisposalHold: [registrar, secretary],
};

/** Any command, by somebody who might well give it or by anyone. */
export function wildStep(story: Story, plan: Plan, dice: Dice): Asked {
  const type = dice(TYPES);
  const actor = dice([...(FITTING[type] ?? [official, colleague]), anyone(dice)]);
  return { actor, command: MAKERS[type](story, plan, dice) };
}
