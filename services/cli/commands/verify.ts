import { parseArgs } from 'node:util';
import type { ToldFault, Verdict } from '#libs/sealing';
import { configuration } from '../../all/configuration';
import { signedBy } from '../../all/sealing';
import { verifyAll } from '../../worker/verification/verify-all';
import type { Command, Session } from '../command';
import { options } from '../options';

const count = (number: number): string => number.toLocaleString('sv-SE');
const MOST = 20;
const WIDTH = 30;
const LINE_EVERY_MS = 5000;

const whereOf = ({ index, through, stream, revision, caseNumber }: ToldFault): string => {
  const events = index === null ? '' : through !== null && through > index ? `Index ${index}–${through}` : `Index ${index}`;
  const inStream = stream === null ? '' : revision === null ? stream : `${stream}@${revision}`;
  const named = [events, inStream, caseNumber === null ? '' : `ärende ${caseNumber}`].filter((part) => part !== '').join(', ');
  return named === '' ? '' : `${named}: `;
};

function sentences({ level, outcome, events, found, faults, unchecked, figures }: Verdict): readonly string[] {
  const { streams = 0, seals = 0, checkpoints = 0, notes = 0, clockBack = 0, readModels = 0, inTree = 0 } = figures;
  const looked = [
    `${count(events)} händelser, varav ${count(inTree)} i trädet; ${count(checkpoints)} kontrollpunkter (underskrifter på ${count(notes)})`,
    ...(level === 'FULL' ? [`${count(streams)} strömmar, ${count(seals)} sigill, ${count(readModels)} läsmodeller`] : []),
    ...(clockBack > 0
      ? [`${count(clockBack)} händelser har en tidigare tid än den före i samma ström: inget fel, ordningen är loggens`]
      : []),
  ];
  const first = faults[0];
  const told = faults.slice(0, MOST).map((fault) => `- ${whereOf(fault)}${fault.what}.`);
  return [
    ...looked,
    ...unchecked.map((what) => `Kunde inte kontrolleras: ${what}`),
    ...(outcome === 'HOLDS' ? [level === 'FULL' ? 'Allt stämmer.' : 'Trädet stämmer. Med --full kontrolleras allt annat också.'] : []),
    ...(first ? [`${count(found)} fel. Det första: ${whereOf(first)}${first.what}.`, ...(told.length > 1 ? told : [])] : []),
    ...(found > told.length ? [`Bara de ${told.length} första visas.`] : []),
  ];
}

/** On a terminal a bar in place; else a line now and then. */
function progress({ print }: Session, terminal: NodeJS.WriteStream): { show(what: string, done: number, of: number): void; end(): void } {
  let last = Date.now();
  const show = (what: string, done: number, of: number): void => {
    if (terminal.isTTY) {
      if (Date.now() - last < 100 && done < of) return;
      const filled = of === 0 ? WIDTH : Math.round((WIDTH * done) / of);
      terminal.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${count(done)} av ${count(of)} ${what}\x1b[K`);
    } else if (Date.now() - last >= LINE_EVERY_MS) print(`${count(done)} av ${count(of)} ${what}`);
    else return;
    last = Date.now();
  };
  return { show, end: () => void (terminal.isTTY && terminal.write('\r\x1b[K')) };
}

const CODES = { HOLDS: 0, FAULTS: 1, NOT_CHECKED: 2 } as const satisfies Record<Verdict['outcome'], number>;

export const verifyCommand: Command = {
  arguments: '[--full]',
  about:
    'Räknar om loggens träd och håller det mot allt som är undertecknat. --full = också varje kuvert, kedja, innehåll, sigill och läsmodell.',
  async run(args, session) {
    const { values } = options(() => parseArgs({ args: [...args], options: { full: { type: 'boolean', default: false } } }));
    const { pool, log, source = log } = await session.register();
    const signed = signedBy(configuration(session.environment));
    const bar = progress(session, process.stderr);
    try {
      const verdict = await verifyAll({ pool, source, signed }, session.clock, {
        full: values.full,
        onProgress: (...told) => bar.show(...told),
      });
      bar.end();
      for (const sentence of sentences(verdict)) session.print(sentence);
      return CODES[verdict.outcome];
    } finally {
      bar.end();
    }
  },
};
