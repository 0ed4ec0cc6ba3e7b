import { parseArgs } from 'node:util';
import { rebuild, type Rebuilt } from '#libs/projection-runtime';
import { readModels } from '../../../projections';
import { UsageError, type Command } from '../command';
import { options } from '../options';

const OUTCOMES: Readonly<Record<Rebuilt, string>> = {
  switched: 'ombyggd',
  parked: 'stoppad av en händelse som inte går att läsa; den gamla tabellen står kvar',
  unneeded: 'behövde inte byggas om',
};

export const rebuildCommand: Command = {
  arguments: '[läsmodell …]',
  about: 'Bygger om läsmodeller ur händelseloggen, alla om ingen nämns. Sidorna går att läsa under tiden.',
  async run(args, session) {
    const { positionals } = options(() => parseArgs({ args: [...args], options: {}, allowPositionals: true }));
    const unknown = positionals.find((name) => !readModels.some((known) => known.name === name));
    if (unknown !== undefined)
      throw new UsageError(`Det finns ingen läsmodell ${unknown}. De som finns är ${readModels.map(({ name }) => name).join(', ')}.`);
    const chosen = positionals.length === 0 ? readModels : readModels.filter(({ name }) => positionals.includes(name));
    const { pool, log } = await session.register();
    const outcome = await rebuild(chosen, { pool, log });
    for (const [name, became] of outcome) session.print(`${name}: ${OUTCOMES[became]}`);
    return [...outcome.values()].includes('parked') ? 1 : 0;
  },
};
