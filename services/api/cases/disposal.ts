/** What those who keep the archive need to know before anything goes, and what is left to see afterwards. Names of persons, and nothing of what anybody wrote. */
import type { RecordedEvent } from '#libs/event-log';
import { disposableIn, refuseDisposal, refuseSubject, type CaseState, type Standing } from '#libs/grant-cases';
import { caseEvents, caseStream, type CaseEvent, type CaseEventType } from '#libs/grant-cases/events';
import { kidOfActor, marksByType, personalFields } from '#libs/privacy';
import { ROLE_NAMES, type Language, type Role } from '#libs/kernel';

type Body<T extends CaseEventType> = Extract<CaseEvent, { type: T }>['body'];

export interface DisposalSubject {
  readonly kid: string;
  /** Empty for the party. */
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly standing: Standing;
  /** How many fields of the case's events its key opens. */
  readonly fields: number;
  /** May be chosen now. */
  readonly mayGo: boolean;
  /** The decision by which it is gone; null when it is not. */
  readonly goneBy: string | null;
}
export interface DisposalItem {
  readonly id: string;
  /** From 1, as the history counts. */
  readonly number: number;
  readonly label: string;
  readonly at: string;
  readonly handling: number | null;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly kept: boolean;
  readonly goneBy: string | null;
}
export interface ShownDisposal {
  readonly id: string;
  readonly level: Body<'DisposalDecided'>['level'];
  readonly decision: Body<'DisposalDecided'>['decision'];
  readonly reason: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly events: readonly number[];
  readonly files: number;
  readonly keys: readonly { readonly kid: string; readonly standing: Standing | null; readonly destroyedAt: string | null }[];
  readonly disposedAt: string | null;
  readonly completed: {
    readonly at: string;
    readonly forgotten: Body<'ErasureCompleted'>['forgotten'];
    readonly sealed: Body<'ErasureCompleted'>['sealed'];
  } | null;
}
export interface DisposalAnswer {
  readonly number: string | null;
  readonly closed: boolean;
  /** Why nothing can be disposed of at the level now; null when something can. */
  readonly refused: { readonly KEYS: string | null; readonly CONTENT: string | null };
  readonly hold: { readonly reason: string; readonly by: string; readonly at: string } | null;
  readonly subjects: readonly DisposalSubject[];
  readonly events: readonly DisposalItem[];
  /** First to latest. */
  readonly disposals: readonly ShownDisposal[];
}

const MARKS = marksByType([caseEvents]);

/** By kid: fields of the events, and the names of those who acted. */
function fieldsByKid(caseId: string, events: readonly RecordedEvent[]): ReadonlyMap<string, number> {
  const fields = new Map<string, number>();
  const count = (kid: string): void => void fields.set(kid, (fields.get(kid) ?? 0) + 1);
  for (const { type, body, actor } of events) {
    if (body !== null) for (const { kid } of personalFields(caseStream(caseId), body, MARKS.get(type) ?? [])) count(kid);
    if (actor.role === 'applicant') count(kidOfActor(caseStream(caseId), actor.ref));
  }
  return fields;
}

const told = <T extends CaseEventType>(events: readonly RecordedEvent[], type: T) =>
  events.flatMap((event) => (event.type === type && event.body !== null ? [{ ...event, body: event.body as unknown as Body<T> }] : []));

export function disposalOf(caseId: string, events: readonly RecordedEvent[], state: CaseState, language: Language): DisposalAnswer {
  const { subjects, events: items, files } = disposableIn(caseId, events, state);
  const fields = fieldsByKid(caseId, events);
  const decided = told(events, 'DisposalDecided');
  const destroyed = new Map(told(events, 'SubjectKeyDestroyed').map(({ body }) => [body.kid, body.receipt.destroyedAt]));
  const goneBy = (is: (body: Body<'DisposalDecided'>) => boolean): string | null =>
    decided.find(({ body }) => is(body))?.body.decision.reference ?? null;
  const numberOf = new Map(items.map(({ id, revision }) => [id, revision + 1]));
  const standingOf = new Map(subjects.map(({ kid, standing }) => [kid, standing]));
  const refused = (level: 'KEYS' | 'CONTENT'): string | null => refuseDisposal(level, state)?.refusal.message[language] ?? null;
  const held = told(events, 'DisposalHeld').findLast(({ body }) => body.holdId === state.hold?.id);
  return {
    number: state.registration?.number ?? null,
    closed: state.closed,
    refused: { KEYS: refused('KEYS'), CONTENT: refused('CONTENT') },
    hold: held ? { reason: held.body.reason, by: held.actor.name, at: held.recordedAt } : null,
    subjects: subjects.map((subject) => ({
      ...subject,
      role: subject.role === null ? null : ROLE_NAMES[subject.role as Role][language],
      fields: fields.get(subject.kid) ?? 0,
      mayGo: refuseSubject(subject, state) === null,
      goneBy: goneBy(({ kids }) => kids.includes(subject.kid)),
    })),
    events: items.map(({ id, revision, type, recordedAt, kept, handling }) => ({
      id,
      number: revision + 1,
      label: caseEvents[type].label[language],
      at: recordedAt,
      handling,
      files: files.filter((file) => file.events.includes(id)).map(({ name, bytes }) => ({ name, bytes })),
      kept,
      goneBy: goneBy((body) => body.events.includes(id)),
    })),
    disposals: decided.map(({ body, actor, recordedAt }) => {
      const { disposalId: id, level, decision, reason, kids, events: ids, files: gone } = body;
      const of = <T extends { readonly disposalId: string }>({ body: one }: { readonly body: T }): boolean => one.disposalId === id;
      const completed = told(events, 'ErasureCompleted').find(of);
      return {
        id,
        level,
        decision,
        reason,
        enteredBy: actor.name,
        enteredAt: recordedAt,
        files: gone.length,
        events: ids.map((one) => numberOf.get(one) ?? 0),
        keys: kids.map((kid) => ({ kid, standing: standingOf.get(kid) ?? null, destroyedAt: destroyed.get(kid) ?? null })),
        disposedAt: told(events, 'HandlingDisposed').find(of)?.recordedAt ?? null,
        completed: completed ? { at: completed.recordedAt, forgotten: completed.body.forgotten, sealed: completed.body.sealed } : null,
      };
    }),
  };
}
