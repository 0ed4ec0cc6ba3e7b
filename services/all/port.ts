import net from 'node:net';
import type { Configuration } from './configuration';

export interface ChosenPort {
  readonly number: number;
  /** Right before it is listened on. */
  letGo(): Promise<void>;
}

const MOST_TRIES = 50;

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

const chosen = (number: number): ChosenPort => ({ number, letGo: async () => undefined });

/** The port to listen on: the one asked for, or, when nobody asked for one, the next that is free. Throws with a sentence when there is none. */
export async function choosePort(host: string, { number, fixed }: Configuration['port']): Promise<ChosenPort> {
  if (fixed && number === 0) return anyPort(host);
  for (let port = number; port < number + MOST_TRIES; port++) {
    if (await isFree(host, port)) return chosen(port);
    if (fixed) throw new Error(`Port ${port} används redan av ett annat program. Stoppa det, eller sätt PORT till en annan port.`);
  }
  throw new Error(`Ingen port mellan ${number} och ${number + MOST_TRIES - 1} är ledig. Sätt PORT till en ledig port.`);
}

/** Whatever port the machine has to give; held, since it gives one that is let go of to the next who asks, and a start takes seconds. */
const anyPort = (host: string): Promise<ChosenPort> =>
  new Promise((resolve, reject) => {
    const holder = net.createServer((early) => early.destroy()).once('error', reject);
    holder.listen(0, host, () => {
      const { port } = holder.address() as net.AddressInfo;
      resolve({ number: port, letGo: () => new Promise((gone) => void holder.close(() => gone())) });
    });
  });
