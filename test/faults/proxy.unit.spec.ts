import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { FaultProxy } from './proxy';

/** Says back what it is told. */
async function startEcho(listen: (server: net.Server) => void): Promise<net.Server> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  listen(server);
  await once(server, 'listening');
  return server;
}

class Caller {
  heard = '';
  failure: NodeJS.ErrnoException | undefined;
  readonly ended: Promise<unknown>;
  private constructor(readonly socket: net.Socket) {
    socket.on('data', (bytes) => (this.heard += bytes.toString()));
    socket.on('error', (error) => (this.failure = error));
    this.ended = new Promise((resolve) => socket.once('close', resolve));
  }
  static async at(port: number): Promise<Caller> {
    const socket = net.connect(port, '127.0.0.1');
    const caller = new Caller(socket);
    await once(socket, 'connect');
    return caller;
  }
  async hears(text: string): Promise<void> {
    while (!this.heard.includes(text)) await once(this.socket, 'data');
  }
  async asks(text: string): Promise<void> {
    this.socket.write(text);
    await this.hears(text);
  }
}

describe('the bad wire', () => {
  let echo: net.Server;
  let proxy: FaultProxy;
  beforeEach(async () => {
    echo = await startEcho((server) => server.listen(0, '127.0.0.1'));
    proxy = await FaultProxy.open({ host: '127.0.0.1', port: (echo.address() as net.AddressInfo).port });
  });
  afterEach(async () => {
    await proxy.close();
    echo.close();
  });

  it('carries everything while nothing is wrong, also to a unix socket and in pieces larger than its buffers', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wire-'));
    const file = path.join(folder, 'echo');
    const local = await startEcho((server) => server.listen(file));
    const wire = await FaultProxy.open({ path: file });
    const caller = await Caller.at(wire.port);
    const large = 'ab'.repeat(1_000_000);
    caller.socket.end(large); // half a connection is still one: the echo comes back after the end
    await caller.ended;
    expect(caller.heard === large).toBe(true);
    expect(wire.connections).toBe(0);
    await wire.close();
    local.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('cuts every connection with a reset, or so that it looks like an end; new ones are good', async () => {
    const [one, other] = [await Caller.at(proxy.port), await Caller.at(proxy.port)];
    await Promise.all([one.asks('hej'), other.asks('hej')]);
    proxy.cut('reset');
    await Promise.all([one.ended, other.ended]);
    expect([one.failure?.code, other.failure?.code]).toEqual(['ECONNRESET', 'ECONNRESET']);
    const third = await Caller.at(proxy.port);
    await third.asks('hej');
    proxy.cut('end');
    await third.ended;
    expect(third.failure).toBeUndefined();
    await (await Caller.at(proxy.port)).asks('hej');
  });

  it('lets so many bytes through and then cuts one connection in the middle of what it says', async () => {
    const caller = await Caller.at(proxy.port);
    await caller.asks('hej');
    proxy.truncate('down', 4);
    caller.socket.write('abc');
    await caller.hears('abc');
    caller.socket.write('defghi');
    await caller.ended;
    expect('hejabcd'.startsWith(caller.heard)).toBe(true); // a reset may overtake the last bytes
    await (await Caller.at(proxy.port)).asks('defghi');
  });

  it('holds back everything while it is stalled, on new connections too, and then lets it pass in order', async () => {
    const caller = await Caller.at(proxy.port);
    await caller.asks('hej');
    proxy.stall('up');
    caller.socket.write('ett');
    caller.socket.write('två');
    const later = await Caller.at(proxy.port);
    later.socket.write('tre');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(caller.heard + later.heard).toBe('hej');
    proxy.heal();
    await Promise.all([caller.hears('etttvå'), later.hears('tre')]);
  });

  it('loses what was stalled when it is told to', async () => {
    const caller = await Caller.at(proxy.port);
    await caller.asks('hej');
    proxy.stall('down');
    caller.socket.write('ett');
    proxy.heal({ lose: true });
    await caller.ended;
    expect(caller.heard).toBe('hej');
    await (await Caller.at(proxy.port)).asks('två');
  });

  it('forgets the connections that there are, and is good to new ones', async () => {
    const caller = await Caller.at(proxy.port);
    await caller.asks('hej');
    proxy.forget();
    caller.socket.write('ett');
    await (await Caller.at(proxy.port)).asks('två');
    expect(caller.heard).toBe('hej');
    expect(caller.socket.destroyed).toBe(false);
  });

  it('refuses every connection until it is healed', async () => {
    const caller = await Caller.at(proxy.port);
    await caller.asks('hej');
    proxy.refuse();
    await caller.ended;
    const refused = net.connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => refused.once('close', resolve));
    proxy.heal();
    await (await Caller.at(proxy.port)).asks('hej');
  });

  it('is late by as much as it is told', async () => {
    const caller = await Caller.at(proxy.port);
    proxy.delay('down', 30);
    const begun = performance.now();
    await caller.asks('hej');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
  });
});
