import { Controller, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asPerson, PERSONS, type Persons } from '#libs/identity';
import type { Person } from '#libs/event-log';
import { OneOf } from '#libs/input';
import { ROLES, type Role } from '#libs/kernel';
import { Needs } from '../access/capability';
import { AfterQuery } from '../queries/paging';
import { QueryRoute } from '../routes';

/** Persons are not read out of the log: `after` is taken and not waited for. */
export class PersonsQuery extends AfterQuery {
  @OneOf({ sv: 'rollen', en: 'the role' }, ROLES, { nullable: true }) role: Role | null = null;
}

/** Those who have signed in at least once: whom cases can be given to. Applicants are nobody to choose among. */
@ApiTags('Användare')
@Needs('findPersons')
@Controller('api/persons')
export class PersonsController {
  constructor(@Inject(PERSONS) private readonly persons: Persons) {}

  @QueryRoute('', 'Användare efter roll')
  async listPersons(@Query() { role }: PersonsQuery): Promise<{ rows: readonly Person[] }> {
    const known = await this.persons.list(role ?? undefined);
    return { rows: known.map(asPerson).filter((person) => person.role !== 'applicant') };
  }
}
