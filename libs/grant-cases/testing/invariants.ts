/**
 * What must hold of a case whatever was asked of it (region H of the field's invariants). Read from the bare history and the world, not from the
 * state that the rules go by: a rule that is wrong in the state would be wrong here too.
 */
import { createHash } from 'node:crypto';
import { findAuthority, type OrderState } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import type { CaseContext } from '../context';
import { caseEvents, type CaseEvent, type CaseEventType, type Handling } from '../events';
import { guidelines, order as usualOrder } from './world';

export interface Told {
  readonly history: readonly CaseEvent[];
  readonly events: readonly CaseEvent[];
  readonly context: CaseContext;
  readonly order?: OrderState;
}
type BodyOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>['body'];
const all = <T extends CaseEventType>(history: readonly CaseEvent[], type: T): readonly BodyOf<T>[] =>
  history.filter((event) => event.type === type).map(({ body }) => body as BodyOf<T>);
const last = <T extends CaseEventType>(history: readonly CaseEvent[], type: T): BodyOf<T> | undefined => all(history, type).at(-1);
const has = (history: readonly CaseEvent[], ...types: readonly CaseEventType[]): boolean =>
  history.some(({ type }) => types.includes(type));
const must = (holds: boolean, invariant: string): void => {
  if (!holds) throw new Error(`broken: ${invariant}`);
};

const DECISIONS: readonly CaseEventType[] = ['DecisionMade', 'CaseWrittenOff'];
const ENDING: readonly CaseEventType[] = ['DelegationVerified', ...DECISIONS, 'DecisionSigned'];
const FORMAL: readonly CaseEventType[] = [
  ...([
    'ApplicationSubmitted',
    'ApplicationRegistered',
    'ApplicationAmended',
    'ApplicationWithdrawn',
    'CaseAssigned',
    'ImpartialityDeclared',
  ] as const),
  ...(['ConflictOfInterestDeclared', 'ConflictDecided', 'ParticipantExcluded', 'ParticipantReplaced', 'CaseAcknowledged'] as const),
  ...(['LegalForceConfirmed', 'CaseClosed'] as const),
];
const AFTER_WITHDRAWAL: readonly CaseEventType[] = [...FORMAL, ...ENDING, 'NoteRecorded', 'MeetingCancelled', 'DecisionDispatched'];

/** Who is barred after a history, by pseudonym (KL 6:30). */
export function barredAfter(history: readonly CaseEvent[]): ReadonlySet<string> {
  const barred = new Set<string>();
  for (const { type, body } of history) {
    if (type === 'ConflictOfInterestDeclared') barred.add(body.person.ref);
    if (type === 'ConflictDecided' && body.outcome !== 'CONFLICT') barred.delete(body.person.ref);
  }
  for (const { person } of all(history, 'ParticipantExcluded')) barred.add(person.ref);
  return barred;
}

function whoActs({ history, events, context: { actor } }: Told): void {
  must(!barredAfter(history).has(actor.ref), '4 nobody with an open or affirmed conflict acts');
  const types = events.map(({ type }) => type);
  const timers = types.every((type) => type === 'SupplementOverdue' || type === 'CommunicationTimeLapsed');
  must(actor.role !== 'system' || timers, '1 the system only flags');
  must(actor.role === 'delegate' || !types.some((type) => ENDING.includes(type)), '1 only a delegate decides');
  const declared = all(history, 'ImpartialityDeclared').some(({ person }) => person.ref === actor.ref);
  const handles = ['official', 'adviser', 'delegate'].includes(actor.role) && types.some((type) => !FORMAL.includes(type));
  must(!handles || declared, 'impartiality is declared before any act on the content');
  const applicant = last(history, 'ApplicationSubmitted')?.applicant?.ref;
  must(actor.role !== 'applicant' || history.length === 0 || applicant === actor.ref, 'an applicant acts in their own case only');
}

function whoIsNamed({ history, events }: Told): void {
  const barred = barredAfter([...history, ...events]);
  const clean = (people: readonly (Person | null)[], what: string) =>
    must(!people.some((person) => person !== null && barred.has(person.ref)), `4 nobody barred is among ${what}`);
  for (const { present } of all(events, 'MeetingHeld')) clean(present, 'those present');
  for (const { participants } of all(events, 'MeetingScheduled')) clean(participants, 'those invited');
  for (const { official, advisers } of all(events, 'CaseAssigned')) clean([official, ...advisers], 'those assigned');
  for (const { successor } of all(events, 'ParticipantReplaced')) clean([successor], 'successors');
  for (const { author, dissent } of [...all(events, 'ProposalDrafted'), ...all(events, 'ProposalRevised')])
    clean([author, ...dissent.map(({ person }) => person)], 'those who propose');
  for (const { decider, presenter, participants, dissent } of all(events, 'DecisionMade'))
    clean([decider, presenter, ...participants, ...dissent.map(({ person }) => person)], 'those who took part');
}

function documents({ history, events }: Told): void {
  const handlings = (list: readonly CaseEvent[]) => list.flatMap(({ body }) => ('handling' in body ? [body.handling as Handling] : []));
  let number = handlings(history).length;
  for (const handling of handlings(events)) {
    must(handling.number === ++number, '5 documents are numbered in order');
    const named = handling.direction === 'INTERNAL' || handling.counterpart !== null || handling.withheld?.fields.includes('counterpart');
    const about = handling.subject !== null || handling.withheld?.fields.includes('subject');
    must(Boolean(named && about), '5 every document has the four items of OSL 5:2, or the reason why not');
  }
}

function texts({ history, events }: Told): void {
  const gist = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const written = (list: readonly CaseEvent[]) => list.filter(({ type }) => type === 'ProposalDrafted' || type === 'ProposalRevised');
  for (const { body } of written(events) as { body: BodyOf<'ProposalDrafted'> }[])
    must(gist(body.adviserProposal) !== gist(body.officialAssessment), '16 the advisers’ proposal is not the official’s assessment');
  const proposal = written(history).at(-1)?.body as BodyOf<'ProposalDrafted'> | undefined;
  for (const { content } of all(events, 'DecisionMade'))
    for (const text of [proposal!.adviserProposal, proposal!.officialAssessment])
      must(gist(content.reasons) !== gist(text), '16 the delegate’s reasons are their own');
}

function oneDecision({ history, events, context, order = usualOrder }: Told): void {
  const ending = events.filter(({ type }) => ENDING.includes(type));
  if (ending.length === 0) return;
  must(!has(history, ...ENDING), '3 a case is decided once');
  must(ending.length === 3 && events.length === 3, '3 authority, decision and approval come in one go');
  const [verified] = all(events, 'DelegationVerified');
  const [signed] = all(events, 'DecisionSigned');
  const [decision] = [...all(events, 'DecisionMade'), ...all(events, 'CaseWrittenOff')];
  const { actor, today } = context;
  const ids = [verified, signed, decision].map((body) => body?.decisionId);
  must(new Set(ids).size === 1, '3 one decision');
  must(
    [verified?.holder.ref, signed?.signer.ref, decision?.decider.ref].every((ref) => ref === actor.ref),
    '3 one decider',
  );
  const kind = decision && 'content' in decision ? decision.content.outcome : 'AVSKRIVNING';
  const amountOre = decision && 'content' in decision ? decision.content.amountOre : 0;
  const unavailable = [...barredAfter(history)];
  const found = findAuthority(order, { caseGroup: 'H', kind, amountOre, holderRef: actor.ref, on: today, unavailable });
  must('authority' in found && found.authority.itemNumber === verified?.itemNumber, '2 valid delegation at the signing instant');
  must(verified?.validOn === today && decision?.decidedOn === today, '2 on the day');
  must(
    Object.values(verified!.boardQuestions).every((yes) => !yes),
    'KL 6:38: nothing that is the board’s',
  );
  const undecided = all(history, 'ConflictOfInterestDeclared').some(({ person: { ref } }) => {
    const about = history.filter(
      ({ type, body }) =>
        (type === 'ConflictOfInterestDeclared' || type === 'ConflictDecided') && (body as { person: Person }).person.ref === ref,
    );
    return about.at(-1)?.type === 'ConflictOfInterestDeclared';
  });
  must(!undecided, '2 no conflict is left undecided');
  must(createHash('sha256').update(signed!.statement).digest('hex') === signed!.statementSha256, 'what is signed is what is kept');
  const head = (JSON.parse(signed!.statement) as { caseHead: { rev: number; leafHash: string } }).caseHead;
  must(head.rev === history.length - 1 && head.leafHash === context.head?.leafHashB64, 'the statement is bound to the history');
  const age = Date.parse(context.now) - Date.parse(signed!.authenticatedAt);
  must(age >= 0 && age <= 120_000, 'the sign-in is fresh');
}

function grant({ history, events, context }: Told): void {
  const [made] = all(events, 'DecisionMade');
  if (!made) return;
  const { content } = made;
  const amended = history.findLastIndex(({ type }) => type === 'ApplicationAmended' || type === 'ApplicationSubmitted');
  const { application } = history[amended]!.body as BodyOf<'ApplicationSubmitted'>;
  const since = history.slice(amended);
  const checked = last(since, 'EligibilityChecked');
  must(
    made.guidelineVersion === guidelines.version && made.itemNumber !== '' && made.orderVersion !== '',
    '11 guidelines, item and order are named',
  );
  must(made.proposalVersion === last(history, 'ProposalSubmitted')?.version, '11 the decided version is the submitted one');
  must(checked !== undefined, 'the application as it reads now was checked');
  must(
    content.outcome === 'BIFALL' || has(history, 'CommunicationReplied', 'CommunicationTimeLapsed', 'CommunicationSkipped'),
    'whoever gets less has been heard',
  );
  must(
    content.outcome === 'AVVISNING' || has(history, 'MeetingHeld') || (lastProposal(history)?.noMeetingReason ?? null) !== null,
    'the applicant was met',
  );
  if (content.outcome === 'AVSLAG' || content.outcome === 'AVVISNING') return must(content.amountOre === 0, '7 a refusal grants nothing');
  const { amountOre } = content;
  must(
    content.outcome === 'BIFALL' ? amountOre === application.amountOre : amountOre > 0 && amountOre < application.amountOre,
    '7 the sum fits the outcome',
  );
  must(context.frame !== null && context.frame.usedOre + amountOre <= context.frame.frameOre, '7 the year’s frame is enough');
  const share = application.ownShare.cashOre + application.ownShare.hours * guidelines.ownShare.hourOre;
  must(share >= amountOre || checked!.exceptionReason !== null, '8 own share, or a noted exception');
  must(checked!.exceptionReason !== null || checked!.findings.every(({ passed }) => passed), 'flags are answered');
  must(
    content.termsVersion === guidelines.terms.version && content.terms.some(({ id }) => id === 'aterbetalning'),
    '11 terms with repayment',
  );
  must(content.payment !== null && content.payment.reportDue >= application.schedule.to, 'a report is due');
}
const lastProposal = (history: readonly CaseEvent[]) =>
  history.findLast(({ type }) => type === 'ProposalDrafted' || type === 'ProposalRevised')?.body as BodyOf<'ProposalDrafted'> | undefined;

function order({ history, events }: Told): void {
  if (has(events, 'CaseClosed')) {
    must(has(history, ...DECISIONS) && has(history, 'LegalForceConfirmed'), '10 only a decision or a writing-off ends a case');
    must((last(history, 'DecisionMade')?.content.amountOre ?? 0) === 0, 'a grant’s follow-up isn’t finished');
  }
  must(!has(history, 'CaseClosed'), 'nothing happens after the end');
  if (has(history, 'ApplicationWithdrawn'))
    must(
      events.every(({ type }) => AFTER_WITHDRAWAL.includes(type) && type !== 'DecisionMade'),
      '10 withdrawn: writing off only',
    );
  if (has(events, 'DecisionMade'))
    must(
      !has(history.slice(history.findLastIndex(({ type }) => type === 'ProposalReturned') + 1), 'ReferredToBoard'),
      'what lies with the board is not decided here',
    );
  if (has(history, ...DECISIONS))
    must(
      !has(events, 'ApplicationAmended', 'ApplicationWithdrawn', 'ProposalRevised', 'CriterionAssessed'),
      '13 what was decided on is not changed',
    );
}

/** Throws with the invariant's number when one is broken. */
export function checkInvariants(told: Told): void {
  for (const { type, body } of told.events) must(caseEvents[type].schema.safeParse(body).success, `17 ${type} fits its schema`);
  if (told.events.length === 0) return;
  for (const check of [whoActs, whoIsNamed, documents, texts, oneDecision, grant, order]) check(told);
}
