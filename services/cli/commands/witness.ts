import { parseArgs } from 'node:util';
import { isKeyName, LOG_KEY_TYPES, readKey, type VerifierKey } from '#libs/integrity';
import { listen, Witness } from '#libs/sealing/module';
import { until } from '../../witness/until-told';
import { UsageError, type Command } from '../command';
import { options } from '../options';

function logKey(text: string): VerifierKey {
  const key = readKey(text);
  if (!key || !LOG_KEY_TYPES.some((type) => type === key.type))
    throw new UsageError(`${text} är ingen nyckel för en logg. Loggens nycklar står på sidan Loggens kontrollpunkter och i protokollet.`);
  return key;
}

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port ska vara ett tal mellan 0 och 65535.');
  return port;
};

export const witnessCommand: Command = {
  arguments: '--data <mapp> --name <namn> --log <nyckel> [--log <nyckel> …] [--host 127.0.0.1] [--port 3020]',
  about: 'Vittnar åt andras loggar: intygar att det en logg säger om sig själv bygger på det den sade förut. Körs tills den stoppas.',
  async run(args, { print }) {
    const { values } = options(() =>
      parseArgs({
        args: [...args],
        options: {
          data: { type: 'string' },
          name: { type: 'string' },
          log: { type: 'string', multiple: true, default: [] },
          host: { type: 'string', default: '127.0.0.1' },
          port: { type: 'string', default: '3020' },
        },
      }),
    );
    const { data, name, log, host, port } = values;
    if (data === undefined || name === undefined || log.length === 0) throw new UsageError('Ange --data, --name och minst en --log.');
    if (!isKeyName(name)) throw new UsageError('--name får inte ha mellanslag eller plustecken, till exempel revision.exempel.se/vittne.');
    const witness = await Witness.open(data, name, log.map(logKey));
    try {
      const server = await listen(
        { host, port: portOf(port) },
        (asking) => witness.answer(asking),
        (error) => print(String(error)),
      );
      print(`Vittnet är igång: ${server.url}. Raden i loggens policy, med den adress som loggen når vittnet på:`);
      print(`witness ${name.replaceAll('/', '.')} ${witness.verifierKey} ${server.url}`);
      await until(['SIGTERM', 'SIGINT', 'SIGHUP']);
      await server.close();
      return 0;
    } finally {
      await witness.close();
    }
  },
};
