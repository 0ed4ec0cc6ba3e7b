import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { packFiles, sha256, textOf, toHex, verifyPack, type Trust } from '#libs/integrity';
import { newId } from '#libs/kernel';
import { populationOf, redrawn, samplesStream, type SampleDrawn } from '#libs/sampling';
import { startTestApplication, type TestApplication } from '../../../test/application';
import { openOffice, type Office } from '../../../test/e2e/board';
import { decide, prepare } from '../../../test/e2e/case-work';
import { trustIn } from '../../../libs/sealing/testing/trust';
import { run } from '../../cli/line';
import type { DrawAnswer } from './samples.controller';
import type { RecordedSample, SampleInFull } from './samples';

describe('random samples of decisions', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liggaren-urval-'));
  let app: TestApplication;
  let office: Office;
  const decided: string[] = [];
  let trust: Trust;
  beforeAll(async () => {
    app = await startTestApplication({ DATA_DIR: folder });
    office = await openOffice(app, 'urval');
    for (const title of ['Ett', 'Två', 'Tre']) {
      const caseId = await prepare(office, { over: { title } });
      await decide(office.anna, caseId);
      decided.push(caseId);
    }
    // what is drawn from is as far as the register of decisions has come
    await office.ulla.sees(`/api/auditor/equal-treatment?scheme=${office.scheme}`, await app.running.log.head());
    trust = await trustIn(folder, app.running.log.origin, 600);
  }, 180_000);
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const conditions = () => ({ from: null, to: null, schemeId: office.scheme, outcomes: null, size: 2, seed: null });
  const draws = async (over: object = {}): Promise<string> => {
    const answer = (await office.ulla.does('/api/auditor/samples', { ...conditions(), ...over })) as unknown as DrawAnswer;
    return answer.number;
  };
  const shown = (number: string) => office.ulla.sees<SampleInFull>(`/api/auditor/samples/${number}`);
  const bytesOf = async (address: string): Promise<Uint8Array> => {
    const response = await office.ulla.browser.request(address);
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  /** Cases that auditors' reading of has been written down after a position, with what they read. */
  const readSince = async (position: number): Promise<readonly unknown[]> =>
    (await app.running.log.readAll({ after: position })).flatMap(({ stream, body }) => (stream.startsWith('access-') ? [body] : []));

  it('stand in the log before anybody sees them: by whom, out of what, by which seed, with numbers without gaps', async () => {
    const first = await draws();
    const second = await draws();
    const year = first.split('-')[0]!;
    expect(second).toBe(`${year}-${Number(first.split('-')[1]) + 1}`);
    const events = await app.running.log.readStream(samplesStream(year));
    expect(events.map(({ type, actor }) => [type, actor.ref])).toEqual([
      ['SampleDrawn', office.ulla.ref],
      ['SampleDrawn', office.ulla.ref],
    ]);
    const [one, two] = events.map(({ body }) => body as unknown as SampleDrawn);
    expect(one).toMatchObject({ schemeId: office.scheme, size: 2, seedFrom: 'SERVER', population: { size: 3 } });
    expect(one!.drawn).toHaveLength(2);
    expect(two!.seed).not.toBe(one!.seed);
    // the log itself, read through, says the same as the read model
    const again = await populationOf(app.running.log, one!, one!.population.upTo);
    expect(redrawn(one!, again)).toMatchObject({ samePopulation: true, sameSample: true });
    expect((await office.ulla.sees<{ rows: RecordedSample[] }>('/api/auditor/samples')).rows.map(({ number }) => number)).toEqual([
      second,
      first,
    ]);
    expect((await shown(second)).drawnBefore).toEqual([first]);
  });

  it('come again by the same seed, and by a command that is sent twice are drawn once', async () => {
    const key = newId();
    const sent = [];
    for (let n = 0; n < 2; n++) sent.push((await office.ulla.does('/api/auditor/samples', conditions(), { key })) as unknown as DrawAnswer);
    expect(sent[1]).toEqual(sent[0]);
    const first = await shown(sent[0]!.number);
    const again = await shown(await draws({ seed: first.seed }));
    expect(again).toMatchObject({ seedFrom: 'TYPED', drawn: first.drawn, again: { samePopulation: true, sameSample: true } });
    expect(again.drawn).toMatchObject([{ outcome: 'BIFALL', ended: false, schemeId: office.scheme }, { amountOre: 4_000_000 }]);
  });

  it('have what they were drawn from as a file, whose checksum is the one in the log', async () => {
    const number = await draws();
    const file = await bytesOf(`/api/auditor/samples/${number}/population`);
    expect(toHex(sha256(file))).toBe((await shown(number)).population.sha256);
    expect(textOf(file).split('\n')).toHaveLength(4);
  });

  it('are refused, and not written down, when nothing fits, the period is backwards or the seed is none', async () => {
    const before = await app.running.log.head();
    const refusal = async (over: object) =>
      (await office.ulla.isRefused('/api/auditor/samples', { ...conditions(), ...over })).errors?.[0]?.field;
    expect(await refusal({ to: '2020-01-01' })).toBe('from');
    expect(await refusal({ from: '2026-05-01', to: '2026-04-01' })).toBe('to');
    expect(await refusal({ seed: 'abc' })).toBe('seed');
    expect(await refusal({ size: 0 })).toBe('size');
    expect((await app.running.log.readAll({ after: before })).filter(({ type }) => type === 'SampleDrawn')).toEqual([]);
    expect(await office.ulla.maySee('/api/auditor/samples/2026-999')).toBe(404);
    expect(await office.ulla.maySee('/api/auditor/samples/drop')).toBe(404);
  });

  it('give the evidence of all their cases in one file that holds, each case written down as read', async () => {
    const number = await draws();
    const sample = await shown(number);
    const before = await app.running.log.head();
    const archive = await bytesOf(`/api/auditor/samples/${number}/evidence`);
    const verdict = await verifyPack(packFiles(archive)!, trust);
    expect(verdict.bundles.flatMap(({ verdict: { findings } }) => findings.flatMap(({ fault }) => fault?.why.sv ?? []))).toEqual([]);
    expect(verdict).toMatchObject({ holds: true, sample: { number, decisions: 2, faults: [] } });
    expect(await readSince(before)).toEqual(
      sample.drawn.map(({ caseId }) => ({ caseId, what: 'bevispaketet för ärendet', query: `urval ${number}` })),
    );
    const list = parse(textOf(packFiles(archive)!.get('forteckning.csv')!), { delimiter: ';', bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(list.map((row) => [row['Plats i urvalet'], row['Ärendets id']])).toEqual(
      sample.drawn.map(({ caseId }, n) => [`${n + 1}`, caseId]),
    );
    expect(list[0]).toMatchObject({
      Projekt: expect.stringMatching(/Ett|Två|Tre/) as string,
      'Filens SHA-256': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  }, 60_000);

  it('are not needed: any cases can be fetched together, by their numbers', async () => {
    const { rows } = await office.ulla.sees<{ rows: { caseId: string; number: string }[] }>(
      `/api/auditor/decisions?scheme=${office.scheme}`,
      await app.running.log.head(),
    );
    const query = rows.map(({ number }, n) => `case=${encodeURIComponent(n === 0 ? number.toLowerCase() : number)}`).join('&');
    const verdict = await verifyPack(packFiles(await bytesOf(`/api/auditor/evidence?${query}`))!, trust);
    expect(verdict).toMatchObject({ holds: true, sample: null });
    expect(verdict.bundles).toHaveLength(3);
    const refused = await office.ulla.browser.request('/api/auditor/evidence?case=LIG%202026-99999');
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('LIG 2026-99999')]);
  }, 60_000);

  it('are packed by the command line too, out of the log alone', async () => {
    const number = await draws();
    const file = path.join(folder, 'urval.zip');
    const lines: string[] = [];
    const print = (text: string): void => void lines.push(text);
    const register = async () => ({ pool: app.db.app, log: app.running.log as never, close: async () => undefined });
    const told = { out: print, err: print, environment: { DATA_DIR: folder } };
    expect([await run(['evidence', '--sample', number, '--out', file], told, register), lines.join('\n')]).toEqual([
      0,
      expect.stringContaining(`bevispaketen för 2 ärenden i urvalet ${number}`),
    ]);
    expect(await verifyPack(packFiles(new Uint8Array(readFileSync(file)))!, trust)).toMatchObject({ holds: true, sample: { number } });
    expect(await run(['evidence', '--sample', '2026-999', '--out', file], told, register)).toBe(2);
    expect(await run(['evidence', '--sample', number, '--case', decided[0]!, '--out', file], told, register)).toBe(2);
    expect(await run(['evidence', '--case', decided[0]!, '--case', decided[1]!, '--out', file], told, register)).toBe(0);
    expect((await verifyPack(packFiles(new Uint8Array(readFileSync(file)))!, trust)).bundles).toHaveLength(2);
  }, 60_000);

  it('are the auditor’s alone', async () => {
    const before = await app.running.log.head();
    for (const who of [office.sara, office.anna, office.karin, office.amina]) {
      expect((await who.isRefused('/api/auditor/samples', conditions())).status).toBe(403);
      for (const address of [
        'samples',
        'samples/2026-1',
        'samples/2026-1/population',
        'samples/2026-1/evidence',
        'evidence?case=LIG%202026-1',
        'equal-treatment?scheme=x',
      ])
        expect([address, await who.maySee(`/api/auditor/${address}`)]).toEqual([address, 403]);
    }
    expect((await app.running.log.readAll({ after: before })).filter(({ actor }) => actor.role !== 'system')).toEqual([]);
  });
});
