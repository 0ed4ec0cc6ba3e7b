/** Invented people to try the service out with. None of them exists; the two advising organisations do. */
import type { Role, Wording } from '#libs/kernel';

/** Stands as issuer in app.person whatever address the embedded sign-in has, so that a changed port does not make everybody somebody else. */
export const DEMONSTRATION_ISSUER = 'urn:liggaren:demonstration';
/** The code that the embedded sign-in asks for when a decision is approved. */
export const DEMONSTRATION_CODE = '000000';

export interface DemonstrationUser {
  readonly subject: string;
  readonly name: string;
  readonly role: Exclude<Role, 'system'>;
  /** What they are called at work; the role in plain words when nothing else fits. */
  readonly title: Wording;
  readonly organisation: string;
  /** At a domain that is nobody's (RFC 2606). */
  readonly email: string;
}

const REGION = 'Region Örebro län';
const user = (
  subject: string,
  name: string,
  role: DemonstrationUser['role'],
  [sv, en]: readonly [sv: string, en: string],
  organisation: string,
): DemonstrationUser => ({ subject, name, role, title: { sv, en }, organisation, email: `${subject}@liggaren.example` });

export const DEMONSTRATION_USERS = [
  user('handlaggare.sara', 'Sara Lindqvist', 'official', ['handläggare', 'case officer'], REGION),
  user('handlaggare.johan', 'Johan Ekdahl', 'official', ['handläggare', 'case officer'], REGION),
  user('radgivare.leila', 'Leila Haddad', 'adviser', ['rådgivare', 'adviser'], 'Coompanion Mälardalen'),
  user('radgivare.per', 'Per Åhlström', 'adviser', ['rådgivare', 'adviser'], 'Stiftelsen Activa'),
  user('registrator.eva', 'Eva Nyberg', 'registrar', ['registrator', 'registrar'], REGION),
  user('omradeschef.anna', 'Anna Bergvall', 'delegate', ['områdeschef', 'head of area'], REGION),
  user('ersattare.mikael', 'Mikael Sundin', 'delegate', ['ersättare för områdeschefen', 'substitute for the head of area'], REGION),
  user('namndsekreterare.karin', 'Karin Wallenius', 'boardSecretary', ['nämndsekreterare', 'board secretary'], REGION),
  user('sokande.amina', 'Amina Yusuf', 'applicant', ['ordförande', 'chair'], 'Demonstrationsföreningen Landsbygdens unga'),
  user('sokande.bengt', 'Bengt Forsell', 'applicant', ['kassör', 'treasurer'], 'Demonstrationsföreningen Låna lek'),
  user('revisor.ulla', 'Ulla Hagström', 'auditor', ['revisor', 'auditor'], 'Regionens revisorer'),
  user('administrator.david', 'David Marklund', 'administrator', ['administratör', 'administrator'], REGION),
] as const satisfies readonly DemonstrationUser[];

export const demonstrationUser = (subject: string): DemonstrationUser | undefined =>
  DEMONSTRATION_USERS.find((one) => one.subject === subject);
