import { parseArgs } from 'node:util';
import type { ToldFault, Verdict } from '#libs/sealing';
import { configuration } from '../../all/configuration';
import { signedBy } from '../../all/sealing';
import { verifyAll } from '../../worker/verification/verify-all';
import { eventKind } from '../../api/auditor/event-kinds';
import type { Command } from '../command';
import { options } from '../options';
import { progressOn } from './verify-progress';

const count = (number: number): string => number.toLocaleString('sv-SE');
const MOST = 20;

/** `Index 56, case-…@3, ärende LIG 2026-7, beslut fattat: `. */
const whereOf = ({ index, through, stream, revision, type, caseNumber }: ToldFault): string => {
  const events = index === null ? '' : through !== null && through > index ? `Index ${index}–${through}` : `Index ${index}`;
  const inStream = stream === null ? '' : revision === null ? stream : `${stream}@${revision}`;
  const kind = type ? (eventKind(type)?.label.sv ?? type) : '';
  const named = [events, inStream, caseNumber === null ? '' : `ärende ${caseNumber}`, kind].filter((part) => part !== '').join(', ');
  return named === '' ? '' : `${named}: `;
};

function sentences({ level, outcome, events, found, faults, unchecked, figures }: Verdict): readonly string[] {
  const {
    streams = 0,
    seals = 0,
    checkpoints = 0,
    notes = 0,
    clockBack = 0,
    disposed = 0,
    readModels = 0,
    inTree = 0,
    mirrored = 0,
    mirrorBehind = 0,
  } = figures;
  const looked = [
    `${count(events)} händelser, varav ${count(inTree)} i trädet; ${count(checkpoints)} kontrollpunkter (underskrifter på ${count(notes)})`,
    ...(level === 'FULL' ? [`${count(streams)} strömmar, ${count(seals)} sigill, ${count(readModels)} läsmodeller`] : []),
    ...(disposed > 0 ? [`${count(disposed)} händelser har gallrat innehåll, var och en med beslut i sitt ärende: inget fel`] : []),
    ...(mirrored > 0
      ? [`${count(mirrored)} händelser i spegeln${mirrorBehind > 0 ? `, som ligger ${count(mirrorBehind)} händelser efter` : ''}`]
      : []),
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

const CODES = { HOLDS: 0, FAULTS: 1, NOT_CHECKED: 2 } as const satisfies Record<Verdict['outcome'], number>;

export const verifyCommand: Command = {
  arguments: '[--full]',
  about:
    'Räknar om loggens träd och håller det mot allt som är undertecknat. --full = också varje kuvert, kedja, innehåll, sigill, nyckel, spegel och läsmodell.',
  async run(args, session) {
    const { values } = options(() => parseArgs({ args: [...args], options: { full: { type: 'boolean', default: false } } }));
    const { pool, log, source = log, mirror = null } = await session.register();
    const said = configuration(session.environment);
    const bar = progressOn(process.stderr, session.print);
    try {
      const verdict = await verifyAll({ pool, source, signed: signedBy(said), policy: said.proof.policy, mirror }, session.clock, {
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
