/** One process with all roles, and the wires that it speaks by. */
import { freePort } from '../identity-app';
import type { Blow, Fault, WireName } from './plan';
import { startProcess, type Process } from './process';
import { FaultProxy, type Target } from './proxy';

/** Where each server is; a wire is laid to every one of them. */
export type Servers = Readonly<Partial<Record<Exclude<WireName, 'people'>, Target>>>;
/** The environment of a process that finds its servers on these ports of the loopback interface. */
export type Settings = (ports: Readonly<Partial<Record<WireName, number>>>) => Readonly<Record<string, string>>;

const STARTS = 5;

export class Station {
  private process: Process | undefined;
  private starting: Promise<void> | undefined;
  private frozen = false;

  private constructor(
    private readonly wires: ReadonlyMap<WireName, FaultProxy>,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Lays the wires; `start` starts the process. */
  static async open(servers: Servers, settings: Settings): Promise<Station> {
    const port = await freePort();
    const wires = new Map<WireName, FaultProxy>([['people', await FaultProxy.open({ host: '127.0.0.1', port })]]);
    for (const [name, target] of Object.entries(servers)) wires.set(name as WireName, await FaultProxy.open(target));
    const ports = Object.fromEntries([...wires].map(([name, wire]) => [name, wire.port]));
    return new Station(wires, { PORT: String(port), ...settings(ports) });
  }

  /** Where people's requests go in. */
  get url(): string {
    return `http://127.0.0.1:${this.wire('people').port}`;
  }

  /** As whoever sees to services does it: one that ends at its start, because a server is away, is started again. */
  async start(): Promise<void> {
    this.starting ??= this.insist().finally(() => (this.starting = undefined));
    await this.starting;
  }

  private async insist(): Promise<void> {
    for (let attempt = 1; this.process === undefined; attempt++) {
      try {
        this.process = await startProcess(this.environment);
      } catch (error) {
        if (attempt === STARTS) throw error;
      }
    }
  }

  said(): string {
    return this.process?.said() ?? '(not running)';
  }

  /** Resolves when the fault is over, or, for those that don't last, has been done. */
  async suffer(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'kill':
        await this.kill();
        return this.start();
      case 'freeze':
        this.frozen = true;
        this.process?.freeze();
        await lasting(fault.lasts);
        return this.thaw();
      case 'cut':
        return this.wire(fault.wire).cut(fault.how);
      case 'truncate':
        return this.wire(fault.wire).truncate(fault.direction, fault.bytes);
      case 'delay':
        this.wire(fault.wire).delay(fault.direction, fault.milliseconds);
        break;
      case 'stall':
        this.wire(fault.wire).stall(fault.direction);
        break;
      case 'refuse':
        this.wire(fault.wire).refuse();
    }
    await lasting(fault.lasts);
    this.wire(fault.wire).heal({ lose: fault.kind === 'stall' && fault.lose });
  }

  /** Every wire good, and the process running. */
  async heal(): Promise<void> {
    for (const wire of this.wires.values()) wire.heal();
    this.thaw();
    await this.start();
  }

  async stop(): Promise<void> {
    for (const wire of this.wires.values()) wire.heal();
    await this.process?.stop();
    for (const wire of this.wires.values()) await wire.close();
  }

  private async kill(): Promise<void> {
    const dying = this.process;
    this.process = undefined;
    await dying?.kill();
  }

  private thaw(): void {
    if (this.frozen) this.process?.thaw();
    this.frozen = false;
  }

  private wire(name: WireName): FaultProxy {
    return this.wires.get(name)!;
  }
}

const lasting = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const toldOf = ({ after, process, fault }: Blow): string => `after ${after} answers, process ${process}: ${JSON.stringify(fault)}`;
