import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../test/identity-app';

const ROOT = path.resolve(__dirname, '../..');
const LOADER = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];

/** A process as somebody starts it at a prompt. */
class Prompt {
  private said = '';
  private readonly child;
  readonly ended: Promise<number | null>;
  private constructor(environment: Record<string, string>, service: string) {
    const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', LOG_LEVEL: 'silent', ...environment };
    this.child = spawn(process.execPath, [...LOADER, `services/${service}/main.ts`], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }
  static run(environment: Record<string, string>, service = 'all'): Prompt {
    return new Prompt(environment, service);
  }
  get text(): string {
    return this.said;
  }
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
  /** The text once it holds `wanted`; rejects when the process ends without having said it. */
  async says(wanted: string): Promise<string> {
    while (!this.said.includes(wanted)) {
      const heard = new Promise((resolve) => this.child.stdout.once('data', resolve));
      const over = await Promise.race([heard.then(() => false), this.ended.then(() => true)]);
      if (over && !this.said.includes(wanted)) throw new Error(`it ended and said: ${this.said}`);
    }
    return this.said;
  }
  async url(): Promise<string> {
    return /Liggaren är igång: (\S+)/.exec(await this.says('Roller:'))![1]!;
  }
}

const head = async (url: string): Promise<number> => {
  const ready = (await (await fetch(`${url}/health/ready`)).json()) as { checks: { log: { says: { head: number } } } };
  return ready.checks.log.says.head;
};

describe('the service at a prompt', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-prompt-'));
  const environment = { DATA_DIR: folder };
  const running: Prompt[] = [];
  const run = (more: Record<string, string> = {}, service?: string): Prompt => {
    const prompt = Prompt.run({ ...environment, ...more }, service);
    running.push(prompt);
    return prompt;
  };
  beforeAll(() => fs.chmodSync(folder, 0o711));
  afterAll(async () => {
    for (const prompt of running) {
      prompt.signal('SIGTERM');
      await prompt.ended;
    }
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('needs nothing: it makes a database, fills it with a demonstration, and says where to go and whom to be', async () => {
    const port = String(await freePort());
    const prompt = run({ PORT: port });
    expect(await prompt.url()).toBe(`http://127.0.0.1:${port}`);
    const text = await prompt.says('administrator.david');
    expect(text).toContain('Demonstrationsärenden har lagts in.');
    expect(text).toContain('handlaggare.sara');
    expect(await head(`http://127.0.0.1:${port}`)).toBeGreaterThan(100);
    expect((await fetch(`http://127.0.0.1:${port}/api/diary`)).status).toBe(200);
    prompt.signal('SIGKILL');
    await prompt.ended;
  }, 120_000);

  it('starts again after kill -9 with everything that was there, and fills in nothing twice', async () => {
    const prompt = run({ PORT: '0' });
    const url = await prompt.url();
    expect(prompt.text).not.toContain('Demonstrationsärenden har lagts in.');
    expect(await head(url)).toBeGreaterThan(100);
    prompt.signal('SIGTERM');
    expect(await prompt.ended).toBe(0);
  }, 120_000);

  it('finishes what is under way when it is told to end, and ends', async () => {
    const prompt = run({ PORT: '0' });
    const url = await prompt.url();
    // waits two seconds for an event that will not come; asked once more where nobody looked in those two seconds
    let answered = false;
    const ask = (): Promise<Response> => {
      answered = false;
      return fetch(`${url}/api/diary?after=999999&limit=1`).finally(() => (answered = true));
    };
    let underWay = ask();
    while (!(await (await fetch(`${url}/metrics`)).text()).includes('liggaren_http_under_way 2')) {
      if (answered) underWay = ask();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    prompt.signal('SIGTERM');
    const answer = await underWay;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ upToDate: false, rows: [expect.anything()] });
    expect(await prompt.ended).toBe(0);
  }, 120_000);

  it('takes the next port when nobody asked for one and the usual one is taken, and says so', async () => {
    const holder = net.createServer().on('error', () => undefined); // somebody else may hold it already: just as well
    await new Promise<void>((resolve) => {
      holder.once('error', () => resolve());
      holder.listen(3000, '127.0.0.1', resolve);
    });
    const prompt = run({ PORT: '' });
    expect(Number(new URL(await prompt.url()).port)).toBeGreaterThan(3000);
    expect(prompt.text).toContain('Port 3000 var upptagen, så en annan valdes.');
    prompt.signal('SIGTERM');
    expect(await prompt.ended).toBe(0);
    holder.close();
  }, 120_000);

  it('does not take another port than the one that was asked for', async () => {
    const holder = net.createServer();
    const taken = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as net.AddressInfo).port));
    });
    const prompt = run({ PORT: String(taken) });
    expect(await prompt.ended).toBe(1);
    expect(prompt.text).toContain(`Port ${taken} används redan av ett annat program`);
    holder.close();
  }, 60_000);

  it('says in Swedish what to set, and does not start, when the configuration is wrong', async () => {
    const prompt = run({ NODE_ENV: 'production' });
    expect(await prompt.ended).toBe(78);
    expect(prompt.text).toContain('I produktion används inte den inbyggda databasen. Sätt DATABASE_URL till en PostgreSQL-server.');
    expect(prompt.text).not.toContain('at ');
  }, 60_000);

  it('runs in parts as well: a process that only keeps read models answers for its health and nothing else', async () => {
    const prompt = run({ PORT: '0' }, 'projector');
    const url = await prompt.url();
    expect(prompt.text).toContain('Roller: projector.');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/api/diary`)).status).toBe(404);
    prompt.signal('SIGTERM');
    expect(await prompt.ended).toBe(0);
  }, 120_000);
});
