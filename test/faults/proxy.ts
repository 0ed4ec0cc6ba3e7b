/** A wire that can be bad on command: stands between a process and a server that it talks to (TCP, or the unix socket of the embedded database). */
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Target = { readonly host: string; readonly port: number } | { readonly path: string };
/** `up` from the process to the server, `down` back. */
export type Direction = 'up' | 'down';
/** A reset says that something is wrong; an end looks as if the other side had finished. */
export type Ending = 'reset' | 'end';

interface Way {
  /** Milliseconds that every piece is held back. */
  delay: number;
  /** Resolves when bytes may pass again; undefined = they may. */
  stalled: PromiseWithResolvers<void> | undefined;
  /** Bytes that still pass before the connection that carries the next one is reset; undefined = no limit. */
  left: number | undefined;
}

const goodWay = (): Way => ({ delay: 0, stalled: undefined, left: undefined });

class Wire {
  private silent = false;
  private readonly never = Promise.withResolvers<void>();

  constructor(
    private readonly near: net.Socket,
    private readonly far: net.Socket,
    private readonly ways: Readonly<Record<Direction, Way>>,
  ) {
    for (const socket of [near, far]) socket.on('error', () => undefined).on('close', () => this.cut('reset'));
    void this.carry(near, far, this.ways.up);
    void this.carry(far, near, this.ways.down);
  }

  get closed(): boolean {
    return this.near.destroyed && this.far.destroyed;
  }

  /** Nothing passes any more, and nobody is told. */
  fallSilent(): void {
    this.silent = true;
  }

  cut(how: Ending): void {
    this.never.resolve();
    for (const socket of [this.near, this.far]) {
      if (socket.destroyed) continue;
      if (how === 'end') socket.end();
      else if (socket.remoteAddress) socket.resetAndDestroy();
      else socket.destroy(); // a unix socket knows no reset
    }
  }

  private async carry(from: net.Socket, to: net.Socket, way: Way): Promise<void> {
    try {
      // the default closes both ways when one has ended
      for await (const piece of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (way.delay > 0) await pause(way.delay);
        await way.stalled?.promise;
        if (this.silent) await this.never.promise;
        if (to.destroyed) return;
        const passing = way.left === undefined ? piece : piece.subarray(0, way.left);
        if (way.left !== undefined && passing.length < piece.length) {
          way.left = undefined; // one connection pays
          to.write(passing, () => this.cut('reset'));
          return;
        }
        if (way.left !== undefined) way.left -= piece.length;
        if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
      }
      to.end();
    } catch {
      this.cut('reset');
    }
  }
}

export class FaultProxy {
  private readonly wires = new Set<Wire>();
  private readonly ways: Record<Direction, Way> = { up: goodWay(), down: goodWay() };
  private refusing = false;

  private constructor(
    private readonly server: net.Server,
    private readonly target: Target,
  ) {
    server.on('connection', (near) => this.connect(near));
  }

  /** Listens on a free port of the loopback interface. */
  static async open(target: Target): Promise<FaultProxy> {
    const server = net.createServer({ allowHalfOpen: true, noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(server, target);
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  /** Connections that are open just now. */
  get connections(): number {
    return this.wires.size;
  }

  /** Every connection, once. */
  cut(how: Ending): void {
    for (const wire of this.wires) wire.cut(how);
  }

  /** So many bytes more in this direction, then the connection that would carry the next one is reset, in the middle of what it says. */
  truncate(direction: Direction, bytes: number): void {
    this.ways[direction].left = bytes;
  }

  /** Every piece comes so much later. */
  delay(direction: Direction, milliseconds: number): void {
    this.ways[direction].delay = milliseconds;
  }

  /** Nothing passes, and nobody is told: new connections are taken and stay as silent. */
  stall(direction: Direction): void {
    this.ways[direction].stalled ??= Promise.withResolvers<void>();
  }

  /** The connections that there are fall silent for good, as behind a router that has forgotten them; new ones are good. */
  forget(): void {
    for (const wire of this.wires) wire.fallSilent();
  }

  /** As if the server were down: every connection is reset, and every new one. */
  refuse(): void {
    this.refusing = true;
    this.cut('reset');
  }

  /** Bytes pass again, those that were held back first; with `lose`, connections that were stalled are reset instead. */
  heal({ lose = false } = {}): void {
    const stalled = this.ways.up.stalled ?? this.ways.down.stalled;
    if (lose && stalled) this.cut('reset');
    for (const way of Object.values(this.ways)) {
      way.stalled?.resolve();
      Object.assign(way, goodWay());
    }
    this.refusing = false;
  }

  async close(): Promise<void> {
    this.heal();
    const closed = once(this.server, 'close');
    this.server.close();
    this.cut('reset');
    await closed;
  }

  private connect(near: net.Socket): void {
    if (this.refusing) return void near.on('error', () => undefined).resetAndDestroy();
    const far = net.connect({ ...this.target, allowHalfOpen: true, noDelay: true } as net.NetConnectOpts);
    const wire = new Wire(near, far, this.ways);
    this.wires.add(wire);
    for (const socket of [near, far]) socket.once('close', () => wire.closed && this.wires.delete(wire));
  }
}
