import { parseArgs } from 'node:util';
import { ProjectionProgress, type Lag, type ProjectionState } from '#libs/projection-runtime';
import { readModels } from '../../../projections';
import type { Command } from '../command';
import { options } from '../options';

const STATES: Readonly<Record<ProjectionState, string>> = {
  running: 'hålls aktuell',
  stopped: 'står stilla',
  outdated: 'väntar på ombyggnad',
  unattended: 'sköts inte av någon process just nu',
};

const lineOf = ({ name, version, state, position, behind, failure }: Lag): string =>
  [
    `${name} v${version}: ${STATES[state]}, position ${position}, ${behind === 0 ? 'ingen händelse efter' : `högst ${behind} händelser efter`}`,
    ...(failure ? [`    händelse ${failure.position} (${failure.eventType}) går inte att läsa in: ${failure.error}`] : []),
  ].join('\n');

export const positionsCommand: Command = {
  arguments: '[--json]',
  about: 'Visar hur långt varje läsmodell har kommit i händelseloggen.',
  async run(args, session) {
    const { values } = options(() => parseArgs({ args: [...args], options: { json: { type: 'boolean' } } }));
    const { pool, log } = await session.register();
    const lags = await new ProjectionProgress(pool, log, readModels).lag();
    if (values.json) session.print(JSON.stringify(lags, null, 2));
    else session.print([`Händelseloggen ${log.origin} slutar på plats ${await log.head()}.`, ...lags.map(lineOf)].join('\n'));
    return lags.some(({ state }) => state === 'stopped') ? 1 : 0;
  },
};
