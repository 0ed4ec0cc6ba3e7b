/** The invented people of the demonstration, as the register knows them. */
import type { Actor, Person } from '#libs/event-log';
import { DEMONSTRATION_ISSUER, DEMONSTRATION_USERS, type Persons } from '#libs/identity';

/** Those of the demonstration users who do something in the stories, by their subject at the embedded sign-in. */
export type Who =
  | 'handlaggare.sara'
  | 'handlaggare.johan'
  | 'radgivare.leila'
  | 'radgivare.per'
  | 'registrator.eva'
  | 'omradeschef.anna'
  | 'ersattare.mikael'
  | 'namndsekreterare.karin'
  | 'sokande.amina'
  | 'sokande.bengt'
  | 'administrator.david';
export type People = Readonly<Record<Who, Person>>;

/** Assurance level of the sign-ins that the demonstration's history tells of. */
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

/** Everybody gets the same pseudonym here as when they sign in. */
export async function demonstrationPeople(persons: Persons, seenAt: Temporal.Instant): Promise<People> {
  const known = await Promise.all(
    DEMONSTRATION_USERS.map(async ({ subject, name, role, organisation, email }) => {
      const { ref } = await persons.ensure({ issuer: DEMONSTRATION_ISSUER, subject, name, role, organisation, email }, seenAt);
      return [subject, { ref, name, role, organisation }] as const;
    }),
  );
  return Object.fromEntries(known) as People;
}

/** A person who signed in a quarter of an hour before they act. */
export const asActor = (person: Person, at: string): Actor => ({
  ...person,
  acr: LOA3,
  at: Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000) - 900,
});
