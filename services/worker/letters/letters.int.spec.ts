/** The worker's part: a real case, the real commands and a real folder; jobs are run by hand, and stopped where a process could die. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderStore, type FileStore } from '#libs/documents';
import { asEvent, execute, loadStream, toNewEvents, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type CaseCommand, type CaseEvent } from '#libs/grant-cases';
import { CannotBeDone } from '#libs/jobs';
import { canonicalJson, newId, SetClock } from '#libs/kernel';
import { developmentKey, faultsOf, sealKey } from '#libs/letters';
import { schemeEvents, schemeStream } from '#libs/schemes';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { metaOf } from '../../../libs/grant-cases/handlers/testing/register';
import { correcting, revocation, revoking, slip } from '../../../libs/grant-cases/testing/changes';
import { content, Story } from '../../../libs/grant-cases/testing/story';
import { decisionId, delegate, official, scheme, schemeId, system } from '../../../libs/grant-cases/testing/world';
import { LETTERHEAD } from '../../../libs/letters/testing/facts';
import { DecisionDocumentsReactor } from './decision-documents';
import { MakeDecisionDocument } from './make-document';
import { letterMeans, type LetterMeans } from './means';

const AT = Temporal.Instant.from('2026-05-04T09:00:00Z');
const pem = developmentKey(AT);
const key = sealKey(pem.privateKey, pem.certificate, true);
const MEANS: LetterMeans = { key, letterheads: { kulturnamnden: LETTERHEAD } };

describe('a decision that has been approved', () => {
  const clock = new SetClock(AT);
  let folder: string;
  let files: FolderStore;
  let log: MemoryEventLog;
  let caseId: string;

  const contextFrom = (story: Story) => story.context(system);
  /** As the command bus answers, on this log. */
  const busOn = (story: Story, on: EventLog) => ({
    execute: (given: { caseId: string; command: CaseCommand; meta: never }) =>
      execute({
        log: on,
        stream: caseStream(given.caseId),
        catalogue: caseEvents,
        decider: caseDecider,
        command: given.command,
        context: contextFrom(story),
        meta: given.meta,
      }),
  });
  const recorded = async (): Promise<readonly CaseEvent[]> =>
    (await loadStream(log, caseStream(caseId))).events.map((event) => asEvent(caseEvents, event)!);
  const made = async () => (await recorded()).flatMap((event) => (event.type === 'DecisionDocumentMade' ? [event.body] : []));
  const jobOf = (story: Story, { means = MEANS, store = files as FileStore, on = log as EventLog } = {}) =>
    new MakeDecisionDocument(means, on, store, clock, busOn(story, on) as never);
  const making = () => ({ payload: { caseId, decisionId } });

  async function given(story: Story): Promise<Story> {
    caseId = newId();
    const meta = metaOf(system, newId(), clock.now());
    const events = toNewEvents(caseEvents, meta.commandId, story.events);
    await log.append({ stream: caseStream(caseId), expected: 'noStream', events, context: meta });
    return story;
  }

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-letters-'));
    files = new FolderStore(folder);
    log = new MemoryEventLog({ origin: 'test', application: 'test' });
    const meta = metaOf(system, newId(), clock.now());
    const { established, guidelines } = scheme;
    const events = toNewEvents(schemeEvents, meta.commandId, [
      { type: 'SchemeEstablished', body: established! },
      ...guidelines.map((body) => ({ type: 'GuidelinesAdopted', body }) as const),
    ]);
    await log.append({ stream: schemeStream(schemeId), expected: 'noStream', events, context: meta });
  });
  afterEach(async () => {
    await log.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is wanted as a document, by references alone, and not when it was decided long ago', async () => {
    await given(new Story().decided('BIFALL'));
    const reactor = new DecisionDocumentsReactor(clock);
    const signed = (await loadStream(log, caseStream(caseId))).events.find(({ type }) => type === 'DecisionSigned')!;
    expect(reactor.react(signed)).toEqual([{ job: 'make-decision-document', payload: { caseId, decisionId } }]);
    clock.advance({ days: 61 });
    expect(reactor.react(signed)).toEqual([]);
    clock.set(AT);
  });

  it.each(['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING'] as const)(
    'becomes a document that is kept by its checksum, with what was recorded of it: %s',
    async (outcome) => {
      const story = await given(new Story().decided(outcome));
      await jobOf(story).run(making());
      const [document, ...more] = await made();
      expect(more).toEqual([]);
      expect(document).toMatchObject({ decisionId, pdfaPart: '3A', sealKeyId: key.id, developmentKey: true });
      const pdf = (await files.read(document!.sha256))!;
      expect(pdf).toHaveLength(document!.bytes);
      expect(faultsOf(pdf, document!, key)).toEqual([]);
      expect(fs.readdirSync(path.join(folder, 'own'))).toEqual([]);
    },
  );

  it('becomes one when the case was written off, too', async () => {
    const story = new Story().inPreparation();
    const delegate = story.state.declarations.at(-1)!.person;
    const context = story.deciding(delegate, 'AVSKRIVNING', 0);
    await given(story.tell(delegate, story.toWriteOff('OBJECT_GONE', context), context));
    await jobOf(story).run(making());
    expect(await made()).toHaveLength(1);
  });

  it('becomes one, however often the job is run', async () => {
    const story = await given(new Story().decided('BIFALL'));
    await jobOf(story).run(making());
    await jobOf(story).run(making());
    expect(await made()).toHaveLength(1);
  });

  it.each([
    ['before it is sealed', { receive: () => Promise.reject(new Error('killed')) }],
    ['before it is kept', { keep: () => Promise.reject(new Error('killed')) }],
  ])('is made again when the process dies %s, and recorded once', async (_, dies) => {
    const story = await given(new Story().decided('BIFALL'));
    const store = Object.assign(Object.create(files) as FileStore, dies);
    await expect(jobOf(story, { store }).run(making())).rejects.toThrow('killed');
    expect(await made()).toEqual([]);
    await jobOf(story).run(making());
    const [document, ...more] = await made();
    expect(more).toEqual([]);
    expect(faultsOf((await files.read(document!.sha256))!, document!, key)).toEqual([]);
  });

  it('that was sealed and put away but not recorded is recorded as it lies there, and no second file is left', async () => {
    const story = await given(new Story().decided('BIFALL'));
    const dying = Object.assign(Object.create(log) as EventLog, { append: () => Promise.reject(new Error('killed')) });
    await expect(jobOf(story, { on: dying }).run(making())).rejects.toThrow('killed');
    clock.advance({ hours: 1 });
    await jobOf(story).run(making());
    clock.set(AT);
    const kept = fs.readdirSync(path.join(folder, 'kept'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(kept.map(({ name }) => name)).toEqual([(await made())[0]!.sha256]);
  });

  it('waits among the dead letters while there is no key, and is not made of a decision that is not there', async () => {
    const story = await given(new Story().decided('BIFALL'));
    await expect(jobOf(story, { means: { key: null, letterheads: {} } }).run(making())).rejects.toThrow(CannotBeDone);
    const another = { payload: { caseId, decisionId: newId() } };
    await expect(jobOf(story).run(another)).rejects.toThrow(CannotBeDone);
    expect(await made()).toEqual([]);
  });

  it('is refused when what was approved is not what lies there', async () => {
    const story = new Story().decided('BIFALL');
    const events = story.events.map((event) =>
      event.type === 'DecisionSigned' ? { ...event, body: { ...event.body, statement: canonicalJson({ text: 'annat' }) } } : event,
    );
    await given(Object.assign(Object.create(story) as Story, { events }));
    await expect(jobOf(story).run(making())).rejects.toThrow('is not the one that was approved');
  });

  it('is dispatched with the checksum of its document, and without one when none has been made', async () => {
    const dispatch = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'PORTAL', explanation: 'Beviljat.' } as const;
    const without = new Story().decided('BIFALL', content('BIFALL')).tell(official, dispatch);
    expect(without.events.at(-1)!.body).not.toHaveProperty('documentSha256');

    const story = await given(new Story().decided('BIFALL'));
    await jobOf(story).run(making());
    const [body] = await made();
    const { type, ...what } = { type: 'RecordDecisionDocument' as const, ...body! };
    const sent = story.tell(system, { type, ...what }).tell(official, dispatch);
    expect(sent.events.at(-1)!.body).toMatchObject({ documentSha256: body!.sha256 });
  });

  describe('and changed', () => {
    const revisions = (story: Story, type: CaseEvent['type']) =>
      story.events.flatMap((event, index) => (event.type === type ? [index] : []));
    const changed = (): Story => {
      const story = new Story().decided('BIFALL');
      story.tell(delegate, correcting(story, delegate, slip));
      story.tell(delegate, correcting(story, delegate, { ...slip, before: 'Skäl.', after: 'Skälen.' }));
      return story.tell(delegate, revoking(story, delegate, revocation));
    };

    it('is wanted as a document of each change, by references alone', async () => {
      const story = await given(changed());
      const reactor = new DecisionDocumentsReactor(clock);
      const { events } = await loadStream(log, caseStream(caseId));
      const wanted = events.flatMap((event) => reactor.react(event)).map(({ payload }) => payload);
      const at = [...revisions(story, 'DecisionCorrected'), ...revisions(story, 'DecisionRevoked')];
      expect(wanted).toEqual([{ caseId, decisionId }, ...at.map((revision) => ({ caseId, decisionId, revision }))]);
    });

    it('has a document for each, once, in whichever order they are made, each with what was approved then', async () => {
      const story = await given(changed());
      const [first, second] = revisions(story, 'DecisionCorrected');
      const [revoked] = revisions(story, 'DecisionRevoked');
      for (const revision of [second, revoked, undefined, first, second, revoked])
        await jobOf(story).run({ payload: { caseId, decisionId, ...(revision === undefined ? {} : { revision }) } });
      const documents = await made();
      expect(documents.map(({ corrections, revocation: letter }) => [corrections, letter])).toEqual([
        [2, undefined],
        [undefined, true],
        [undefined, undefined],
        [1, undefined],
      ]);
      expect(new Set(documents.map(({ sha256 }) => sha256)).size).toBe(4);
      for (const document of documents) expect(faultsOf((await files.read(document.sha256))!, document, key)).toEqual([]);
      expect(fs.readdirSync(path.join(folder, 'own'))).toEqual([]);
    });

    it('tells nothing of a change whose approval is not the one that lies there', async () => {
      const story = changed();
      const events = story.events.map((event) =>
        event.type === 'DecisionRevoked'
          ? { ...event, body: { ...event.body, approval: { ...event.body.approval!, statement: '{}' } } }
          : event,
      );
      await given(Object.assign(Object.create(story) as Story, { events }));
      const [revision] = revisions(story, 'DecisionRevoked');
      await expect(jobOf(story).run({ payload: { caseId, decisionId, revision: revision! } })).rejects.toThrow(
        'is not the one that was approved',
      );
    });
  });
});

describe('what letters are made with', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-seal-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is a development key that is made once and known as one, when no key is given', () => {
    const settings = { seal: { developmentFolder: path.join(folder, 'seal') }, letterheads: null };
    const [first, second] = [letterMeans(settings), letterMeans(settings)];
    expect(first.key).toMatchObject({ development: true });
    expect(second.key!.id).toBe(first.key!.id);
    expect(fs.statSync(path.join(folder, 'seal', 'development-key.pem')).mode & 0o077).toBe(0);
  });

  it('is the key and the letterheads of the files that are named, and a sentence when they can’t be read', () => {
    const file = (name: string, text: string): string => {
      fs.writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const seal = { key: file('key.pem', pem.privateKey), certificate: file('certificate.pem', pem.certificate) };
    const letterheads = file('letterheads.json', JSON.stringify({ kulturnamnden: LETTERHEAD }));
    expect(letterMeans({ seal, letterheads })).toMatchObject({
      key: { id: key.id, development: false },
      letterheads: { kulturnamnden: LETTERHEAD },
    });
    expect(() => letterMeans({ seal: { ...seal, key: 'finns-inte.pem' }, letterheads })).toThrow('SEAL_KEY_FILE');
    expect(() => letterMeans({ seal, letterheads: file('fel.json', '{"kulturnamnden":{"unit":1}}') })).toThrow('LETTERHEADS_FILE');
    expect(letterMeans({ seal: null, letterheads: null })).toEqual({ key: null, letterheads: {} });
  });
});
