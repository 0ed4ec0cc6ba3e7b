import { startTestApplication, type TestApplication } from '../../../test/application';
import type { PublicText, PublicTextVersions } from './public-texts.controller';

describe('texts for the public', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication();
  }, 60_000);
  afterAll(() => app?.stop());

  const path = '/api/public-texts/accessibility-statement';
  const everybody = async (): Promise<PublicText> => (await (await fetch(`${app.base}${path}`)).json()) as PublicText;

  it('are read by everybody, and say that they are drafts until the authority has adopted them', async () => {
    for (const key of ['accessibility-statement', 'register-description']) {
      const text = (await (await fetch(`${app.base}/api/public-texts/${key}`)).json()) as PublicText;
      expect(text).toMatchObject({ key, status: 'DRAFT', version: null, decidedBy: null });
      expect(text.sv).toMatch(/^# /);
      expect(text.en).toMatch(/^# /);
    }
    expect((await fetch(`${app.base}/api/public-texts/nothing`)).status).toBe(404);
  });

  it('are saved as drafts and adopted in versions by those who keep them, and by nobody else', async () => {
    const karin = await app.desk('namndsekreterare.karin');
    const { sv, en } = await everybody();
    await karin.does(`${path}/save-draft`, { sv: '# Om tillgänglighet\n\n[adress]', en });
    expect(await everybody()).toMatchObject({ status: 'DRAFT', sv: '# Om tillgänglighet\n\n[adress]' });
    const adoption = {
      sv: '# Om tillgänglighet',
      en: '# On accessibility',
      decidedBy: 'förvaltningschefen',
      decidedOn: '2026-01-02',
      changes: null,
    };
    expect(await karin.isRefused(`${path}/adopt`, { ...adoption, sv })).toMatchObject({
      status: 422,
      code: 'text-unfinished',
      errors: [{ field: 'sv' }],
    });
    await karin.does(`${path}/adopt`, adoption);
    expect(await everybody()).toMatchObject({ status: 'ADOPTED', version: 1, sv: '# Om tillgänglighet', decidedBy: 'förvaltningschefen' });

    const seen = await karin.browser.json<PublicTextVersions>(`${path}/versions`);
    expect(seen).toMatchObject({ hasDraft: false, current: { sv: '# Om tillgänglighet' }, revision: 1 });
    // a draft is nobody else's business while a version holds
    await karin.does(`${path}/save-draft`, { sv: '# Nytt', en: '# New' }, { seen: '"1"' });
    expect(await everybody()).toMatchObject({ status: 'ADOPTED', sv: '# Om tillgänglighet' });
    expect(await karin.isRefused(`${path}/save-draft`, { sv: '# Annat', en: '# Other' }, { seen: '"1"' })).toMatchObject({ status: 412 });
    await karin.does(`${path}/adopt`, { ...adoption, sv: '# Nytt', changes: 'Ny rubrik' });
    expect(
      (await karin.browser.json<PublicTextVersions>(`${path}/versions`)).versions.map(({ version, changes }) => [version, changes]),
    ).toEqual([
      [2, 'Ny rubrik'],
      [1, null],
    ]);

    const sara = await app.desk('handlaggare.sara');
    expect(await sara.isRefused(`${path}/save-draft`, { sv, en })).toMatchObject({ status: 403, code: 'role-may-not' });
    expect(await sara.maySee(`${path}/versions`)).toBe(403);
    expect((await fetch(`${app.base}${path}/versions`)).status).toBe(401);
  });
});
