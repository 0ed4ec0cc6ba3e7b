/** What must hold of a decision, read from the bare history and the world. */
import { createHash } from 'node:crypto';
import { findAuthority } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import type { CaseEvent, CaseEventType, Outcome } from '../events';
import {
  all,
  barredAfter,
  has,
  isProposal,
  last,
  lastProposal,
  must,
  participantsAfter,
  sinceFall,
  type BodyOf,
  type Told,
} from './history';
import { guidelines, order as usualOrder } from './world';

export const DECISIONS: readonly CaseEventType[] = ['DecisionMade', 'CaseWrittenOff'];
export const ENDING: readonly CaseEventType[] = ['DelegationVerified', ...DECISIONS, 'DecisionSigned'];

/** After these a proposal has to be written anew. */
const OVERTAKES: readonly CaseEventType[] = [
  'ApplicationAmended',
  'EligibilityChecked',
  'CriterionAssessed',
  'StateAidAssessed',
  'SupplementReceived',
  'ParticipantExcluded',
  'DecisionRevoked',
  'CaseReopenedAfterAnnulment',
];

/** `since` = from the application as it reads now. */
function upToDate(history: readonly CaseEvent[], since: readonly CaseEvent[], outcome: Outcome): void {
  const barred = barredAfter(history);
  must(!has(history.slice(history.findLastIndex(isProposal)), ...OVERTAKES), 'nothing has overtaken the proposal');
  must(!barred.has(lastProposal(history)!.author.ref), '4 nobody barred wrote the proposal');
  const answered = [...all(history, 'SupplementReceived'), ...all(history, 'SupplementWaived')].map(({ supplementId }) => supplementId);
  must(
    all(history, 'SupplementRequested').every(({ supplementId }) => answered.includes(supplementId)),
    'no supplement is awaited',
  );
  if (outcome === 'AVVISNING') return;
  const assessed = all(since, 'CriterionAssessed').map(({ assessor, criterion }) => `${assessor.ref} ${criterion}`);
  const behind = participantsAfter(history).filter(
    ({ ref }) => !barred.has(ref) && guidelines.criteria.some(({ id }) => !assessed.includes(`${ref} ${id}`)),
  );
  must(behind.length === 0, 'everybody has assessed every criterion of the application as it reads now');
  must(has(since, 'StateAidAssessed'), 'state aid is assessed');
}

export function oneDecision({ history, events, command, context, order = usualOrder }: Told): void {
  const ending = events.filter(({ type }) => ENDING.includes(type));
  if (ending.length === 0) return;
  must(!has(sinceFall(history), ...ENDING), '3 a case is decided once, until the decision falls');
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
  must('statementSha256' in command && command.statementSha256 === signed!.statementSha256, 'what was shown is what is signed');
  const head = (JSON.parse(signed!.statement) as { caseHead: { rev: number; leafHash: string } }).caseHead;
  must(head.rev === history.length - 1 && head.leafHash === context.head?.leafHashB64, 'the statement is bound to the history');
  const { sitting } = signed!;
  const sum = createHash('sha256')
    .update('liggaren/sitting/v1\0')
    .update(Buffer.from(sitting?.digests.join('') ?? '', 'hex'))
    .digest('base64url');
  must(
    sitting === undefined || (sitting.digests.includes(signed!.statementSha256) && sitting.nonce === sum),
    'the sign-in was for this statement, alone or among others',
  );
  const age = Date.parse(context.now) - Date.parse(signed!.authenticatedAt);
  must(age >= 0 && age <= 120_000, 'the sign-in is fresh');
}

export function decided({ history, events, context }: Told): void {
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
  upToDate(history, since, content.outcome);
  must(
    content.outcome === 'BIFALL' || has(sinceFall(history), 'CommunicationReplied', 'CommunicationTimeLapsed', 'CommunicationSkipped'),
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
