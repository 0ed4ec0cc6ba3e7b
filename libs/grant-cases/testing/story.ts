/** Tells a case step by step through the real decider, so that a test can begin in the middle without writing events by hand. */
import type { DecisionKind } from '#libs/delegation/events';
import type { Person } from '#libs/event-log';
import { canonicalBytes, isRefusal, sha256, type Decision, type JsonObject } from '#libs/kernel';
import type { CaseContext } from '../context';
import { caseDecider } from '../decide';
import { decisionToSign } from '../decide/decide';
import { disposableIn } from '../decide/disposable';
import { askedOfOrder } from '../decide/decided-authority';
import { writeOffToSign } from '../decide/write-off';
import type { AskedChange, CaseCommand, Decide, DraftProposal, ProposalFields, WriteOff } from '../decide/commands';
import type { CaseEvent, COURT_OUTCOMES, DecisionContent, Outcome } from '../events';
import type { CaseState } from '../state';
import { statementDigest } from '../statement';
import * as world from './world';

export const noBoardQuestion = {
  goalsOrScope: false,
  statementToCouncil: false,
  principleOrMajor: false,
  citizenProposal: false,
  barredByStatute: false,
};
type CourtOutcome = (typeof COURT_OUTCOMES)[number];
const grants = (outcome: Outcome): boolean => outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL';
const reasons = world.guidelines.criteria.map(({ id }) => ({ criterion: id, text: `Skäl för ${id}.` }));
const amounts: Readonly<Record<Outcome, number>> = { BIFALL: 4_000_000, DELVIS_BIFALL: 2_500_000, AVSLAG: 0, AVVISNING: 0 };

export const proposal = (outcome: Outcome, change: Partial<ProposalFields> = {}): DraftProposal => ({
  type: 'DraftProposal',
  outcome,
  amountOre: amounts[outcome],
  terms: grants(outcome) ? [world.repaymentClause] : [],
  payment: grants(outcome) ? { plan: 'Allt på en gång.', reportDue: '2027-06-30' } : null,
  adviserProposal: `Rådgivarna föreslår ${outcome}.`,
  officialAssessment: `Handläggaren bedömer ${outcome}.`,
  criterionReasons: outcome === 'AVVISNING' ? [] : reasons,
  dissent: [],
  noMeetingReason: null,
  ...change,
});

export const content = (outcome: Outcome, change: Partial<DecisionContent> = {}): DecisionContent => ({
  outcome,
  amountOre: amounts[outcome],
  terms: grants(outcome) ? [world.repaymentClause] : [],
  termsVersion: grants(outcome) ? world.guidelines.terms.version : null,
  payment: grants(outcome) ? { plan: 'Allt på en gång.', reportDue: '2027-06-30' } : null,
  reasons: `Delegatens skäl för ${outcome}.`,
  criterionReasons: outcome === 'AVVISNING' ? [] : reasons,
  ...change,
});

/** The delegation order sends decisions to the board the way that is asked for, unless a test says otherwise. */
const REPORTED_BY: Readonly<Record<string, CaseContext['reporting']>> = {
  ReportToBoard: 'ANMALAN',
  MinuteSeparately: 'SARSKILT_PROTOKOLL',
};

export class Story {
  readonly events: CaseEvent[] = [];
  state: CaseState = caseDecider.initial;
  now = world.START;
  private commands = 0;
  /** Stands in for the log's own: another history has another. */
  private leafHash = sha256('');
  constructor(readonly change: Partial<CaseContext> = {}) {}

  /** What the next command would be given. The actor is the one who is named, whatever else is changed. */
  context(actor: Person, change: Partial<CaseContext> = {}): CaseContext {
    const leafHashB64 = this.leafHash.toString('base64url');
    const head = this.events.length > 0 ? { revision: this.events.length - 1, leafHashB64 } : null;
    return world.contextOf(actor, this.now, {
      commandId: world.commandId(100 + this.commands),
      head,
      ...this.change,
      ...change,
      actor,
    });
  }
  /** As `context`; the delegation order has been asked what the command asks of it, and sends the decision to the board the way that is asked for. */
  contextFor(actor: Person, command: CaseCommand | AskedChange, change: Partial<CaseContext> = {}): CaseContext {
    const disposable = command.type === 'DecideDisposal' ? this.disposable() : null;
    const context = this.context(actor, { reporting: REPORTED_BY[command.type] ?? null, disposable, ...change });
    const asked = change.authority === undefined ? askedOfOrder(command, this.state) : null;
    return asked ? { ...context, authority: world.authorityOf(this.state, context, asked.kind, asked.amountOre) } : context;
  }
  /** What of the case could be disposed of. Ids stand for those that the log gives. */
  disposable() {
    const nobody = { ref: world.system.ref, role: 'system', name: world.system.name, organisation: null };
    const lying = this.events.map(({ type, body }, revision) => {
      const gone = this.gone.has(world.eventId(revision));
      return {
        id: world.eventId(revision),
        revision,
        type,
        recordedAt: this.now,
        body: gone ? null : (body as unknown as JsonObject),
        actor: nobody,
      };
    });
    return disposableIn(world.caseId, lying, this.state);
  }
  /** Ids of the events whose content has been removed. */
  private get gone(): ReadonlySet<string> {
    return new Set(this.state.disposals.flatMap(({ disposed, events }) => (disposed ? events : [])));
  }
  /** Moves time on. */
  later(duration: Temporal.DurationLike): this {
    const stockholm = Temporal.Instant.from(this.now).toZonedDateTimeISO('Europe/Stockholm');
    this.now = stockholm.add(duration).toInstant().toString();
    return this;
  }
  /** What the decider says; what happened is remembered. */
  ask(actor: Person, command: CaseCommand, change: Partial<CaseContext> = {}): Decision<CaseEvent> {
    const decision = caseDecider.decide(command, this.state, this.contextFor(actor, command, change));
    this.commands++;
    if (!isRefusal(decision)) decision.events.forEach((event) => this.happened({ effectiveAt: this.now, ...event }));
    return decision;
  }
  /** Something that another story has told. */
  happened(event: CaseEvent): void {
    this.events.push(event);
    this.leafHash = sha256(Buffer.concat([this.leafHash, canonicalBytes(event)]));
    this.state = caseDecider.evolve(this.state, event);
  }
  /** As `ask`, for what has to go well. */
  tell(actor: Person, command: CaseCommand, change: Partial<CaseContext> = {}): this {
    const decision = this.ask(actor, command, change);
    if (isRefusal(decision)) throw new Error(`${command.type}: ${decision.refusal.code} (${decision.refusal.message.sv})`);
    return this;
  }
  submitted(application = world.application): this {
    const common = { type: 'SubmitApplication', schemeId: world.schemeId, callId: null } as const;
    return this.tell(world.applicant, { ...common, channel: 'PORTAL', receivedAt: null, receivedAtReason: null, application });
  }
  /** Of what was submitted, or else of the usual application. */
  registered(): this {
    const registeredOn = this.context(world.registrar).today;
    const entry = { number: 'LIG 2026-14', external: false, registeredOn, sender: null, subject: null, withheld: null };
    if (this.events.length === 0) this.submitted();
    return this.tell(world.registrar, { type: 'RegisterApplication', ...entry });
  }
  assigned(): this {
    const { official, advisers } = world;
    return this.registered().tell(official, { type: 'AssignCase', official, groupId: 'grupp-1', advisers });
  }
  declared(...people: readonly Person[]): this {
    for (const person of people)
      this.tell(person, { type: 'DeclareImpartiality', advisedApplicant: false, statement: 'Jag är opartisk i ärendet.' });
    return this;
  }
  /** Assigned, and everybody has declared. */
  inPreparation(): this {
    return this.assigned().declared(world.official, ...world.advisers, world.delegate);
  }
  checked(exceptionReason: string | null = null): this {
    return this.tell(world.official, { type: 'CheckEligibility', exceptionReason });
  }
  met(...present: readonly Person[]): this {
    const { official } = world;
    const startsAt = Temporal.Instant.from(this.now).add({ hours: 1 }).toString();
    const participantRefs = (present.length > 0 ? present : [official]).map(({ ref }) => ref);
    this.tell(official, { type: 'ScheduleMeeting', startsAt, place: 'Digitalt', participantRefs }).later({ hours: 2 });
    const meetingId = this.state.meetings.at(-1)!.id;
    return this.tell(official, {
      type: 'HoldMeeting',
      meetingId,
      heldAt: startsAt,
      presentRefs: participantRefs,
      fromApplicant: ['Alva Ek'],
    });
  }
  assessed(...assessors: readonly Person[]): this {
    for (const assessor of assessors.length > 0 ? assessors : [world.official, ...world.advisers])
      for (const { id: criterion } of world.guidelines.criteria)
        this.tell(assessor, { type: 'AssessCriterion', criterion, score: 3, reasons: `${assessor.name} om ${criterion}.` });
    return this;
  }
  aidAssessed(): this {
    return this.tell(world.official, {
      type: 'AssessStateAid',
      outcome: 'NO_AID',
      reasons: 'Ingen ekonomisk verksamhet.',
      deMinimisOre: 0,
      declarationSeen: false,
    });
  }
  /** Everything done that a proposal builds on. */
  prepared(): this {
    return this.inPreparation().checked().met().assessed().aidAssessed();
  }
  communicated(): this {
    const deadline = Temporal.PlainDate.from(this.context(world.official).today).add({ days: 14 }).toString();
    this.tell(world.official, { type: 'SendCommunication', material: ['Förslaget'], message: 'Du kan yttra dig.', deadline });
    this.later({ days: 15 });
    return this.tell(world.system, { type: 'FlagCommunicationLapsed', communicationId: this.state.communications.at(-1)!.id });
  }
  proposed(outcome: Outcome): this {
    return this.prepared().tell(world.official, proposal(outcome));
  }
  readyForDecision(outcome: Outcome): this {
    this.proposed(outcome);
    if (outcome !== 'BIFALL') this.communicated();
    return this.tell(world.official, { type: 'SubmitProposal' });
  }

  /** The context in which a decision of this kind and sum is made: the delegation order has been asked. */
  deciding(actor: Person, kind: DecisionKind, amountOre: number, change: Partial<CaseContext> = {}): CaseContext {
    const context = this.context(actor);
    return { ...context, authority: world.authorityOf(this.state, context, kind, amountOre), ...change };
  }
  /** The command, signed on what the delegate is shown now. Without a statement to show: signed on nothing. */
  toDecide(made: DecisionContent, context: CaseContext, change: Partial<Decide> = {}): Decide {
    const approval = {
      decisionId: world.decisionIdAfter(this.state),
      decidedOn: context.today,
      boardQuestions: noBoardQuestion,
      content: made,
    };
    return { type: 'Decide', ...approval, ...this.signature(decisionToSign(approval, this.state, context), context), ...change };
  }
  toWriteOff(cause: WriteOff['cause'], context: CaseContext, change: Partial<WriteOff> = {}): WriteOff {
    const approval = {
      decisionId: world.decisionIdAfter(this.state),
      decidedOn: context.today,
      boardQuestions: noBoardQuestion,
      cause,
      reasons: 'Inget återstår.',
    };
    return { type: 'WriteOff', ...approval, ...this.signature(writeOffToSign(approval, this.state, context), context), ...change };
  }
  private signature(shown: ReturnType<typeof decisionToSign>, { now }: CaseContext) {
    const statementSha256 = 'refusal' in shown ? '0'.repeat(64) : statementDigest(shown.statement);
    const authenticatedAt = Temporal.Instant.from(now).subtract({ seconds: 30 }).toString();
    return { statementSha256, sitting: null, acr: 'http://id.elegnamnden.se/loa/1.0/loa3', authenticatedAt };
  }
  /** Minuted separately and announced, today. */
  announced(): this {
    const { today } = this.context(world.secretary);
    const { decisionId } = this.state.decision!;
    return this.tell(world.secretary, {
      type: 'MinuteSeparately',
      decisionId,
      minutedOn: today,
      paragraph: 'Delegationsprotokoll § 4',
    }).tell(world.secretary, {
      type: 'PostAnnouncement',
      decisionId,
      postedOn: today,
      proof: 'https://anslag.example/61',
      minutesAt: 'Regionens diarium',
    });
  }
  /** A refusal that was sent and announced, that nobody appealed against, and that ends the case. */
  closed(): this {
    const explanation = 'Ni får inte bidraget.';
    this.decided('AVSLAG').tell(world.official, { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'LETTER', explanation });
    this.announced().later({ days: 30 });
    const { today } = this.context(world.registrar);
    this.tell(world.registrar, { type: 'ConfirmLegalForce', confirmedOn: today, evidence: 'Besked från förvaltningsrätten.' });
    return this.tell(world.registrar, { type: 'CloseCase', reason: 'Inget återstår.' });
  }
  /** An appeal reaches the region and is passed on the same day. */
  appealed(): this {
    const { today } = this.context(world.registrar);
    this.tell(world.registrar, { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'LETTER' });
    return this.tell(world.registrar, { type: 'ForwardAppeal', appealId: this.appealId, forwardedOn: today, court: world.court });
  }
  /** The court decides on the latest appeal, in the last resort unless `finalOn` is null. */
  ruled(outcome: CourtOutcome, finalOn?: string | null): this {
    const { today } = this.context(world.registrar);
    const ruling = { type: 'RecordRuling', appealId: this.appealId, court: world.court, caseNumber: '1234-26', outcome } as const;
    return this.tell(world.registrar, { ...ruling, ruledOn: today, finalOn: finalOn === undefined ? today : finalOn });
  }
  get appealId(): string {
    return this.state.timing!.appeals.at(-1)!.id;
  }
  /** Annulled in the last resort, and taken up anew. */
  reopened(paidOre = 0): this {
    return this.appealed()
      .ruled('ANNULLED')
      .tell(world.official, { type: 'ReopenAfterAnnulment', reason: 'Domen har vunnit laga kraft.', paidOre });
  }
  /** A case that has come back is granted what it was proposed before. */
  decidedAnew(): this {
    this.tell(world.official, { ...proposal('BIFALL'), type: 'ReviseProposal' }).tell(world.official, { type: 'SubmitProposal' });
    const context = this.deciding(world.delegate, 'BIFALL', amounts.BIFALL);
    return this.tell(world.delegate, this.toDecide(content('BIFALL'), context), context);
  }
  decided(outcome: Outcome, made = content(outcome)): this {
    this.readyForDecision(outcome);
    const context = this.deciding(world.delegate, outcome, made.amountOre);
    return this.tell(world.delegate, this.toDecide(made, context), context);
  }
}
