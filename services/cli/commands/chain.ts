import { parseArgs } from 'node:util';
import { chainsInLog, shownChain, type ShownChain, type ShownLink } from '#libs/delegation-chain';
import { dayOf, formatDay } from '#libs/kernel';
import { caseIdOf } from '../case-id';
import { UsageError, type Command } from '../command';
import { oneArgument, options } from '../options';
import { noteReading } from '../reading';

const MARKS = { HOLDS: '✓', WAITS: '…', LATE: '!', BROKEN: '✗' } as const;

function linkLines({ state, stateName, name, on, why, citation, evidence }: ShownLink): readonly string[] {
  const seen = evidence.map(({ label, position }) => `${label} (plats ${position})`).join(', ');
  return [
    `${MARKS[state]} ${name}: ${stateName.toLowerCase()}${on === null ? '' : `, ${formatDay(on)}`} [${citation}]`,
    ...(why === null ? [] : [`    ${why}`]),
    ...(seen === '' ? [] : [`    ${seen}`]),
  ];
}

const inWords = (chain: ShownChain, index: number): string =>
  [
    `Beslut ${index + 1}, ${formatDay(chain.decidedOn)}: ${chain.stateName.toLowerCase()}. ${chain.standingName}.`,
    chain.regimeName,
    ...chain.links.flatMap(linkLines),
  ].join('\n');

export const chainCommand: Command = {
  arguments: '<diarienummer eller ärende-id> [--json]',
  about: 'Skriver ut delegationskedjan för ärendets beslut. Avslutas med 1 om någon länk saknas eller är bruten.',
  async run(args, session) {
    const { positionals, values } = options(() =>
      parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true }),
    );
    // a number of the diary has a space in it: it need not be quoted
    const asked = oneArgument(positionals.length > 1 ? [positionals.join(' ')] : positionals, 'ett diarienummer eller ärende-id');
    const { log } = await session.register();
    const caseId = await caseIdOf(log, asked);
    const chains = caseId === null ? undefined : await chainsInLog(log, caseId, dayOf(session.clock.now()));
    if (caseId === null || !chains)
      throw new UsageError(`Det finns inget ärende ${asked}. Skriv diarienumret (LIG 2026-17) eller ärendets id.`);
    await noteReading(session, [caseId], 'delegationskedja');
    const shown = chains.map((chain) => shownChain(chain, 'sv'));
    if (values.json) session.print(JSON.stringify({ caseId, chains: shown }, null, 2));
    else session.print(shown.length === 0 ? 'Ärendet är inte avgjort: det finns ingen kedja än.' : shown.map(inWords).join('\n\n'));
    // of a decision that has been revoked, or annulled and replaced, the one that stands says whether the chain is whole
    return shown.at(-1)?.whole === true ? 0 : 1;
  },
};
