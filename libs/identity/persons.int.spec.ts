import { testDatabase, type TestDatabase } from '../../test/database';
import { newPersonRef, PostgresPersons, type KnownPerson, type PersonClaims } from './persons';

const SARA: PersonClaims = {
  issuer: 'https://a.example',
  subject: 's-1',
  name: 'Sara Lindqvist',
  role: 'official',
  organisation: 'Region Örebro län',
  email: 'sara@region.example',
};
const MONDAY = Temporal.Instant.from('2026-03-02T08:00:00Z');
const TUESDAY = MONDAY.add({ hours: 24 });
/** With text for instants: jest finds any two Temporal values equal. */
const plain = (person: KnownPerson | undefined): object => ({
  ...person,
  firstSeen: String(person?.firstSeen),
  lastSeen: String(person?.lastSeen),
});

describe('the register of persons', () => {
  let database: TestDatabase;
  let persons: PostgresPersons;
  beforeAll(async () => {
    database = await testDatabase();
    persons = new PostgresPersons(database.app);
  });
  afterAll(() => database?.drop());

  it('gives a person one pseudonym for good, and keeps name, role, organisation and address as they are now', async () => {
    const first = await persons.ensure(SARA, MONDAY);
    const later = await persons.ensure({ ...SARA, name: 'Sara Ek', role: 'delegate', organisation: null, email: null }, TUESDAY);
    expect(plain(first)).toEqual({ ...SARA, ref: first.ref, firstSeen: '2026-03-02T08:00:00Z', lastSeen: '2026-03-02T08:00:00Z' });
    expect(plain(later)).toEqual({
      ...SARA,
      ref: first.ref,
      name: 'Sara Ek',
      role: 'delegate',
      organisation: null,
      email: null,
      firstSeen: '2026-03-02T08:00:00Z',
      lastSeen: '2026-03-03T08:00:00Z',
    });
    expect(plain(await persons.byRef(first.ref))).toEqual(plain(later));
  });

  it('does not let an old sighting hide a newer one', async () => {
    expect(String((await persons.ensure(SARA, MONDAY)).lastSeen)).toBe('2026-03-03T08:00:00Z');
  });

  it('takes the same subject at another issuer for another person', async () => {
    const [here, there] = [await persons.ensure(SARA, MONDAY), await persons.ensure({ ...SARA, issuer: 'https://b.example' }, MONDAY)];
    expect(there.ref).not.toBe(here.ref);
  });

  it('gives one pseudonym when a person signs in twenty times at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => persons.ensure({ ...SARA, subject: 's-2' }, MONDAY)));
    expect(new Set(all.map(({ ref }) => ref)).size).toBe(1);
  });

  it('lists by name in Swedish order, all or those with a role', async () => {
    for (const [index, name] of ['Örjan', 'Anna', 'Åsa', 'Zara'].entries())
      await persons.ensure({ ...SARA, issuer: 'https://order.example', subject: String(index), name, role: 'registrar' }, MONDAY);
    expect((await persons.list('registrar')).map(({ name }) => name)).toEqual(['Anna', 'Zara', 'Åsa', 'Örjan']);
    expect((await persons.list()).length).toBeGreaterThan(4);
    expect(await persons.list('auditor')).toEqual([]);
  });

  it('makes pseudonyms that tell nothing and are as good as never the same', () => {
    expect(newPersonRef()).toMatch(/^p_[A-Za-z0-9_-]{22}$/);
    expect(new Set(Array.from({ length: 1000 }, newPersonRef)).size).toBe(1000);
  });

  it('knows nobody by a pseudonym that was never given', async () => {
    expect(await persons.byRef('p_nobody')).toBeUndefined();
  });

  it('lets the processes delete nobody: that is a decision of its own', async () => {
    await expect(database.app.query('delete from app.person')).rejects.toThrow(/permission denied/);
  });
});
