import type { Wording } from './language';

/** What a signed-in person is in the service. A post (områdeschef) is something else: data in the delegation order. */
export const ROLES = [
  'official', // handläggare
  'adviser', // rådgivare från Coompanion eller Activa
  'registrar', // registrator
  'delegate', // den som har en befattning med delegation, eller ersätter
  'boardSecretary', // nämndsekreterare
  'applicant', // sökande
  'auditor', // revisor
  'administrator', // administratör
  'system', // flaggor och tidsfrister; aldrig en människa
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, Wording>> = {
  official: { sv: 'handläggare', en: 'case officer' },
  adviser: { sv: 'rådgivare', en: 'adviser' },
  registrar: { sv: 'registrator', en: 'registrar' },
  delegate: { sv: 'delegat', en: 'delegate' },
  boardSecretary: { sv: 'nämndsekreterare', en: 'board secretary' },
  applicant: { sv: 'sökande', en: 'applicant' },
  auditor: { sv: 'revisor', en: 'auditor' },
  administrator: { sv: 'administratör', en: 'administrator' },
  system: { sv: 'systemet', en: 'the system' },
};
