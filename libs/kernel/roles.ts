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

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  official: 'handläggare',
  adviser: 'rådgivare',
  registrar: 'registrator',
  delegate: 'delegat',
  boardSecretary: 'nämndsekreterare',
  applicant: 'sökande',
  auditor: 'revisor',
  administrator: 'administratör',
  system: 'systemet',
};
