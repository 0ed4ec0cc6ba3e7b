/** What must hold of appeals, of legal force, and of decisions that fall or are corrected: read from the bare history, in the statute's own order. */
import { findAuthority } from '#libs/delegation';
import type { CaseEvent } from '../events';
import { all, barredAfter, has, last, must, sinceFall, type BodyOf, type Told } from './history';
import { order as usualOrder } from './world';

const grants = ({ content }: BodyOf<'DecisionMade'>): boolean => content.outcome === 'BIFALL' || content.outcome === 'DELVIS_BIFALL';
const standing = (history: readonly CaseEvent[]): string | undefined =>
  (last(sinceFall(history), 'DecisionMade') ?? last(sinceFall(history), 'CaseWrittenOff'))?.decisionId;

/** Ids of the appeals of a decision. */
const appealsOf = (history: readonly CaseEvent[], decisionId: string | undefined): readonly string[] => [
  ...new Set(
    [...all(history, 'AppealReceived'), ...all(history, 'CourtCaseNotified')]
      .filter((one) => one.decisionId === decisionId)
      .map(({ appealId }) => appealId),
  ),
];
/** The last that the courts have said, unless a higher one has taken it up since. */
function answer(history: readonly CaseEvent[], appealId: string): BodyOf<'CourtRuled'> | undefined {
  const said = history.findLast(
    ({ type, body }) => (type === 'CourtRuled' || type === 'CourtCaseNotified') && (body as { appealId: string }).appealId === appealId,
  );
  return said?.type === 'CourtRuled' ? said.body : undefined;
}

function legalForce({ history, events }: Told): void {
  if (!has(events, 'LegalForceConfirmed')) return;
  const [confirmed] = all(events, 'LegalForceConfirmed');
  for (const appealId of appealsOf(history, standing(history))) {
    const ruling = answer(history, appealId);
    must(typeof ruling?.finalOn === 'string', '13:5 no legal force while an appeal is not answered for good');
    must(ruling!.outcome !== 'ANNULLED', '13:8 what is annulled gains no legal force');
    must(confirmed!.confirmedOn >= ruling!.finalOn!, 'no legal force before the ruling has it');
  }
}

function appeals({ history, events }: Told): void {
  must(!has(events, 'AppealExamined'), '13:6 the region does not examine whether an appeal came in time');
  for (const { appealId } of all(events, 'AppealForwarded')) {
    must(
      all(history, 'AppealReceived').some((one) => one.appealId === appealId),
      'what is forwarded has come in',
    );
    must(!all(history, 'AppealForwarded').some((one) => one.appealId === appealId), 'it is forwarded once');
  }
  for (const { decisionId } of all(events, 'AppealReceived'))
    must(
      [...all(history, 'DecisionMade'), ...all(history, 'CaseWrittenOff')].some((one) => one.decisionId === decisionId),
      'an appeal is of a decision of the case',
    );
}

function falls({ history, events, context, order = usualOrder }: Told): void {
  for (const { appealId, decisionId } of all(events, 'CaseReopenedAfterAnnulment')) {
    const ruling = answer(history, appealId);
    must(ruling?.outcome === 'ANNULLED' && ruling.finalOn !== null, 'only an annulment that is final takes a case up anew');
    must(decisionId === standing(history) && appealsOf(history, decisionId).includes(appealId), 'it is the decision that was appealed');
  }
  for (const { ground, termId, decisionId } of all(events, 'DecisionRevoked')) {
    const made = last(sinceFall(history), 'DecisionMade');
    must(decisionId === standing(history), 'what is revoked stands');
    must(context.actor.role === 'delegate', '1 only a delegate revokes');
    must(ground === 'IN_FAVOUR' ? made?.content.outcome !== 'BIFALL' : made !== undefined && grants(made), 'the ground fits the decision');
    must(ground !== 'RESERVATION' || made!.content.terms.some(({ id }) => id === termId), 'the decision itself reserves it');
    const found = findAuthority(order, {
      caseGroup: 'H',
      kind: made?.content.outcome ?? 'AVSKRIVNING',
      amountOre: made?.content.amountOre ?? 0,
      holderRef: context.actor.ref,
      on: context.today,
      unavailable: [...barredAfter(history)],
    });
    must('authority' in found, '2 valid delegation on the day');
    for (const appealId of appealsOf(history, decisionId)) {
      const withCourt = [...all(history, 'AppealForwarded'), ...all(history, 'CourtCaseNotified')].some((one) => one.appealId === appealId);
      must(!withCourt || typeof answer(history, appealId)?.finalOn === 'string', 'FL 39: not while the court has it');
    }
  }
}

function corrections({ history, events, context }: Told): void {
  for (const { decisionId, before, after } of all(events, 'DecisionCorrected')) {
    must(context.actor.role === 'delegate' && decisionId === standing(history), 'a delegate corrects the decision that stands');
    const { content } = last(history, 'DecisionMade')!;
    const first = [content.reasons, ...content.criterionReasons.map(({ text }) => text), ...content.terms.map(({ text }) => text)];
    const later = all(sinceFall(history), 'DecisionCorrected').map((one) => one.after);
    must([...first, content.payment?.plan, ...later].includes(before), '13 the text that is corrected is one that stood there');
    must(before !== after && after.trim() !== '', '13 and another stands there now');
  }
}

function newDecisions({ history, events }: Told): void {
  const ids = [...all(history, 'DecisionMade'), ...all(history, 'CaseWrittenOff')].map(({ decisionId }) => decisionId);
  for (const { decisionId } of [...all(events, 'DecisionMade'), ...all(events, 'CaseWrittenOff')])
    must(!ids.includes(decisionId), 'every decision has an id of its own');
  const revoked = history.findLast(({ type }) => type === 'DecisionRevoked' || type === 'CaseReopenedAfterAnnulment');
  if (revoked?.type !== 'DecisionRevoked' || revoked.body.ground !== 'IN_FAVOUR') return;
  const former = all(history, 'DecisionMade').find(({ decisionId }) => decisionId === revoked.body.decisionId);
  for (const { content } of all(events, 'DecisionMade'))
    must(!former || content.amountOre >= former.content.amountOre, 'what was revoked in favour does not become worse');
}

/** Throws with what is broken. */
export function afterwards(told: Told): void {
  for (const check of [legalForce, appeals, falls, corrections, newDecisions]) check(told);
}
