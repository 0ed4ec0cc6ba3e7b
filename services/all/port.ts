import net from 'node:net';
import type { Configuration } from './configuration';

const MOST_TRIES = 50;

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** The port to listen on: the one asked for, or, when nobody asked for one, the next that is free. Throws with a sentence when there is none. */
export async function choosePort(host: string, { number, fixed }: Configuration['port']): Promise<number> {
  if (fixed && number === 0) return freePort(host);
  for (let port = number; port < number + MOST_TRIES; port++) {
    if (await isFree(host, port)) return port;
    if (fixed) throw new Error(`Port ${port} används redan av ett annat program. Stoppa det, eller sätt PORT till en annan port.`);
  }
  throw new Error(`Ingen port mellan ${number} och ${number + MOST_TRIES - 1} är ledig. Sätt PORT till en ledig port.`);
}

/** Whatever port the machine has to give. */
const freePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
