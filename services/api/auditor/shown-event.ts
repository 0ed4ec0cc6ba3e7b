/** An event of the log as an auditor reads it. */
import type { RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX, type CaseEventType } from '#libs/grant-cases/events';
import { ROLE_NAMES, type Basis, type Language, type Role } from '#libs/kernel';
import { sentenceOf } from '#projections/case-history';
import type { Columns } from './csv';
import { eventKind } from './event-kinds';

/** `leaf` is the canonical envelope, byte for byte, that its hash is of. */
export interface ShownEvent extends Omit<RecordedEvent, 'leaf' | 'leafHash'> {
  readonly leaf: string;
  readonly leafSha256: string;
  /** What the event is called, and what it rests on; the type itself when this version doesn't know it. */
  readonly label: string;
  readonly basis: Basis | null;
  readonly citation: string | null;
  readonly roleName: string;
  /** Null when the event is of no case. */
  readonly caseId: string | null;
  /** What happened, as the history of the case says it; null when the event is of no case. */
  readonly sentence: string | null;
}

export function shown({ leaf, leafHash, ...event }: RecordedEvent, language: Language): ShownEvent {
  const kind = eventKind(event.type);
  const caseId = event.stream.startsWith(CASE_PREFIX) ? event.stream.slice(CASE_PREFIX.length) : null;
  const { role } = event.actor;
  return {
    ...event,
    leaf: leaf.toString('utf8'),
    leafSha256: leafHash.toString('hex'),
    label: kind?.label[language] ?? event.type,
    basis: kind?.basis ?? null,
    citation: kind?.citation ?? null,
    roleName: ROLE_NAMES[role as Role]?.[language] ?? role,
    caseId,
    sentence: caseId === null || !kind ? null : sentenceOf(event.type as CaseEventType, event.body)[language],
  };
}

const BASES = { LAW: 'lag', POLICY: 'rutin' } as const;

/** The log is kept in Swedish, so its files are. */
export const EVENT_COLUMNS: Columns<ShownEvent> = {
  Position: ({ position }) => position,
  Ström: ({ stream }) => stream,
  Revision: ({ revision }) => revision,
  Händelse: ({ label }) => label,
  Beskrivning: ({ sentence }) => sentence,
  Grund: ({ basis }) => (basis === null ? null : BASES[basis]),
  Lagrum: ({ citation }) => citation,
  Vem: ({ actor }) => actor.name,
  Roll: ({ roleName }) => roleName,
  Organisation: ({ actor }) => actor.organisation,
  'Personens beteckning': ({ actor }) => actor.ref,
  Tillitsnivå: ({ actor }) => actor.acr,
  'Inträffade (UTC)': ({ effectiveAt }) => effectiveAt,
  'Antecknades (UTC)': ({ recordedAt }) => recordedAt,
  Regler: ({ rules }) => rules,
  Typ: ({ type, schemaVersion }) => `${type}/${schemaVersion}`,
  'Händelsens id': ({ id }) => id,
  'Åtgärdens id': ({ commandId }) => commandId,
  'Kuvertets SHA-256': ({ leafSha256 }) => leafSha256,
  'Innehåll (JSON)': ({ body }) => (body === null ? 'gallrat' : JSON.stringify(body)),
};
