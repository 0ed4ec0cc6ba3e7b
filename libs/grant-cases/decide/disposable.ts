/** What of a case could be disposed of: its subjects, its events and their files. Read from the events, with what still lies there. */
import type { Person, RecordedEvent } from '#libs/event-log';
import { kidOf, PARTY, type Json } from '#libs/kernel';
import type { CaseEvent, CaseEventType } from '../events';
import { participantOf, type CaseState } from '../state';

/**
 * How a subject stands to the case. PARTY: everybody that a text is about who is not named as somebody who acts. DECIDER: has decided in it, and is what
 * proves the authority (KL 13:8 3). LEFT: has handled it, and does so no more.
 */
export type Standing = 'PARTY' | 'APPLICANT' | 'DECIDER' | 'TAKES_PART' | 'LEFT' | 'OTHER';

export interface DisposableSubject {
  readonly kid: string;
  /** Empty for the party. `[raderat]` when it is gone. */
  readonly name: string;
  readonly role: Person['role'] | null;
  readonly organisation: string | null;
  readonly standing: Standing;
}
export interface DisposableEvent {
  readonly id: string;
  readonly revision: number;
  readonly type: CaseEventType;
  readonly recordedAt: string;
  /** Its content is there no more. */
  readonly gone: boolean;
  /** Its content is never disposed of. */
  readonly kept: boolean;
  /** Number of the document that it brought, if it did. */
  readonly handling: number | null;
}
export interface DisposableFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  /** Ids of the events that it came with. */
  readonly events: readonly string[];
}
export interface Disposable {
  readonly subjects: readonly DisposableSubject[];
  readonly events: readonly DisposableEvent[];
  readonly files: readonly DisposableFile[];
}

/**
 * Documents of the handling. Never what registers the case, decides it, proves by what right, tells the board, or became of it in court (arkivlagen
 * 10 §: what is left must do for insight, for the courts and for research); nor who was barred, which keeps the case shut to them.
 */
export const DISPOSABLE: ReadonlySet<CaseEventType> = new Set<CaseEventType>([
  'ApplicationSubmitted',
  'AttachmentsReceived',
  'ApplicationAmended',
  'ApplicationWithdrawn',
  'CaseAcknowledged',
  'DelayNotified',
  'EligibilityChecked',
  'SupplementRequested',
  'SupplementReceived',
  'SupplementWaived',
  'SupplementReminded',
  'MeetingOffered',
  'MeetingScheduled',
  'MeetingHeld',
  'MeetingDeclined',
  'MeetingCancelled',
  'NoteRecorded',
  'ReferredToOtherFunding',
  'CriterionAssessed',
  'StateAidAssessed',
  'ProposalDrafted',
  'ProposalRevised',
  'ProposalSubmitted',
  'ProposalReturned',
  'CommunicationSent',
  'CommunicationReplied',
  'CommunicationSkipped',
  'ReferredToBoard',
  'ReportReceived',
]);

const DECIDING: ReadonlySet<string> = new Set<CaseEventType>([
  'DelegationVerified',
  'DecisionMade',
  'CaseWrittenOff',
  'DecisionSigned',
  'DecisionCorrected',
  'DecisionRevoked',
  'AppealExamined',
]);
/** Fields of theirs that name whoever decided: others who took part are named beside them. */
const DECIDES: readonly string[] = ['holder', 'decider', 'signer', 'corrector', 'examiner'];

/** An event of the case, as it lies in the log. */
export type Lying = Pick<RecordedEvent, 'id' | 'revision' | 'type' | 'recordedAt' | 'body'> & {
  readonly actor: Pick<RecordedEvent['actor'], 'ref' | 'role' | 'name' | 'organisation'>;
};

const isPerson = (value: Json): value is Json & Person =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'ref' in value && 'role' in value && 'name' in value;

/** Every person that is named somewhere in it. */
export function personsIn(value: Json): readonly Person[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPerson(value)) return [value];
  return Object.values(value).flatMap((inner) => personsIn(inner as Json));
}

function subjectsIn(caseId: string, events: readonly Lying[], state: CaseState): readonly DisposableSubject[] {
  const people = new Map<string, Person>();
  const [deciders, handled] = [new Set<string>(), new Set<string>()];
  for (const { type, body, actor } of events) {
    if (actor.role === 'applicant') people.set(actor.ref, { ...actor, role: 'applicant' });
    if (body === null) continue;
    for (const person of personsIn(body)) people.set(person.ref, person);
    if (DECIDING.has(type)) for (const field of DECIDES) for (const { ref } of personsIn(body[field] ?? null)) deciders.add(ref);
    if (type === 'CaseAssigned' || type === 'ParticipantReplaced' || type === 'ParticipantExcluded')
      for (const { ref } of personsIn(body)) handled.add(ref);
  }
  const standing = ({ ref, role }: Person): Standing => {
    if (role === 'applicant') return 'APPLICANT';
    if (deciders.has(ref)) return 'DECIDER';
    if (participantOf(state, ref)) return 'TAKES_PART';
    return handled.has(ref) ? 'LEFT' : 'OTHER';
  };
  return [
    { kid: kidOf(caseId, PARTY), name: '', role: null, organisation: null, standing: 'PARTY' },
    ...[...people.values()].map((person) => {
      const { ref, name, role, organisation } = person;
      return { kid: kidOf(caseId, ref), name, role, organisation, standing: standing(person) };
    }),
  ];
}

function filesIn(events: readonly Lying[]): readonly DisposableFile[] {
  const files = new Map<string, DisposableFile>();
  for (const { id, type, body } of events) {
    if (type !== 'AttachmentsReceived' || body === null) continue;
    for (const { sha256, name, bytes } of (body as unknown as Extract<CaseEvent, { type: 'AttachmentsReceived' }>['body']).files)
      files.set(sha256, { sha256, name, bytes, events: [...(files.get(sha256)?.events ?? []), id] });
  }
  return [...files.values()];
}

export function disposableIn(caseId: string, events: readonly Lying[], state: CaseState): Disposable {
  return {
    subjects: subjectsIn(caseId, events, state),
    events: events.map(({ id, revision, type, recordedAt, body }) => ({
      id,
      revision,
      type: type as CaseEventType,
      recordedAt,
      gone: body === null,
      kept: !DISPOSABLE.has(type as CaseEventType),
      handling: (body as { readonly handling?: { readonly number: number } } | null)?.handling?.number ?? null,
    })),
    files: filesIn(events),
  };
}
