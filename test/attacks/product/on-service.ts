/** 18–20 and 24: a running service over HTTP, by people who are signed in to it. */
import fs from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { systemContext } from '../../../libs/event-log';
import { canonicalJson, newId, type Json } from '../../../libs/kernel';
import { run } from '../../../services/cli/line';
import { startTestApplication, type TestApplication } from '../../application';
import { approval, apply, formFor, prepare, ruling, shownTo } from '../../e2e/case-work';
import { openOffice, type Office } from '../../e2e/board';
import type { Case, Ground } from '../case';
import { A, bed } from './bed';

interface Service {
  readonly app: TestApplication;
  readonly office: Office;
}
export const service = (ground: Ground): Promise<Service> =>
  ground.shared(
    'service',
    async () => {
      const app = await startTestApplication();
      return { app, office: await openOffice(app) };
    },
    ({ app }) => app.stop(),
  );

/** Nothing in the language itself was changed, and the service still answers. */
async function unharmed({ app }: Service): Promise<string> {
  const clean = Object.keys(Object.prototype).length === 0 && ({} as Record<string, unknown>)['polluted'] === undefined;
  return `${clean ? 'nothing polluted' : 'polluted'}, ${(await fetch(`${app.base}/health/live`)).status}`;
}

const asked = (nr: string, name: string, expected: string, ask: (on: Service) => Promise<Response>): Case => ({
  nr,
  name: `service: ${name}`,
  expected: `${expected}, nothing polluted, 200`,
  run: async (ground) => {
    const on = await service(ground);
    const status = await ask(on).then(
      (response) => response.status,
      () => 'cut off',
    );
    return `${status}, ${await unharmed(on)}`;
  },
});

const raw = ({ office }: Service, body: string, where = '/api/cases/submit'): Promise<Response> =>
  office.amina.browser.request(where, {
    method: 'PUT',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
  });
const draft = (body: string) => (on: Service) => raw(on, body, `/api/drafts/${newId()}`);
const upload = (name: string, content: Uint8Array<ArrayBuffer> | ReadableStream) => async (on: Service) => {
  const draftId = newId();
  await on.office.amina.browser.send('PUT', `/api/drafts/${draftId}`, { schemeId: on.office.scheme, callId: null, content: formFor() });
  return on.office.amina.browser.request(`/api/own-files/${draftId}/${newId()}`, {
    method: 'PUT',
    body: content,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    ...({ duplex: 'half' } as object),
  });
};

/** A zip archive that says of itself what it likes. */
function zip(names: readonly string[], packed: Buffer, size: number): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size >>> 0, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
const BOMB = deflateRawSync(Buffer.alloc(50_000_000));
const PDF = new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF\n'));
const endless = (): ReadableStream =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_000_000)]))),
  });

const POLLUTING = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"schemeId":"s","callId":null,"content":{"__proto__":{"polluted":1}}}`;

const input: readonly Case[] = [
  asked('18-a', 'JSON four hundred thousand levels deep', '400', draft('['.repeat(400_000))),
  asked('18-b', 'the same, closed again', '422', draft(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)),
  asked('18-c', 'a body of two megabytes', '413', draft(JSON.stringify({ text: 'x'.repeat(2_000_000) }))),
  asked('18-d', 'a zip bomb that calls itself a document', '422', upload('bilaga.docx', zip(['word/document.xml'], BOMB, 50_000_000))),
  asked('18-e', 'a million entries, said in the directory alone', '422', async (on) => {
    const lying = zip(['[Content_Types].xml'], Buffer.from('x'), 1);
    new DataView(lying.buffer).setUint16(lying.length - 12, 65_535, true);
    return upload('bilaga.docx', lying)(on);
  }),
  asked('18-f', 'a file without end', '413', (on) => upload('stor.pdf', endless())(on)),
  asked('18-g', 'a program that calls itself a PDF', '422', upload('bilaga.pdf', new Uint8Array(Buffer.from('MZ\x90\x00')))),
  {
    nr: '18-h',
    name: 'service: a file whose name leads out of the folder: it is called what it is called last, and lies under its content',
    expected: '201|200, passwd.pdf',
    run: async (ground) => {
      const response = await upload('../../../etc/passwd', PDF)(await service(ground));
      const { name } = (await response.json()) as { name: string };
      return `${response.status === 200 || response.status === 201 ? '201|200' : response.status}, ${name}`;
    },
  },
  asked('18-i', 'a path that leads out of what is served', '404', ({ app }) => fetch(`${app.base}/assets/..%2f..%2f..%2fpackage.json`)),
  asked('19', 'keys that the language has a meaning for, in a body', '400', draft(POLLUTING)),
  asked('19-b', 'the same in a query', '401', ({ app }) =>
    fetch(`${app.base}/api/cases?__proto__[polluted]=1&constructor[prototype][polluted]=1`),
  ),
  asked('19-c', 'the same as the name of a file', '200', upload('__proto__', PDF)),
  {
    nr: '19-d',
    name: 'import: columns called __proto__ and constructor',
    expected: 'exit 2, nothing polluted, 200',
    run: async (ground) => {
      const on = await service(ground);
      const file = path.join(ground.folder(), 'fil.csv');
      fs.writeFileSync(file, '__proto__;constructor;Projektets namn\npolluted;polluted;Ett projekt\n');
      const { db, running } = on.app;
      const register = async () => ({ pool: db.app, log: running.log, close: async () => undefined });
      const code = await run(
        ['import', file, '--scheme', on.office.scheme],
        { out: () => undefined, err: () => undefined, environment: {} },
        register as never,
      );
      return `exit ${code}, ${await unharmed(on)}`;
    },
  },
];

const twice: readonly Case[] = [
  {
    nr: '20',
    name: 'service: the same command twice, at the same moment and once more',
    expected: 'one answer, one event',
    run: async (ground) => {
      const { app, office } = await service(ground);
      const caseId = await apply(office.amina, office.scheme);
      const key = newId();
      const body = { reason: 'Vi hinner inte.' };
      const send = async () => {
        const answer = await office.amina.post(`/api/cases/${caseId}/withdraw`, body, { key });
        const text = await answer.text();
        return answer.status === 200 ? canonicalJson(JSON.parse(text) as Json) : String(answer.status);
      };
      const said = [...(await Promise.all([send(), send()])), await send()];
      const stood = said.filter((one) => one !== '409'); // one that was asked while the other was under way is told so
      const events = (await app.running.log.readStream(`case-${caseId}`)).filter(({ type }) => type === 'ApplicationWithdrawn').length;
      return new Set(stood).size === 1 && events === 1 ? 'one answer, one event' : `${said.join(' | ')}; ${events}`;
    },
  },
  {
    nr: '20-b',
    name: 'service: the same key with another payload',
    expected: '422, one event',
    run: async (ground) => {
      const { app, office } = await service(ground);
      const caseId = await apply(office.amina, office.scheme);
      const key = newId();
      await office.amina.does(`/api/cases/${caseId}/withdraw`, { reason: 'Vi hinner inte.' }, { key });
      const answer = await office.amina.post(`/api/cases/${caseId}/withdraw`, { reason: 'Något annat.' }, { key });
      const events = (await app.running.log.readStream(`case-${caseId}`)).filter(({ type }) => type === 'ApplicationWithdrawn').length;
      return `${answer.status}, ${events === 1 ? 'one event' : `${events} events`}`;
    },
  },
  {
    nr: '20-c',
    name: 'log: the id of an event for the second time, in its place and in another stream, with another payload',
    expected: 'duplicate, as first written; conflict elsewhere',
    run: async (ground) => {
      const { log } = await bed(ground);
      const id = newId();
      const context = systemContext(newId(), Temporal.Instant.from('2026-11-02T09:15:03Z'));
      const request = (stream: string, note: string) => ({
        stream,
        expected: 'any' as const,
        events: [{ id, type: 'NoteWritten', schemaVersion: 1, body: { note } }],
        context,
      });
      const [, last] = [await log.append(request('case-new', 'den första')), await log.append(request('case-new', 'en annan'))];
      const elsewhere = await log.append(request(A, 'en tredje')).then(
        ({ kind }) => kind,
        () => 'refused',
      );
      const [kept] = await log.readStream('case-new');
      const first = last.kind === 'duplicate' && kept!.body!['note'] === 'den första';
      return `${first ? 'duplicate, as first written' : last.kind}; ${elsewhere} elsewhere`;
    },
  },
];

const approving: readonly Case[] = [
  {
    nr: '24',
    name: 'service: an event added between what the delegate saw and what she approves',
    expected: '412|409, not decided',
    run: async (ground) => {
      const { app, office } = await service(ground);
      const { anna, sara } = office;
      const caseId = await prepare(office);
      const said = ruling();
      const shown = await shownTo(anna, caseId, said);
      await anna.browser.stepUp(shown.digest);
      await sara.does(`/api/cases/${caseId}/record-note`, {
        meetingId: null,
        occurredAt: new Date().toISOString(),
        source: 'Amina Yusuf',
        channel: 'PHONE',
        facts: 'Ett kök är inte längre bokat.',
        opinion: null,
      });
      const answer = await anna.post(`/api/cases/${caseId}/decision`, approval(shown, said));
      const decided = (await app.running.log.readStream(`case-${caseId}`)).some(({ type }) => type === 'DecisionMade');
      return `${answer.status === 412 || answer.status === 409 ? '412|409' : `${answer.status} ${await answer.text()}`}, ${decided ? 'decided' : 'not decided'}`;
    },
  },
  {
    nr: '24-b',
    name: 'service: the amount changed between what she saw and what she approves',
    expected: 'refused, not decided',
    run: async (ground) => {
      const { app, office } = await service(ground);
      const caseId = await prepare(office);
      const shown = await shownTo(office.anna, caseId, ruling());
      await office.anna.browser.stepUp(shown.digest);
      const answer = await office.anna.post(
        `/api/cases/${caseId}/decision`,
        approval(shown, ruling({ outcome: 'DELVIS_BIFALL', amountOre: 3_000_000 })),
      );
      const decided = (await app.running.log.readStream(`case-${caseId}`)).some(({ type }) => type === 'DecisionMade');
      return `${answer.status >= 400 ? 'refused' : answer.status}, ${decided ? 'decided' : 'not decided'}`;
    },
  },
];

export const onTheService: readonly Case[] = [...input, ...twice, ...approving];
