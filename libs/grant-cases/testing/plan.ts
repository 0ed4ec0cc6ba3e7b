/** The step that would take a case on towards an outcome, whatever has come in the way. So random histories get far enough to be interesting. */
import type { OrderState } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import type { Person } from '#libs/event-log';
import { plusDays } from '#libs/kernel';
import { annulment, awaitsForwarding, isOpenAppeal, lastDayToAppeal } from '#libs/timers';
import type { Application } from '../application';
import type { CaseContext } from '../context';
import type { CaseCommand } from '../decide/commands';
import { activeParticipants, hasDeclared, isBarred, officialOf, openSupplements, participantOf } from '../state';
import { carryingOut, disposing } from './disposing';
import { content, proposal, type Story } from './story';
import * as world from './world';

export const HINDRANCES = ['conflict', 'supplement', 'eligibility', 'stateAid', 'criteria', 'meeting'] as const;
type Hindrance = (typeof HINDRANCES)[number];

export interface Plan {
  readonly outcome: DecisionKind;
  readonly application: Application;
  /** Whether an exception is noted when the formal check has flags. */
  readonly excepts: boolean;
  /** What is seen to when it comes in the way; where not, the case is pushed on all the same. */
  readonly heeds: Readonly<Record<Hindrance, boolean>>;
  readonly meetsFirst: boolean;
  /** Whether the material is sent to the applicant, or that is skipped. */
  readonly communicates: boolean;
}
export interface Asked {
  readonly actor: Person;
  readonly command: CaseCommand;
  readonly context?: Partial<CaseContext>;
  /** The delegation order that holds in this step; the usual one if left out. */
  readonly order?: OrderState;
}

const asks = (actor: Person, command: CaseCommand, context?: Partial<CaseContext>): Asked => ({ actor, command, context });
const inDays = (story: Story, days: number): string => Temporal.PlainDate.from(story.context(world.system).today).add({ days }).toString();
const able = (story: Story, people: readonly Person[]): Person | undefined => people.find(({ ref }) => !isBarred(story.state, ref));

/** Terms, sums and payment that fit the application of the plan. */
const sumOf = (plan: Plan, outcome: DecisionKind) => {
  const { amountOre } = plan.application;
  return outcome === 'BIFALL' ? amountOre : outcome === 'DELVIS_BIFALL' ? Math.ceil(amountOre / 2) : 0;
};
const triedAs = (outcome: DecisionKind) => (outcome === 'AVSKRIVNING' ? 'BIFALL' : outcome);

export const contentOf = (plan: Plan, outcome = triedAs(plan.outcome)) => content(outcome, { amountOre: sumOf(plan, outcome) });
export const proposalOf = (plan: Plan, outcome = triedAs(plan.outcome)) => proposal(outcome, { amountOre: sumOf(plan, outcome) });

function people(story: Story, plan: Plan): Asked | null {
  const { state } = story;
  const open = state.conflicts.find(({ status }) => status === 'OPEN');
  if (open && plan.heeds.conflict) {
    const outcome = open.ground === 'PARTY' ? 'CONFLICT' : open.ground === 'REPRESENTATIVE' ? 'DISREGARDED' : 'NO_CONFLICT';
    return asks(world.secretary, { type: 'DecideConflict', personRef: open.person.ref, outcome, reasons: 'Prövat.' });
  }
  const decider = able(story, [world.delegate, world.substitute]);
  const declare = (person: Person): Asked =>
    asks(person, {
      type: 'DeclareImpartiality',
      advisedApplicant: person.organisation === state.application!.content.advisedBy,
      statement: 'Jag är opartisk.',
    });
  if (state.withdrawn) return decider && !hasDeclared(state, decider.ref) ? declare(decider) : null;
  const official = officialOf(state);
  if (!official || isBarred(state, official.ref)) {
    const next = able(story, [world.official, world.colleague]);
    if (!next) return null;
    const advisers = [world.coompanion, world.activa, world.spare].filter(({ ref }) => !isBarred(state, ref)).slice(0, 2);
    return asks(next, { type: 'AssignCase', official: next, groupId: 'grupp-1', advisers });
  }
  const undeclared = [...activeParticipants(state).map(({ person }) => person), ...(decider ? [decider] : [])].find(
    ({ ref }) => !hasDeclared(state, ref),
  );
  return undeclared ? declare(undeclared) : null;
}

function meeting(story: Story, official: Person): Asked | null {
  const { meetings } = story.state;
  if (meetings.some(({ status }) => status === 'HELD')) return null;
  const planned = meetings.find(({ status }) => status === 'SCHEDULED');
  const offered = meetings.find(({ status }) => status === 'OFFERED');
  const refs = [official.ref];
  if (offered) return asks(world.applicant, { type: 'BookMeeting', meetingId: offered.id, startsAt: offered.offer!.times[0]! });
  if (!planned) {
    const startsAt = Temporal.Instant.from(story.now).add({ hours: 24 }).toString();
    return asks(official, { type: 'ScheduleMeeting', startsAt, place: 'Digitalt', participantRefs: refs });
  }
  return asks(official, { type: 'HoldMeeting', meetingId: planned.id, heldAt: story.now, presentRefs: refs, fromApplicant: ['Alva Ek'] });
}

function preparation(story: Story, plan: Plan, official: Person): Asked | null {
  const { state } = story;
  const { version } = state.application!;
  const [open] = openSupplements(state);
  if (open && plan.heeds.supplement)
    return asks(world.applicant, { type: 'ReceiveSupplement', supplementId: open.id, receivedAt: null, answer: 'Här.' });
  const { eligibility, stateAid } = state;
  const isCurrent = (what: Hindrance, found: { readonly applicationVersion: number } | null) =>
    found !== null && (!plan.heeds[what] || found.applicationVersion === version);
  if (!isCurrent('eligibility', eligibility)) return asks(official, { type: 'CheckEligibility', exceptionReason: null });
  const flagged = eligibility!.findings.some(({ passed }) => !passed) && eligibility!.exceptionReason === null;
  if (flagged && plan.excepts) return asks(official, { type: 'CheckEligibility', exceptionReason: 'Synnerliga skäl.' });
  const meets = plan.heeds.meeting ? meeting(story, official) : null;
  const met = plan.meetsFirst ? meets : null;
  if (met) return met;
  if (!isCurrent('stateAid', stateAid) || stateAid!.outcome === 'OTHER')
    return asks(official, { type: 'AssessStateAid', outcome: 'NO_AID', reasons: 'Lokalt.', deMinimisOre: 0, declarationSeen: false });
  const done = state.assessments.filter((one) => isCurrent('criteria', one));
  const missing = activeParticipants(state).flatMap(({ person }) =>
    world.guidelines.criteria
      .filter(({ id }) => !done.some((one) => one.criterion === id && one.assessor.ref === person.ref))
      .map(({ id }) => ({ person, id })),
  )[0];
  if (missing) return asks(missing.person, { type: 'AssessCriterion', criterion: missing.id, score: 3, reasons: 'Bedömt.' });
  return meets;
}

function proposing(story: Story, plan: Plan, official: Person): Asked | null {
  const { proposal: written, communications, communicationSkipped } = story.state;
  const wanted = proposalOf(plan);
  if (!written) return asks(official, wanted);
  const old =
    written.stale || written.status === 'RETURNED' || written.outcome !== wanted.outcome || isBarred(story.state, written.author.ref);
  if (old) return asks(official, { ...wanted, type: 'ReviseProposal' });
  const open = communications.find(({ status }) => status === 'OPEN');
  if (open) return asks(world.applicant, { type: 'ReplyToCommunication', communicationId: open.id, receivedAt: null, answer: 'Nej.' });
  if (wanted.outcome === 'BIFALL' || communications.length > 0 || communicationSkipped !== null)
    return asks(official, { type: 'SubmitProposal' });
  return plan.communicates
    ? asks(official, { type: 'SendCommunication', material: ['Förslaget'], message: 'Yttra dig.', deadline: inDays(story, 14) })
    : asks(official, { type: 'SkipCommunication', reason: 'Sökanden har sett allt.' });
}

function deciding(story: Story, plan: Plan): Asked | null {
  const decider = able(story, [world.delegate, world.substitute]);
  if (!decider) return null;
  const made = contentOf(plan);
  const context = story.deciding(decider, story.state.withdrawn ? 'AVSKRIVNING' : made.outcome, story.state.withdrawn ? 0 : made.amountOre);
  return asks(decider, story.state.withdrawn ? story.toWriteOff('WITHDRAWN', context) : story.toDecide(made, context), context);
}

/** What has come in goes to the court, the court answers, and what it annuls is taken up anew. */
function ofAppeals(story: Story): Asked | null {
  const { registrar, court } = world;
  const timing = story.state.timing!;
  const { today } = story.context(registrar);
  const waits = timing.appeals.find(awaitsForwarding);
  if (waits) return asks(registrar, { type: 'ForwardAppeal', appealId: waits.id, forwardedOn: today, court });
  const open = timing.appeals.find(isOpenAppeal);
  if (open) {
    const outcome = timing.appeals.length % 2 === 1 ? 'ANNULLED' : 'REJECTED';
    const said = open.ruling ?? { outcome, ruledOn: today };
    const known = { court: open.court ?? court, caseNumber: open.caseNumber ?? '1234-26' };
    const ruling = { ...known, outcome: said.outcome, ruledOn: said.ruledOn, finalOn: today };
    return asks(registrar, { type: 'RecordRuling', appealId: open.id, ...ruling });
  }
  const official = officialOf(story.state);
  return annulment(timing) && official ? asks(official, { type: 'ReopenAfterAnnulment', reason: 'Upphävt.', paidOre: 0 }) : null;
}

function afterwards(story: Story): Asked | null {
  const { state } = story;
  const { registrar, secretary } = world;
  const appeal = ofAppeals(story);
  if (appeal) return appeal;
  if (state.closed) return state.disposals.length > 0 || state.hold ? null : asks(registrar, disposing(story, 'CONTENT'));
  if (state.dispatches.length === 0)
    return asks(registrar, { type: 'DispatchDecision', recipient: 'Föreningen', channel: 'LETTER', explanation: 'Så blev det.' });
  const { board, approvedOn, postedOn, decisionId } = state.timing!;
  const { today } = story.context(secretary);
  if (!board) return asks(secretary, { type: 'ReportToBoard', decisionId, meetingOn: today, paragraph: '§ 61' });
  if (board.route === 'REPORTED' && approvedOn === null)
    return asks(secretary, { type: 'ApproveMinutes', decisionId, approvedOn: today, approvedBy: 'Olle Ordförande' });
  if (postedOn === null)
    return asks(secretary, {
      type: 'PostAnnouncement',
      decisionId,
      postedOn: today,
      proof: 'https://anslag.example/61',
      minutesAt: 'Diariet',
    });
  const confirmedOn = plusDays(lastDayToAppeal(postedOn), 1);
  if (!state.legalForce)
    return confirmedOn > today ? null : asks(secretary, { type: 'ConfirmLegalForce', confirmedOn, evidence: 'Besked.' });
  return asks(registrar, { type: 'CloseCase', reason: 'Klart.' });
}

/** A proposal before its time. */
export function hastyStep(story: Story, plan: Plan): Asked | null {
  const official = officialOf(story.state);
  return official && story.state.application && !story.state.decision ? proposing(story, plan, official) : null;
}

/** Null when there is nobody left who can take the case on. */
export function nextStep(story: Story, plan: Plan): Asked | null {
  const { state } = story;
  const { application } = plan;
  const carried = carryingOut(story);
  if (carried) return asks(world.system, carried);
  const submit = {
    type: 'SubmitApplication',
    schemeId: world.schemeId,
    callId: null,
    channel: 'PORTAL',
    receivedAt: null,
    receivedAtReason: null,
  } as const;
  if (!state.application) return asks(world.applicant, { ...submit, application });
  if (!state.registration) {
    const registeredOn = inDays(story, 0);
    return asks(world.registrar, {
      type: 'RegisterApplication',
      number: 'LIG 2026-14',
      external: false,
      registeredOn,
      sender: null,
      subject: null,
      withheld: null,
    });
  }
  if (state.decision) return afterwards(story);
  const first = people(story, plan);
  if (first) return first;
  if (state.withdrawn) return deciding(story, plan);
  const official = officialOf(state);
  if (!official || !participantOf(state, official.ref)) return null;
  if (state.proposal?.status === 'SUBMITTED') {
    if (state.atBoard) return asks(world.secretary, { type: 'ReturnProposal', reason: 'Åter.' });
    const stale = state.proposal.stale || isBarred(state, state.proposal.author.ref) || state.proposal.outcome !== triedAs(plan.outcome);
    return stale
      ? asks(able(story, [world.delegate, world.substitute]) ?? world.delegate, { type: 'ReturnProposal', reason: 'Skriv om.' })
      : deciding(story, plan);
  }
  if (plan.outcome === 'AVSKRIVNING' && state.eligibility) return asks(world.applicant, { type: 'WithdrawApplication', reason: 'Nej.' });
  return preparation(story, plan, official) ?? proposing(story, plan, official);
}
