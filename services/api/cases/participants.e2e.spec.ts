import { openOffice, type Office } from '../../../test/e2e/board';
import { apply, declare, register } from '../../../test/e2e/case-work';
import { startTestApplication, type TestApplication } from '../../../test/application';

interface Shown {
  readonly rows: readonly {
    readonly person: { readonly ref: string };
    readonly active: boolean;
    readonly declaration: object | null;
    readonly conflicts: readonly { readonly details: string | null }[];
  }[];
}

describe('who handles a case', () => {
  let app: TestApplication;
  let office: Office;
  let path: string;
  let position: number;

  beforeAll(async () => {
    app = await startTestApplication();
    office = await openOffice(app);
    const { amina, scheme, sara, per } = office;
    const caseId = await apply(amina, scheme);
    await register(office, caseId);
    await declare(sara, caseId);
    path = `/api/cases/${caseId}/participants`;
    const details = 'Min syster sitter i föreningens styrelse.';
    ({ position } = await per.does(`/api/cases/${caseId}/declare-conflict`, { ground: 'OTHER', details }));
  }, 90_000);
  afterAll(() => app?.stop());

  it('is told to those who read the case, and to those who decide on conflicts without reading it', async () => {
    const { sara, karin, anna, per } = office;
    for (const who of [sara, karin, anna]) {
      const { rows } = await who.sees<Shown>(path, position);
      const barred = rows.find(({ person }) => person.ref === per.ref)!;
      expect(barred.conflicts).toMatchObject([{ details: 'Min syster sitter i föreningens styrelse.', decided: null }]);
      expect(rows.find(({ person }) => person.ref === sara.ref)).toMatchObject({ active: true, declaration: { advisedApplicant: false } });
    }
  });

  it('is told to nobody else: not to whoever has not declared, is barred, keeps the register or applied', async () => {
    const { leila, per, eva, amina } = office;
    for (const who of [leila, per, eva, amina]) expect([403, 404]).toContain(await who.maySee(path));
  });
});
