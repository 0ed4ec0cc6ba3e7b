/** Invented people to try the service out with. None of them exists; the two advising organisations do. */
import type { Role } from '#libs/kernel';

/** Stands as issuer in app.person whatever address the embedded sign-in has, so that a changed port does not make everybody somebody else. */
export const DEMONSTRATION_ISSUER = 'urn:liggaren:demonstration';
/** The code that the embedded sign-in asks for when a decision is approved. */
export const DEMONSTRATION_CODE = '000000';

export interface DemonstrationUser {
  readonly subject: string;
  readonly name: string;
  readonly role: Exclude<Role, 'system'>;
  /** What they are called at work, in Swedish; the role in plain words when nothing else fits. */
  readonly title: string;
  readonly organisation: string;
}

const REGION = 'Region Örebro län';
const user = (subject: string, name: string, role: DemonstrationUser['role'], title: string, organisation: string): DemonstrationUser => ({
  subject,
  name,
  role,
  title,
  organisation,
});

export const DEMONSTRATION_USERS = [
  user('handlaggare.sara', 'Sara Lindqvist', 'official', 'handläggare', REGION),
  user('handlaggare.johan', 'Johan Ekdahl', 'official', 'handläggare', REGION),
  user('radgivare.leila', 'Leila Haddad', 'adviser', 'rådgivare', 'Coompanion Mälardalen'),
  user('radgivare.per', 'Per Åhlström', 'adviser', 'rådgivare', 'Stiftelsen Activa'),
  user('registrator.eva', 'Eva Nyberg', 'registrar', 'registrator', REGION),
  user('omradeschef.anna', 'Anna Bergvall', 'delegate', 'områdeschef', REGION),
  user('ersattare.mikael', 'Mikael Sundin', 'delegate', 'ersättare för områdeschefen', REGION),
  user('namndsekreterare.karin', 'Karin Wallenius', 'boardSecretary', 'nämndsekreterare', REGION),
  user('sokande.amina', 'Amina Yusuf', 'applicant', 'ordförande', 'Demonstrationsföreningen Landsbygdens unga'),
  user('sokande.bengt', 'Bengt Forsell', 'applicant', 'kassör', 'Demonstrationsföreningen Låna lek'),
  user('revisor.ulla', 'Ulla Hagström', 'auditor', 'revisor', 'Regionens revisorer'),
  user('administrator.david', 'David Marklund', 'administrator', 'administratör', REGION),
] as const satisfies readonly DemonstrationUser[];

export const demonstrationUser = (subject: string): DemonstrationUser | undefined =>
  DEMONSTRATION_USERS.find((one) => one.subject === subject);
