import fc from 'fast-check';
import { ROLES } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../test/database';
import { accessTo, type AccessLevel, type CaseAccess } from './access-policy';
import { accessPredicate } from './access-predicate';

/** Few people, so that they meet often; one name that would be a statement if it were joined in. */
const PEOPLE = ['p_a', 'p_b', 'p_c', "p_'; drop table app.person; --"];
const refs = fc.uniqueArray(fc.constantFrom(...PEOPLE));
const facts: fc.Arbitrary<CaseAccess> = fc.record({
  applicants: refs,
  participants: refs,
  declared: refs,
  barred: refs,
  submittedForDecision: fc.boolean(),
});
const viewer = fc.record({ ref: fc.constantFrom(...PEOPLE), role: fc.constantFrom(...ROLES) });

/** $1 the cases as JSON, $2 the person's ref. */
const among = (what: string, where: string): string => `
select ${what} from jsonb_to_recordset($1)
  as seen(id int, applicants text[], participants text[], declared text[], barred text[]) where ${where} order by id`;

describe('the access rule as SQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());

  it('says the same as the rule as a function, for every person and every case', async () => {
    const levels = new Set<AccessLevel>();
    await fc.assert(
      fc.asyncProperty(viewer, fc.array(facts, { minLength: 1, maxLength: 30 }), async (person, cases) => {
        const { where, level, value } = accessPredicate(person, 'seen', 2);
        const rows = JSON.stringify(cases.map((one, id) => ({ id, ...one })));
        const all = await database.app.query<{ level: AccessLevel }>(among(`${level} as level`, '$2::text is not null'), [rows, value]);
        const visible = await database.app.query<{ id: number }>(among('id', where), [rows, value]);
        const expected = cases.map((one) => accessTo(person, one).level);
        expected.forEach((one) => levels.add(one));
        expect(all.rows.map((row) => row.level)).toEqual(expected);
        expect(visible.rows.map((row) => row.id)).toEqual([...expected.keys()].filter((id) => expected[id] !== 'NONE'));
      }),
      { numRuns: 300 },
    );
    expect([...levels].sort()).toEqual(['CONTENT', 'DIARY', 'NONE']);
  });

  it('shows nothing of a row whose lists are not known', async () => {
    for (const role of ROLES.filter((one) => one !== 'auditor')) {
      const { where, level, value } = accessPredicate({ ref: 'p_a', role }, 'seen', 2);
      const rows = JSON.stringify([{ id: 1, applicants: null, participants: ['p_a'], declared: ['p_a'], barred: null }]);
      expect((await database.app.query(among('id', where), [rows, value])).rowCount).toBe(0);
      expect((await database.app.query(among(`${level} as level`, '$2::text is not null'), [rows, value])).rows).toEqual([
        { level: 'NONE' },
      ]);
    }
  });

  it('takes nothing but a plain alias and a real parameter', () => {
    const person = { ref: 'p_a', role: 'official' } as const;
    expect(() => accessPredicate(person, 'a; drop table x', 1)).toThrow(TypeError);
    expect(() => accessPredicate(person, 'a', 0)).toThrow(TypeError);
  });
});
