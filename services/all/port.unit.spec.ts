import net from 'node:net';
import { choosePort } from './port';

const hold = (port: number): Promise<net.Server> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
const portOf = (server: net.Server): number => (server.address() as net.AddressInfo).port;

describe('the port', () => {
  it('is the usual one when it is free, otherwise a later one', async () => {
    const holder = await hold(0);
    const taken = portOf(holder);
    const chosen = await choosePort('127.0.0.1', { number: taken, fixed: false });
    expect(chosen.number).toBeGreaterThan(taken);
    holder.close();
  });

  it('is the one asked for or none', async () => {
    const holder = await hold(0);
    await expect(choosePort('127.0.0.1', { number: portOf(holder), fixed: true })).rejects.toThrow('sätt PORT till en annan port');
    holder.close();
  });

  it('is any free one when 0 was asked for, and nobody else’s until it is let go of', async () => {
    const chosen = await choosePort('127.0.0.1', { number: 0, fixed: true });
    expect(chosen.number).toBeGreaterThan(1023);
    await expect(hold(chosen.number)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await chosen.letGo();
    (await hold(chosen.number)).close();
    await chosen.letGo(); // a start that fails closes everything
  });
});
