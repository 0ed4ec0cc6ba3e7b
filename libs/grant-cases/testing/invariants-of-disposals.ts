/** What must hold of disposals, read from the bare history: nothing goes without a decision, early, or by halves. */
import type { CaseEvent, CaseEventType } from '../events';
import { all, has, last, must, sinceFall, type BodyOf, type Told } from './history';
import { eventId } from './world';

/** What the system records of a disposal. */
export const CARRIED_OUT: readonly CaseEventType[] = ['SubjectKeyDestroyed', 'HandlingDisposed', 'ErasureCompleted'];
/** What may come after the end of a case, and does not open it. */
export const OF_DISPOSAL: readonly CaseEventType[] = [...CARRIED_OUT, 'DisposalDecided', 'DisposalHeld', 'DisposalHoldLifted'];

/** What proves the decision: of these the content stays, whatever is decided. */
const KEPT: readonly CaseEventType[] = [
  ...(['ApplicationRegistered', 'DelegationVerified', 'DecisionMade', 'CaseWrittenOff', 'DecisionSigned', 'CaseClosed'] as const),
  ...(['DecisionReportedToBoard', 'DecisionSeparatelyMinuted', 'LegalForceConfirmed', 'CourtRuled', 'ConflictOfInterestDeclared'] as const),
  ...OF_DISPOSAL,
];

const onHold = (history: readonly CaseEvent[]): boolean =>
  history.findLast(({ type }) => type === 'DisposalHeld' || type === 'DisposalHoldLifted')?.type === 'DisposalHeld';
const disposalOf = (history: readonly CaseEvent[], id: string): BodyOf<'DisposalDecided'> | undefined =>
  all(history, 'DisposalDecided').find(({ disposalId }) => disposalId === id);
const destroyed = (history: readonly CaseEvent[], id: string): readonly string[] =>
  all(history, 'SubjectKeyDestroyed').flatMap(({ disposalId, kid }) => (disposalId === id ? [kid] : []));

function decided({ history, events, context: { actor } }: Told): void {
  for (const body of all(events, 'DisposalDecided')) {
    must(actor.role === 'registrar' || actor.role === 'administrator', 'disposal is entered by those who keep the archive');
    must(body.decision.reference.trim() !== '', 'nothing is disposed of without a decision');
    must(!onHold(history), 'nothing is disposed of while somebody needs it');
    const finished = all(history, 'ErasureCompleted').map(({ disposalId }) => disposalId);
    must(
      all(history, 'DisposalDecided').every(({ disposalId }) => finished.includes(disposalId)),
      'one disposal is finished before the next',
    );
    const now = sinceFall(history);
    must(!has(now, 'DecisionMade', 'CaseWrittenOff') || has(now, 'LegalForceConfirmed'), 'nothing goes while the decision can be appealed');
    for (const { appealId } of [...all(history, 'AppealReceived'), ...all(history, 'CourtCaseNotified')])
      must(
        all(history, 'CourtRuled').some((ruling) => ruling.appealId === appealId && ruling.finalOn !== null),
        'nothing goes that a court may need',
      );
    must(
      body.level === 'KEYS' ? body.events.length + body.files.length === 0 : has(now, 'CaseClosed'),
      'documents go from closed cases only',
    );
    const before = all(history, 'DisposalDecided');
    must(body.kids.length + body.events.length > 0, 'a disposal disposes of something');
    must(!before.some(({ kids }) => kids.some((kid) => body.kids.includes(kid))), 'a key is destroyed once');
    must(!before.some((one) => one.events.some((id) => body.events.includes(id))), 'a content goes once');
    const types = body.events.map((id) => history.find((_, revision) => eventId(revision) === id)?.type);
    must(
      types.every((type) => type !== undefined && !KEPT.includes(type)),
      'what proves the decision stays',
    );
    const deciders = [...all(history, 'DecisionMade'), ...all(history, 'CaseWrittenOff')].map(({ decider }) => decider.ref);
    must(!body.kids.some((kid) => deciders.some((ref) => kid.endsWith(`/${ref}`))), '13:8 who decided stays');
    if (!has(now, 'CaseClosed')) must(!body.kids.some((kid) => kid.endsWith('/party')), 'the party of a case that goes on stays');
  }
}

function carriedOut({ history, events }: Told): void {
  for (const { disposalId, kid } of all(events, 'SubjectKeyDestroyed')) {
    must(disposalOf(history, disposalId)?.kids.includes(kid) === true, 'what is destroyed was decided');
    must(!destroyed(history, disposalId).includes(kid), 'and is recorded once');
  }
  for (const { disposalId, events: ids, decision, remains } of all(events, 'HandlingDisposed')) {
    const known = disposalOf(history, disposalId);
    must(known?.events.join() === ids.join() && known.decision.reference === decision, 'what goes was decided');
    must(
      known!.kids.every((kid) => destroyed(history, disposalId).includes(kid)),
      'after the keys',
    );
    const { schemeId, receivedAt, applicant } = last(history, 'ApplicationSubmitted')!;
    const told = { ...remains, applicant: applicant?.ref ?? null };
    must(
      remains.schemeId === schemeId && remains.receivedAt === receivedAt && told.applicant === remains.applicant,
      'and what remains is true',
    );
  }
  for (const { disposalId } of all(events, 'ErasureCompleted')) {
    const known = disposalOf(history, disposalId);
    must(known?.kids.every((kid) => destroyed(history, disposalId).includes(kid)) === true, 'it is said to be done when it is: keys');
    const gone = all(history, 'HandlingDisposed').some((one) => one.disposalId === disposalId);
    must(gone || known!.events.length === 0, 'it is said to be done when it is: contents');
  }
}

/** Nobody is written of whose key is gone: there would be no key to write it under. */
function erased({ history, events }: Told): void {
  const kids = all(history, 'DisposalDecided').flatMap((one) => one.kids);
  const named = JSON.stringify(events);
  for (const ref of kids.map((kid) => kid.slice(kid.indexOf('/') + 1)))
    must(ref === 'party' || !named.includes(`"ref":"${ref}"`), 'nobody who was erased is named again');
  const emptied = kids.some((kid) => kid.endsWith('/party')) || all(history, 'DisposalDecided').some(({ level }) => level === 'CONTENT');
  must(
    !emptied || events.every(({ type }) => OF_DISPOSAL.includes(type) || type === 'DecisionDocumentMade' || type === 'DecisionFetched'),
    'nothing is written in a case that has been disposed of',
  );
}

export function disposals(told: Told): void {
  for (const check of [decided, carriedOut, erased]) check(told);
}
