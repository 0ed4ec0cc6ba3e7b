import {
  attestations,
  ED25519,
  isSignedByLog,
  newPrivateKey,
  readCheckpoint,
  readNote,
  readPolicy,
  signingKey,
  spellKey,
} from '#libs/integrity';
import { startTestApplication, type TestApplication } from '../../../test/application';
import type { CheckpointsAnswer } from './checkpoints.controller';

const { verifier } = signingKey('test.example/annan', ED25519, newPrivateKey(ED25519));
const NEW = spellKey(verifier);

describe('what the log says of itself, for everybody', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await startTestApplication();
    const karin = await application.desk('namndsekreterare.karin');
    await karin.post('/api/schemes', { schemeId: 'a', name: 'A', board: 'B', boardId: 'b', legalRegime: 'KL13', caseGroup: 'H' });
  }, 60_000);
  afterAll(() => application?.stop());
  const fetched = (address: string): Promise<Response> => fetch(`${application.base}${address}`);
  const answer = async (): Promise<CheckpointsAnswer> => (await (await fetched('/api/checkpoints')).json()) as CheckpointsAnswer;

  it('is the latest checkpoint in a form that can be written down, with keys that it holds by', async () => {
    let said = await answer();
    while (!said.latest) said = await answer();
    const { latest, origin, keys } = said;
    expect(latest.groups).toHaveLength(16);
    expect(latest.groups.join('')).toBe(Buffer.from(latest.root, 'base64').toString('hex'));
    expect(latest.witnesses).toEqual([]);
    expect(latest.paragraph).toContain(latest.groups.slice(0, 4).join(' '));
    expect(latest.qr.modules).toBeGreaterThan(40);
    expect(latest.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);

    const bytes = new Uint8Array(await (await fetched(latest.note)).arrayBuffer());
    const note = readNote(bytes)!;
    expect(readCheckpoint(note.text)).toMatchObject({ origin, size: latest.size });
    const policy = readPolicy(await (await fetched('/.well-known/liggaren/keys')).text());
    expect(policy.logs).toHaveLength(keys.length);
    expect(keys.map(({ from, until }) => [from, until])).toEqual([
      [0, null],
      [0, null],
    ]);
    const by = await attestations(
      note,
      policy.logs.map(({ key }) => key),
    );
    expect(isSignedByLog(policy, origin, by!)).toBe(true);
  });

  it('is every checkpoint that ends with a seal, and the note of each', async () => {
    const [first = ''] = (await (await fetched('/.well-known/liggaren/checkpoints')).text()).split('\n');
    const { history } = await answer();
    expect(first).toBe(`${history[0]!.size} ${history[0]!.root} ${history[0]!.signedAt}`);
    const latest = await fetched('/.well-known/liggaren/checkpoint');
    expect(latest.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(readCheckpoint(readNote(new Uint8Array(await latest.arrayBuffer()))!.text)!.size).toBe(history[0]!.size);
    for (const size of ['0', '999999', '-1', '1e3', 'x'])
      expect((await fetched(`/.well-known/liggaren/checkpoints/${size}`)).status).toBe(404);
  });

  it('tells of keys that were changed, from and up to which size they hold, in words that a policy has', async () => {
    const { keys, history } = await answer();
    const { app } = application.db;
    await app.query('select audit.add_keys($1, $2)', [[NEW], history[0]!.size]);
    const [former] = keys;
    await app.query('select audit.end_keys($1, $2)', [[former!.vkey], 4711]);
    expect((await answer()).keys).toEqual([
      ...keys.map((key) => (key === former ? { ...key, until: 4711 } : key)),
      { vkey: NEW, from: history[0]!.size, until: null },
    ]);
    const policy = readPolicy(await (await fetched('/.well-known/liggaren/keys')).text());
    expect(policy.logs.map(({ limit }) => limit)).toEqual([{ kind: 'UNTIL', size: 4711 }, null, null]);
  });
});
