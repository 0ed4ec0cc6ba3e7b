/** What a decision letter says, out of the case as it stood when the decision was approved. */
import { asEvent, stateOf, type Person, type RecordedEvent } from '#libs/event-log';
import { caseDecider, caseEvents, type CaseEvent, type CaseState } from '#libs/grant-cases';
import { dayOf, sha256Hex } from '#libs/kernel';
import { guidelinesOn, type SchemeState } from '#libs/schemes';
import type { DecisionFacts } from './decision-letter';
import { NO_LETTERHEAD, type Letterheads } from './letterhead';

type Signed = Extract<CaseEvent, { type: 'DecisionSigned' }>['body'];
/** Of the statement, what the case's state doesn't keep. */
interface Statement {
  readonly föredragande: Named | null;
  readonly deltagare: readonly Named[];
  readonly skiljaktig: readonly (Named & { readonly text: string })[];
}
type Named = Pick<Person, 'name' | 'organisation'>;
const who = ({ name, organisation }: Named): string => (organisation ? `${name}, ${organisation}` : name);

/** The approval of a decision in its case; undefined when there is none, or when its content has been disposed of. */
export function signedIn(
  events: readonly RecordedEvent[],
  decisionId: string,
): { readonly signed: Signed; readonly event: RecordedEvent } | undefined {
  for (const event of events) {
    const known = event.type === 'DecisionSigned' ? asEvent(caseEvents, event) : undefined;
    if (known?.type === 'DecisionSigned' && known.body.decisionId === decisionId) return { signed: known.body, event };
  }
  return undefined;
}

const causeOf = (events: readonly RecordedEvent[], decisionId: string) => {
  for (const event of events) {
    const known = event.type === 'CaseWrittenOff' ? asEvent(caseEvents, event) : undefined;
    if (known?.type === 'CaseWrittenOff' && known.body.decisionId === decisionId) return known.body;
  }
  return undefined;
};

/**
 * `events` = the whole case, `scheme` = the one that it is made under. Throws when the case doesn't hold what a signed decision rests on: nothing is
 * left out of a decision in silence.
 */
export function factsOf(
  decisionId: string,
  events: readonly RecordedEvent[],
  scheme: SchemeState,
  letterheads: Letterheads,
): DecisionFacts | undefined {
  const found = signedIn(events, decisionId);
  if (!found) return undefined;
  const { signed, event } = found;
  if (sha256Hex(signed.statement) !== signed.statementSha256)
    throw new Error(`the statement of ${decisionId} is not the one that was approved`);
  const then = events.filter(({ revision }) => revision <= event.revision);
  const state: CaseState = stateOf(caseEvents, caseDecider, then);
  const { application, registration, decision, verified } = state;
  const { established } = scheme;
  if (!application || !registration || !decision || !verified || !established) throw new Error(`the case of ${decisionId} is not whole`);
  const writtenOff = causeOf(then, decisionId);
  const content = decision.content ?? {
    amountOre: 0,
    terms: [],
    termsVersion: null,
    payment: null,
    criterionReasons: [],
    reasons: writtenOff!.reasons,
  };
  const guidelines = guidelinesOn(scheme, dayOf(application.receivedAt)) ?? null;
  const names = new Map(guidelines?.criteria.map(({ id, name }) => [id, name]));
  const { organisation, title, amountOre: soughtOre } = application.content;
  const statement = JSON.parse(signed.statement) as Statement;
  return {
    number: registration.number,
    schemeName: established.name,
    board: established.board,
    legalRegime: established.legalRegime,
    letterhead: letterheads[established.boardId] ?? NO_LETTERHEAD,
    organisation: organisation.name,
    organisationNumber: organisation.number,
    title,
    soughtOre,
    kind: decision.kind,
    cause: writtenOff?.cause ?? null,
    amountOre: content.amountOre,
    decidedOn: decision.decidedOn,
    decider: { name: decision.decider.name, postTitle: verified.postTitle, acting: verified.acting },
    authority: verified,
    presenter: statement.föredragande && who(statement.föredragande),
    participants: statement.deltagare.map(who),
    dissent: statement.skiljaktig.map((one) => ({ who: who(one), text: one.text })),
    guidelines,
    reasons: content.reasons,
    criterionReasons: content.criterionReasons.map(({ criterion, text }) => ({ name: names.get(criterion) ?? criterion, text })),
    terms: content.terms.map(({ text }) => text),
    termsVersion: content.termsVersion,
    payment: content.payment,
    signedAt: event.recordedAt,
    statement: signed.statement,
    statementSha256: signed.statementSha256,
  };
}
