import type { Person } from '#libs/event-log';
import { worded, type Language, type Wording } from '#libs/kernel';
import { officialOf, participantOf, type CaseState } from '../state';

/** How a person stands to a case. `own` = the applicant; `assigned` = the official in charge; `adviser` = an adviser who takes part. */
export type Relation =
  'own' | 'assigned' | 'official' | 'adviser' | 'registrar' | 'delegate' | 'boardSecretary' | 'administrator' | 'auditor' | 'system';

const RELATION_NAMES: Readonly<Record<Relation, Wording>> = {
  own: { sv: 'sökanden', en: 'the applicant' },
  assigned: { sv: 'ärendets handläggare', en: 'the officer in charge of the case' },
  official: { sv: 'handläggare', en: 'a case officer' },
  adviser: { sv: 'ärendets rådgivare', en: 'the advisers of the case' },
  registrar: { sv: 'registrator', en: 'the registrar' },
  delegate: { sv: 'delegat', en: 'a delegate' },
  boardSecretary: { sv: 'nämndsekreterare', en: 'the board secretary' },
  administrator: { sv: 'administratör', en: 'an administrator' },
  auditor: { sv: 'revisor', en: 'an auditor' },
  system: { sv: 'systemet', en: 'the system' },
};

const either: Readonly<Record<Language, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv-SE', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

/** Those who stand so, as alternatives: `ärendets handläggare eller registrator`. */
export const anyOf = (relations: readonly Relation[]): Wording =>
  worded((language) => either[language].format(new Set(relations.map((relation) => RELATION_NAMES[relation][language]))));

export function stands(relation: Relation, actor: Person, state: CaseState): boolean {
  switch (relation) {
    case 'own':
      return actor.role === 'applicant' && state.application?.applicant?.ref === actor.ref;
    case 'assigned':
      return actor.role === 'official' && officialOf(state)?.ref === actor.ref;
    case 'adviser':
      return actor.role === 'adviser' && participantOf(state, actor.ref)?.capacity === 'ADVISER';
    default:
      return actor.role === relation;
  }
}
