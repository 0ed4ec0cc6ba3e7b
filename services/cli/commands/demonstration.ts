import { parseArgs } from 'node:util';
import { PostgresPersons } from '#libs/identity';
import { openBuses } from '../buses';
import type { Command } from '../command';
import { loadDemonstration, mayLoad } from '../demonstration';
import { options } from '../options';

export const demonstrationCommand: Command = {
  arguments: '',
  about: 'Läser in stödformen, delegationsordningen och åtta ärenden att pröva med, om händelseloggen är tom.',
  async run(args, session) {
    options(() => parseArgs({ args: [...args], options: {} }));
    const { pool, log } = await session.register();
    if (!(await mayLoad(log))) {
      session.print('Händelseloggen har redan ett annat innehåll. Demonstrationen läses bara in i en tom logg.');
      return 2;
    }
    const buses = await openBuses(log);
    try {
      await loadDemonstration({ ...buses, persons: new PostgresPersons(pool), now: session.clock.now() });
    } finally {
      await buses.close();
    }
    session.print(`Demonstrationen är inläst. Händelseloggen slutar på plats ${await log.head()}.`);
    return 0;
  },
};
