import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '#libs/event-log';
import { asPerson, PERSONS, type Persons } from '#libs/identity';
import { invalidInput } from './problems';

/** Commands name people by reference; who they are today is looked up here, so that nobody writes down another name or role. */
const UNKNOWN_PERSON = {
  sv: 'Personen finns inte. Välj någon i listan över användare.',
  en: 'There is no such person. Choose somebody in the list of users.',
};

@Injectable()
export class People {
  constructor(@Inject(PERSONS) private readonly persons: Persons) {}

  /** Throws a 422 that names `field` when there is nobody. */
  async byRef(ref: string, field: string): Promise<Person> {
    const known = await this.persons.byRef(ref);
    if (!known) throw invalidInput([{ field, message: UNKNOWN_PERSON }]);
    return asPerson(known);
  }

  byRefs(refs: readonly string[], field: string): Promise<readonly Person[]> {
    return Promise.all(refs.map((ref, index) => this.byRef(ref, `${field}.${index}`)));
  }
}
