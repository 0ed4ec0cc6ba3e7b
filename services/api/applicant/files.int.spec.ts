import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId } from '#libs/kernel';
import { DOCX_FILE, PDF_FILE, zipOf } from '../../../libs/documents/testing';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk, Told } from '../../../test/desk';
import { inDays, openOffice, type Office } from '../../../test/e2e/board';
import { apply, declare, formFor, register } from '../../../test/e2e/case-work';

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

describe('files of an applicant', () => {
  let application: TestApplication;
  let office: Office;
  let folder: string;
  const upload = (who: Desk, spaceId: string, fileId: string, content: Buffer, name = 'stadgar.pdf', headers = {}): Promise<Response> =>
    who.browser.request(`/api/own-files/${spaceId}/${fileId}`, {
      method: 'PUT',
      body: new Uint8Array(content),
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers },
    });
  const refused = async (response: Response): Promise<Told> => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    return (await response.json()) as Told;
  };
  const names = async (who: Desk, spaceId: string): Promise<string[]> =>
    (await who.sees<{ rows: Shown[] }>(`/api/own-files/${spaceId}`)).rows.map(({ name }) => name);
  const lies = (place: string): string[] =>
    fs.existsSync(path.join(folder, 'files', place)) ? fs.readdirSync(path.join(folder, 'files', place)) : [];
  const draft = async (): Promise<string> => {
    const draftId = newId();
    await office.amina.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: office.scheme, callId: null, content: formFor() });
    return draftId;
  };

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-own-files-'));
    application = await startTestApplication({ DATA_DIR: folder });
    office = await openOffice(application);
  }, 90_000);
  afterAll(async () => {
    await application?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('lie with the draft, under the name they were given, until they are taken away', async () => {
    const [draftId, fileId] = [newId(), newId()];
    const answer = await upload(office.amina, draftId, fileId, PDF_FILE, 'C:\\Årsmöte\\stadgar åäö.pdf');
    expect(await answer.json()).toMatchObject({
      id: fileId,
      name: 'stadgar åäö.pdf',
      mediaType: 'application/pdf',
      bytes: PDF_FILE.length,
    });
    await upload(office.amina, draftId, fileId, DOCX_FILE, 'stadgar.pdf');
    expect(await names(office.amina, draftId)).toEqual(['stadgar.pdf.docx']);
    const opened = await office.amina.browser.request(`/api/own-files/${draftId}/${fileId}`);
    expect(opened.headers.get('content-disposition')).toBe(`attachment; filename="stadgar.pdf.docx"; filename*=UTF-8''stadgar.pdf.docx`);
    expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
    expect(opened.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(DOCX_FILE);
    expect((await office.amina.browser.send('DELETE', `/api/own-files/${draftId}/${fileId}`)).status).toBe(204);
    expect(await names(office.amina, draftId)).toEqual([]);
    expect(lies('own')).toEqual([]);
  });

  it('are nobody else’s: neither staff nor another applicant sees, replaces or removes them', async () => {
    const [draftId, fileId] = [newId(), newId()];
    await upload(office.amina, draftId, fileId, PDF_FILE);
    expect(await names(office.bengt, draftId)).toEqual([]);
    expect(await office.bengt.maySee(`/api/own-files/${draftId}/${fileId}`)).toBe(404);
    expect(await office.sara.maySee(`/api/own-files/${draftId}/${fileId}`)).toBe(403);
    expect(await refused(await upload(office.bengt, draftId, fileId, DOCX_FILE))).toMatchObject({ status: 409 });
    expect((await office.bengt.browser.send('DELETE', `/api/own-files/${draftId}/${fileId}`)).status).toBe(404);
    const opened = await office.amina.browser.request(`/api/own-files/${draftId}/${fileId}`);
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(PDF_FILE);
    expect((await application.db.app.query('select 1 from app.own_file')).rowCount).toBe(0);
  });

  it('go when the draft goes', async () => {
    const draftId = await draft();
    const before = lies('own').length;
    await upload(office.amina, draftId, newId(), PDF_FILE);
    expect(lies('own')).toHaveLength(before + 1);
    await office.amina.browser.send('DELETE', `/api/drafts/${draftId}`);
    expect(lies('own')).toHaveLength(before);
    expect(await names(office.amina, draftId)).toEqual([]);
  });

  it.each<[string, Buffer, object]>([
    ['is a page', Buffer.from('<html>'), { status: 422, code: 'file-kind-not-taken' }],
    ['is empty', Buffer.alloc(0), { status: 422, code: 'file-empty' }],
    [
      'holds macros',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
      { code: 'file-with-macros' },
    ],
    ['is too large', Buffer.concat([PDF_FILE, Buffer.alloc(15_000_001)]), { status: 413, code: 'file-too-large' }],
  ])('are refused with a sentence that says what to do when one %s', async (_, content, told) => {
    const draftId = newId();
    const problem = await refused(await upload(office.amina, draftId, newId(), content, 'vad som helst.pdf'));
    expect(problem).toMatchObject(told);
    expect(problem.detail).toMatch(/[Ss]para|[Kk]ontrollera/);
    expect(await names(office.amina, draftId)).toEqual([]);
  });

  it('come from our own pages only, and as files', async () => {
    const send = (headers: Record<string, string>) => upload(office.amina, newId(), newId(), PDF_FILE, 'a.pdf', headers);
    expect(await refused(await send({ origin: 'https://evil.example' }))).toMatchObject({ status: 403, code: 'cross-site' });
    expect(await refused(await send({ 'content-type': 'multipart/form-data; boundary=x' }))).toMatchObject({ status: 403 });
    expect(await refused(await office.amina.browser.send('PUT', `/api/own-files/${newId()}/${newId()}`, {}))).toMatchObject({
      status: 415,
    });
    expect(await refused(await upload(office.amina, newId(), newId(), PDF_FILE, 'a', { 'x-file-name': '%E0%A4%A' }))).toMatchObject({
      status: 415,
    });
    const elsewhere = await office.amina.browser.request('/api/drafts/x', {
      method: 'PUT',
      body: 'x',
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(elsewhere.status).toBe(403);
  });

  it('become part of the case when the draft is handed in: read by those who may read it, and by the applicant', async () => {
    const [draftId, fileId] = [await draft(), newId()];
    await upload(office.amina, draftId, fileId, PDF_FILE, 'stadgar åäö.pdf');
    const key = newId();
    const { caseId, position } = await office.amina.does(`/api/drafts/${draftId}/submit`, {}, { key });
    // the link may come from a read model that was faster than the one the file is found in
    expect(await office.amina.maySee(`/api/cases/${caseId}/files/${fileId}`, position)).toBe(200);
    const status = await office.amina.sees<{ files: Shown[] }>(`/api/my-applications/${caseId}`, position);
    expect(status.files).toEqual([
      { id: fileId, name: 'stadgar åäö.pdf', mediaType: 'application/pdf', bytes: PDF_FILE.length, handlingNumber: 1 },
    ]);
    expect(await names(office.amina, draftId)).toEqual([]);
    const address = `/api/cases/${caseId}/files/${fileId}`;
    const got = await office.amina.browser.request(address);
    expect(got.headers.get('content-disposition')).toContain(`filename*=UTF-8''stadgar%20%C3%A5%C3%A4%C3%B6.pdf`);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF_FILE);
    expect(await office.bengt.maySee(address)).toBe(404);
    expect(await office.sara.maySee(address)).toBe(404);
    await register(office, caseId!);
    const declared = await declare(office.sara, caseId!);
    await office.sara.sees(`/api/cases/${caseId}`, declared.position);
    expect(await office.sara.maySee(address)).toBe(200);
    expect(await office.leila.maySee(address)).toBe(404);
    expect(await office.ulla.maySee(address)).toBe(200);
    // the answer was lost on the way: the same again finds the same files
    await application.db.owner.query('delete from app.idempotency where key = $1', [key]);
    expect((await office.amina.does(`/api/drafts/${draftId}/submit`, {}, { key })).caseId).toBe(caseId);
  });

  it('come with the answer to a supplement, chosen one by one', async () => {
    const caseId = await apply(office.amina, office.scheme);
    await register(office, caseId);
    await declare(office.sara, caseId);
    const items = [{ what: 'Stadgar', why: 'De saknas.' }];
    const asked = await office.sara.does(`/api/cases/${caseId}/request-supplement`, {
      items,
      deadline: inDays(20),
      consequence: 'Prövas ändå.',
    });
    const { asked: open } = await office.amina.sees<{ asked: { id: string }[] }>(`/api/my-applications/${caseId}`, asked.position);
    const [one, other] = [newId(), newId()];
    await upload(office.amina, caseId, one, PDF_FILE);
    await upload(office.amina, caseId, other, DOCX_FILE, 'utkast.docx');
    const answer = { supplementId: open[0]!.id, receivedAt: null, answer: 'Här är de.' };
    const path = `/api/cases/${caseId}/receive-supplement`;
    expect(await office.amina.isRefused(path, { ...answer, fileIds: [one, newId()] })).toMatchObject({ status: 422, code: 'file-missing' });
    const { position } = await office.amina.does(path, { ...answer, fileIds: [one] });
    const documents = await office.amina.sees<{ supplements: object[] }>(`/api/my-applications/${caseId}/documents`, position);
    expect(documents.supplements).toMatchObject([{ state: 'ANSWERED', answers: [{ answer: 'Här är de.' }] }]);
    const status = await office.amina.sees<{ files: Shown[] }>(`/api/my-applications/${caseId}`, position);
    expect(status.files.map(({ id }) => id)).toEqual([one]);
    expect(await names(office.amina, caseId)).toEqual(['utkast.docx']);
  });
});
