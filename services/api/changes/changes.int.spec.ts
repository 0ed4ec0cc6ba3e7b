import { setTimeout as rest } from 'node:timers/promises';
import { newId } from '#libs/kernel';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { Desk } from '../../../test/desk';
import { openOffice, type Office } from '../../../test/e2e/board';
import { formFor } from '../../../test/e2e/case-work';
import type { ChangeNotice } from './changes';

/** A browser that listens: every notice it has been told, and what else came over the stream. */
class Listening {
  readonly notices: ChangeNotice[] = [];
  readonly frames: string[] = [];
  ended = false;
  private waiting: (() => void)[] = [];
  private constructor(private readonly controller: AbortController) {}

  static async open(desk: Desk, headers: Record<string, string> = {}): Promise<Listening> {
    const controller = new AbortController();
    const response = await desk.browser.request('/api/changes', {
      headers: { accept: 'text/event-stream', ...headers },
      signal: controller.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const listening = new Listening(controller);
    void listening.read(response);
    return listening;
  }
  private async read(response: Response): Promise<void> {
    let buffer = '';
    try {
      for await (const chunk of response.body!) {
        const frames = (buffer + Buffer.from(chunk as Uint8Array).toString('utf8')).split('\n\n');
        buffer = frames.pop()!;
        for (const frame of frames) this.take(frame);
      }
    } catch {
      // we hung up
    }
    this.ended = true;
    for (const wake of this.waiting.splice(0)) wake();
  }
  private take(frame: string): void {
    this.frames.push(frame);
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    if (frame.includes('event: change')) this.notices.push(JSON.parse(data!) as ChangeNotice);
    for (const wake of this.waiting.splice(0)) wake();
  }
  async until(enough: () => boolean): Promise<void> {
    while (!enough() && !this.ended) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
  hangUp(): void {
    this.controller.abort();
  }
}

describe('the stream of changes', () => {
  let application: TestApplication;
  let office: Office;
  const submit = async (desk: Desk): Promise<{ caseId: string; position: number }> => {
    const draftId = newId();
    await desk.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: office.scheme, callId: null, content: formFor() });
    const { caseId, position } = await desk.does(`/api/drafts/${draftId}/submit`);
    return { caseId: caseId!, position };
  };

  beforeAll(async () => {
    application = await startTestApplication();
    office = await openOffice(application);
  }, 90_000);
  afterAll(() => application?.stop());

  it('is only for those who are signed in', async () => {
    expect((await fetch(`${application.base}/api/changes`)).status).toBe(401);
  });

  it('tells that a case has changed, and where it stands, to those who may see it and to nobody else', async () => {
    const [sara, amina, bengt] = await Promise.all([office.sara, office.amina, office.bengt].map((desk) => Listening.open(desk)));
    const mine = await submit(office.amina);
    const other = await submit(office.bengt);
    // the feed may have been busy with what came before when the streams opened
    const ofCases = (): readonly ChangeNotice[] => sara!.notices.filter(({ topic }) => topic === 'case');
    await sara!.until(() => ofCases().length >= 2);
    await amina!.until(() => amina!.notices.length >= 1);
    await bengt!.until(() => bengt!.notices.length >= 1);
    expect(ofCases()).toEqual([
      { topic: 'case', caseId: mine.caseId, revision: 0, position: mine.position },
      { topic: 'case', caseId: other.caseId, revision: 0, position: other.position },
    ]);
    expect(amina!.notices.map(({ caseId }) => caseId)).toEqual([mine.caseId]);
    expect(bengt!.notices.map(({ caseId }) => caseId)).toEqual([other.caseId]);
    for (const one of [sara!, amina!, bengt!]) one.hangUp();
  });

  it('tells it when the pages already have it', async () => {
    const sara = await Listening.open(office.sara);
    const { caseId } = await submit(office.amina);
    await sara.until(() => sara.notices.some((notice) => notice.caseId === caseId));
    expect((await office.sara.sees<{ row: { caseId: string } }>(`/api/cases/${caseId}`)).row.caseId).toBe(caseId);
    sara.hangUp();
  });

  it('tells it however late the pages have it', async () => {
    const sara = await Listening.open(office.sara);
    const writer = await application.db.owner.connect();
    await writer.query('begin');
    await writer.query('lock table read.case_queue in exclusive mode'); // may still be read
    const { caseId } = await submit(office.amina);
    await rest(2500); // longer than is waited for at a time
    await writer.query('rollback');
    writer.release();
    await sara.until(() => sara.notices.some((notice) => notice.caseId === caseId));
    sara.hangUp();
  });

  it('tells a page that has just read what it shows what it came too late for', async () => {
    const early = await Listening.open(office.sara);
    const { caseId } = await submit(office.amina);
    const isTold = ({ notices }: Listening) => notices.some((notice) => notice.caseId === caseId);
    await early.until(() => isTold(early));
    const late = await Listening.open(office.sara);
    await late.until(() => isTold(late));
    expect(isTold(late)).toBe(true);
    for (const one of [early, late]) one.hangUp();
  });

  it('goes on where a browser lost the thread', async () => {
    const first = await submit(office.amina);
    const second = await submit(office.amina);
    const sara = await Listening.open(office.sara, { 'last-event-id': String(first.position) });
    await sara.until(() => sara.notices.length > 0);
    expect(sara.notices[0]).toMatchObject({ caseId: second.caseId, position: second.position });
    expect(sara.frames.find((frame) => frame.includes('event: change'))).toContain(`id: ${second.position}`);
    sara.hangUp();
  });

  it('goes on where a browser lost the thread that had been told nothing', async () => {
    const idIn = ({ frames }: Listening): string | undefined => frames.flatMap((frame) => /^id: (\d+)$/.exec(frame)?.[1] ?? [])[0];
    const quiet = await Listening.open(office.bengt);
    await quiet.until(() => idIn(quiet) !== undefined);
    quiet.hangUp();
    const { caseId } = await submit(office.bengt);
    const back = await Listening.open(office.bengt, { 'last-event-id': idIn(quiet)! });
    await back.until(() => back.notices.some((notice) => notice.caseId === caseId));
    expect(back.frames).not.toContain('event: reset\ndata: {}');
    back.hangUp();
  });

  it('ends when the process closes, so that nothing keeps it alive', async () => {
    const passing = await startTestApplication();
    const karin = await passing.desk('namndsekreterare.karin');
    const listening = await Listening.open(karin);
    await passing.stop();
    await listening.until(() => listening.ended);
    expect(listening.ended).toBe(true);
  });
});
