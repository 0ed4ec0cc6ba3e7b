import { parseArgs } from 'node:util';
import { PostgresPersons } from '#libs/identity';
import { loadState } from '#libs/event-log';
import { schemeDecider, schemeEvents, schemeStream } from '#libs/schemes';
import { openBuses } from '../buses';
import { UsageError, type Command } from '../command';
import { loadDemonstration, mayLoad } from '../demonstration';
import { SCHEME } from '../demonstration/board-decisions';
import { options } from '../options';
import { establishedFor } from '../seed/established';
import { roundsIn, seed } from '../seed/seed';

const MOST_CASES = 100_000;

function casesIn(text: string | undefined): number {
  const cases = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0;
  if (cases < 1 || cases > MOST_CASES) throw new UsageError(`Ange hur många ärenden: --cases 1 till ${MOST_CASES}.`);
  return cases;
}

const inWords = (count: number): string => count.toLocaleString('sv-SE');

export const seedCommand: Command = {
  arguments: '--cases <antal> [--more]',
  about: 'Fyller registret med påhittade ärenden, genom samma regler som riktiga, för att pröva listor och mätningar. Aldrig i drift.',
  async run(args, session) {
    const { values } = options(() =>
      parseArgs({ args: [...args], options: { cases: { type: 'string' }, more: { type: 'boolean', default: false } } }),
    );
    const cases = casesIn(values.cases);
    if (session.production) {
      session.print('Påhittade ärenden fylls aldrig på i drift (NODE_ENV=production).');
      return 2;
    }
    const { pool, log } = await session.register();
    if ((await roundsIn(log)) > 0 && !values.more) {
      session.print('Registret är redan fyllt med påhittade ärenden. Lägg till --more för att fylla på med fler.');
      return 2;
    }
    const persons = new PostgresPersons(pool);
    const now = session.clock.now();
    const buses = await openBuses(log);
    try {
      if (await mayLoad(log)) await loadDemonstration({ ...buses, persons, now, established: establishedFor(cases) });
      const { state } = await loadState(log, schemeStream(SCHEME), schemeEvents, schemeDecider);
      if (!state.established) {
        session.print(`Händelseloggen har ett annat innehåll, och stödformen ${SCHEME} finns inte där. Inget är skrivet.`);
        return 2;
      }
      const started = performance.now();
      const onProgress = (done: number, of: number): void => session.print(`${Math.round((done / of) * 100)} procent`);
      const { events, refused } = await seed({ ...buses, persons, now, cases, onProgress });
      const seconds = (performance.now() - started) / 1000;
      session.print(`${inWords(cases)} ärenden med ${inWords(events)} händelser, på ${Math.round(seconds)} sekunder.`);
      for (const [code, count] of refused) session.print(`  ${count} stannade där de stod: ${code}`);
      session.print('Läsmodellerna kommer ikapp medan tjänsten kör, eller med kommandot rebuild.');
      return 0;
    } finally {
      await buses.close();
    }
  },
};
