/**
 * Disposal (gallring): decided by somebody who may, written down with the decision it rests on, and only then carried out, step by step. Destroying a
 * key is disposal too: it takes away what a public record says, so it needs a decision like any other (arkivlagen 10 §).
 */
import { accept, derivedId, type Decision } from '#libs/kernel';
import { isOpenAppeal } from '#libs/timers';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { disposalUnderWay, type CaseState, type Disposal } from '../state';
import type { CommandOf } from './commands';
import type { Disposable, DisposableSubject } from './disposable';
import { no } from './disposal-refusals';
import type { Refused } from './refusals';

type Asked = CommandOf<'DecideDisposal'>;

/** What is asked for that no disposal has taken yet. */
function remaining({ kids, events }: Asked, { disposals }: CaseState): Pick<Asked, 'kids' | 'events'> {
  const [gone, disposed] = [new Set(disposals.flatMap((one) => one.kids)), new Set(disposals.flatMap((one) => one.events))];
  return { kids: [...new Set(kids)].filter((one) => !gone.has(one)), events: [...new Set(events)].filter((one) => !disposed.has(one)) };
}

/** In a case that goes on, only those who have left it; those who decided, never. */
export function refuseSubject(subject: DisposableSubject, { closed }: CaseState): Refused | null {
  const { standing } = subject;
  const name = subject.name || { sv: 'Parten', en: 'The party' };
  if (standing === 'DECIDER') return no('disposal-keeps-decider', { name });
  if (!closed && standing !== 'LEFT') return no('disposal-takes-part', { name });
  return null;
}

function refuseSubjects(kids: readonly string[], { subjects }: Disposable, state: CaseState): Refused | null {
  for (const kid of kids) {
    const subject = subjects.find((one) => one.kid === kid);
    const refused = subject ? refuseSubject(subject, state) : no('disposal-unknown', {}, 'kids');
    if (refused) return refused;
  }
  return null;
}

function refuseEvents(ids: readonly string[], level: Asked['level'], { events }: Disposable): Refused | null {
  if (level === 'KEYS') return ids.length > 0 ? no('disposal-of-keys-only') : null;
  for (const id of ids) {
    const event = events.find((one) => one.id === id);
    if (!event) return no('disposal-unknown', {}, 'events');
    if (event.kept) return no('disposal-keeps', { number: event.revision + 1 });
  }
  return null;
}

/** Whatever is chosen. Null when something of this case can be disposed of at that level. */
export function refuseDisposal(level: Asked['level'], state: CaseState): Refused | null {
  if (state.hold) return no('disposal-held', { reason: sentence(state.hold.reason) });
  if (state.timing!.appeals.some(isOpenAppeal)) return no('disposal-appealed');
  if (state.decision && !state.legalForce) return no('disposal-appealable');
  return level === 'CONTENT' && !state.closed ? no('disposal-not-closed') : null;
}
const sentence = (reason: string): string => (/[.!?]$/.test(reason) ? reason : `${reason}.`);

/** Registrar or administrator, confirmed by the number of the case. What has been disposed of already is left out of it. */
export function decideDisposal(command: Asked, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { level, decision, reason, number } = command;
  const { disposable, caseId, commandId, today } = context;
  if (decision.reference.trim() === '' || decision.decidedBy.trim() === '' || decision.ground.trim() === '')
    return no('disposal-without-decision');
  if (decision.decidedOn > today) return no('disposal-decided-in-future');
  const known = state.registration?.number ?? caseId;
  if (number !== known) return no('disposal-number', { number: known });
  const { kids, events } = remaining(command, state);
  if (kids.length === 0 && events.length === 0) return command.kids.length + command.events.length > 0 ? accept() : no('disposal-empty');
  const refused = refuseDisposal(level, state) ?? (disposalUnderWay(state) ? no('disposal-under-way') : null);
  if (refused) return refused;
  if (!disposable) return no('disposal-unknown');
  const wrong = refuseEvents(events, level, disposable) ?? refuseSubjects(kids, disposable, state);
  if (wrong) return wrong;
  const goes = new Set([...events, ...state.disposals.flatMap((one) => one.events)]);
  const files = disposable.files
    .filter((file) => file.events.some((id) => events.includes(id)) && file.events.every((id) => goes.has(id)))
    .map(({ sha256 }) => sha256);
  const body = { disposalId: derivedId(commandId, 'disposal'), level, kids: [...kids], events: [...events], files, decision, reason };
  return accept<CaseEvent>({ type: 'DisposalDecided', body });
}

const disposalOf = (state: CaseState, id: string): Disposal | Refused =>
  state.disposals.find((one) => one.id === id) ?? no('disposal-not-decided');

export function recordKeyDestroyed(command: CommandOf<'RecordKeyDestroyed'>, state: CaseState): Decision<CaseEvent> {
  const { disposalId, kid, receipt } = command;
  const disposal = disposalOf(state, disposalId);
  if ('refusal' in disposal) return disposal;
  if (!disposal.kids.includes(kid)) return no('disposal-not-decided');
  if (disposal.destroyed.includes(kid)) return accept();
  return accept<CaseEvent>({ type: 'SubjectKeyDestroyed', body: { disposalId, kid, receipt } });
}

/** After the keys: while a content is there, its key is what would open a copy of it. */
export function recordHandlingDisposed(command: CommandOf<'RecordHandlingDisposed'>, state: CaseState): Decision<CaseEvent> {
  const { disposalId } = command;
  const disposal = disposalOf(state, disposalId);
  if ('refusal' in disposal) return disposal;
  const { events, decision, disposed } = disposal;
  if (disposed || events.length === 0) return accept();
  if (keysLeft(disposal)) return no('disposal-unfinished');
  const { schemeId, callId, channel, receivedAt, applicant } = state.application!;
  const remains = { schemeId, callId, channel, receivedAt, applicant: applicant?.ref ?? null };
  return accept<CaseEvent>({ type: 'HandlingDisposed', body: { disposalId, events: [...events], decision: decision.reference, remains } });
}
const keysLeft = ({ kids, destroyed }: Disposal): boolean => kids.some((kid) => !destroyed.includes(kid));

export function completeErasure(command: CommandOf<'CompleteErasure'>, state: CaseState): Decision<CaseEvent> {
  const { disposalId, forgotten, sealed } = command;
  const disposal = disposalOf(state, disposalId);
  if ('refusal' in disposal) return disposal;
  if (disposal.completed) return accept();
  if (keysLeft(disposal) || (disposal.events.length > 0 && !disposal.disposed)) return no('disposal-unfinished');
  return accept<CaseEvent>({
    type: 'ErasureCompleted',
    body: { disposalId, forgotten: forgotten.map((one) => ({ ...one })), sealed: { ...sealed } },
  });
}

/** Not once a disposal is under way: what is destroyed is not brought back by it. */
export function holdDisposal({ reason }: CommandOf<'HoldDisposal'>, state: CaseState, { commandId }: CaseContext): Decision<CaseEvent> {
  if (state.hold) return state.hold.reason === reason ? accept() : no('hold-stands');
  if (disposalUnderWay(state)) return no('disposal-under-way');
  return accept<CaseEvent>({ type: 'DisposalHeld', body: { holdId: derivedId(commandId, 'hold'), reason } });
}
export const liftHold = ({ reason }: CommandOf<'LiftDisposalHold'>, { hold }: CaseState): Decision<CaseEvent> =>
  hold ? accept<CaseEvent>({ type: 'DisposalHoldLifted', body: { holdId: hold.id, reason } }) : no('hold-missing');
