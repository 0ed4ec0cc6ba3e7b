/** A case as the bare history tells it, for checks that must not lean on the state that the rules go by. */
import type { OrderState } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import type { CaseContext } from '../context';
import type { CaseCommand } from '../decide/commands';
import type { CaseEvent, CaseEventType } from '../events';

/** An accepted command: what had happened, what it brought about, and in what world. */
export interface Told {
  readonly history: readonly CaseEvent[];
  readonly events: readonly CaseEvent[];
  readonly command: CaseCommand;
  readonly context: CaseContext;
  readonly order?: OrderState;
}
export type BodyOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>['body'];
export const all = <T extends CaseEventType>(history: readonly CaseEvent[], type: T): readonly BodyOf<T>[] =>
  history.filter((event) => event.type === type).map(({ body }) => body as BodyOf<T>);
export const last = <T extends CaseEventType>(history: readonly CaseEvent[], type: T): BodyOf<T> | undefined => all(history, type).at(-1);
export const has = (history: readonly CaseEvent[], ...types: readonly CaseEventType[]): boolean =>
  history.some(({ type }) => types.includes(type));
/** What has happened since the last decision fell: to what there is of a decision now, nothing before it counts. */
export const sinceFall = (history: readonly CaseEvent[]): readonly CaseEvent[] =>
  history.slice(history.findLastIndex(({ type }) => type === 'DecisionRevoked' || type === 'CaseReopenedAfterAnnulment') + 1);
/** Throws with the invariant's number when it is broken. */
export const must = (holds: boolean, invariant: string): void => {
  if (!holds) throw new Error(`broken: ${invariant}`);
};

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

/** Who takes part after a history, whether barred or not. */
export function participantsAfter(history: readonly CaseEvent[]): readonly Person[] {
  let people: readonly Person[] = [];
  for (const { type, body } of history) {
    if (type === 'CaseAssigned') people = [body.official, ...body.advisers];
    if (type === 'ParticipantExcluded') people = people.filter(({ ref }) => ref !== body.person.ref);
    if (type === 'ParticipantReplaced') people = [...people.filter(({ ref }) => ref !== body.former.ref), body.successor];
  }
  return people;
}

export const isProposal = ({ type }: CaseEvent): boolean => type === 'ProposalDrafted' || type === 'ProposalRevised';
export const lastProposal = (history: readonly CaseEvent[]) => history.findLast(isProposal)?.body as BodyOf<'ProposalDrafted'> | undefined;
