/** Who appears in an invented register: the demonstration's people, more officials, and somebody at each organisation. */
import type { Person } from '#libs/event-log';
import type { Persons } from '#libs/identity';
import type { Role } from '#libs/kernel';
import { demonstrationPeople, type People } from '../demonstration/people';
import type { Organisation } from './application';
import { organisation, personName } from './application';
import { Dice } from './dice';

/** Nobody can sign in as these. */
const ISSUER = 'urn:liggaren:seed';
const MORE_OFFICIALS = 6;
/** Cases per organisation, on the average. */
const CASES_EACH = 6;

export interface Applicant {
  readonly organisation: Organisation;
  readonly person: Person;
}
export interface Cast {
  readonly people: People;
  readonly officials: readonly Person[];
  readonly applicants: readonly Applicant[];
}

/** `cases` = how many the register is to have: more cases, more organisations. */
export async function cast(persons: Persons, cases: number, now: Temporal.Instant): Promise<Cast> {
  const known = async (subject: string, name: string, role: Role, where: string): Promise<Person> => {
    const { ref } = await persons.ensure({ issuer: ISSUER, subject, name, role, organisation: where, email: null }, now);
    return { ref, name, role, organisation: where };
  };
  const people = await demonstrationPeople(persons, now);
  const dice = new Dice('officials');
  const more = await Promise.all(
    Array.from({ length: MORE_OFFICIALS }, (_, index) => known(`official/${index}`, personName(dice), 'official', 'Region Örebro län')),
  );
  const applicants = await Promise.all(
    Array.from({ length: Math.ceil(cases / CASES_EACH) }, async (_, index): Promise<Applicant> => {
      const made = organisation(new Dice(`organisation/${index}`), index);
      return { organisation: made, person: await known(`applicant/${index}`, made.contact, 'applicant', made.name) };
    }),
  );
  // those who can sign in have the most to do
  const sara = people['handlaggare.sara'];
  const johan = people['handlaggare.johan'];
  return { people, officials: [sara, sara, johan, johan, ...more], applicants };
}
