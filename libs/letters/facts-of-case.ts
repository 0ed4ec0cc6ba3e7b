/** What a decision letter says, out of the case as it stood when the decision was approved. */
import { asEvent, stateOf, type Person, type RecordedEvent } from '#libs/event-log';
import { caseDecider, caseEvents, CORRECTABLE_NAMES, type CaseEvent, type CaseState } from '#libs/grant-cases';
import { dayOf, sha256Hex } from '#libs/kernel';
import { guidelinesOn, type SchemeState } from '#libs/schemes';
import type { Approved, Correction, Revocation } from './changed';
import type { DecisionFacts } from './decision-letter';
import { NO_LETTERHEAD, type Letterheads } from './letterhead';

type BodyOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['body'];
type Signed = BodyOf<'DecisionSigned'>;
type Change = BodyOf<'DecisionCorrected'> | BodyOf<'DecisionRevoked'>;
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

/** The post that a change was made in stands in what was approved. */
function approvedIn({ approval, itemNumber, orderVersion }: Change, by: Person, on: string, { recordedAt }: RecordedEvent): Approved {
  const said = approval && (JSON.parse(approval.statement) as { readonly beslutsfattare?: { readonly post?: string } });
  if (approval && sha256Hex(approval.statement) !== approval.statementSha256)
    throw new Error('the statement of a change is not the one that was approved');
  const statement = approval ? { text: approval.statement, sha256: approval.statementSha256 } : null;
  return {
    by: by.name,
    postTitle: said?.beslutsfattare?.post ?? null,
    on,
    at: recordedAt,
    authority: { itemNumber, orderVersion },
    statement,
  };
}

function whereIn({ field, part }: BodyOf<'DecisionCorrected'>, criteria: ReadonlyMap<string, string>): string {
  if (field === 'CRITERION_REASONS') return `skälen för kriteriet ${criteria.get(part ?? '') ?? part}`;
  return CORRECTABLE_NAMES[field].sv;
}

/** Throws when what was corrected can't be read: a decision that says less of itself than it should is none. */
function correctionsOf(decisionId: string, events: readonly RecordedEvent[], criteria: ReadonlyMap<string, string>): readonly Correction[] {
  return events
    .filter(({ type }) => type === 'DecisionCorrected')
    .flatMap((event): readonly Correction[] => {
      const known = asEvent(caseEvents, event);
      if (known?.type !== 'DecisionCorrected') throw new Error(`a correction of ${decisionId} can't be read`);
      const { body } = known;
      const { before, after, reason } = body;
      if (body.decisionId !== decisionId) return [];
      return [{ ...approvedIn(body, body.corrector, body.correctedOn, event), where: whereIn(body, criteria), before, after, reason }];
    });
}

/** The revocation at a revision of the case; undefined when that is something else, or its content has been disposed of. */
export function revocationOf(events: readonly RecordedEvent[], revision: number): Revocation | undefined {
  const event = events.find((one) => one.revision === revision);
  const known = event && asEvent(caseEvents, event);
  if (known?.type !== 'DecisionRevoked') return undefined;
  const { body } = known;
  const { ground, termId, reason, hearing, paidOre } = body;
  const before = stateOf(
    caseEvents,
    caseDecider,
    events.filter((one) => one.revision < revision),
  );
  const term = before.decision?.content?.terms.find(({ id }) => id === termId)?.text ?? null;
  return { ...approvedIn(body, body.decider, body.revokedOn, event!), ground, term, reason, hearing, paidOre };
}

/**
 * `events` = the whole case, `scheme` = the one that it is made under. Throws when the case doesn't hold what a signed decision rests on: nothing is
 * left out of a decision in silence. `upTo` = a later revision to tell it as of, with what was corrected by then; left out = as it was approved.
 */
export function factsOf(
  decisionId: string,
  events: readonly RecordedEvent[],
  scheme: SchemeState,
  letterheads: Letterheads,
  upTo?: number,
): DecisionFacts | undefined {
  const found = signedIn(events, decisionId);
  if (!found) return undefined;
  const { signed, event } = found;
  if (sha256Hex(signed.statement) !== signed.statementSha256)
    throw new Error(`the statement of ${decisionId} is not the one that was approved`);
  const then = events.filter(({ revision }) => revision <= (upTo ?? event.revision));
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
  const names = new Map<string, string>(guidelines?.criteria.map(({ id, name }) => [id, name]));
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
    corrections: correctionsOf(decisionId, then, names),
  };
}
