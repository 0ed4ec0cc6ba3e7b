/** Content that is not in the bundle: disposed of by law, kept from the reader by law, or lost. */
import { at, textAt } from '../bundle/canonical';
import { firstWrong, type ReadEvent, type Told, type World } from './check';
import { bodyOf, typeOf } from './event';

/** The event that says that contents were lawfully disposed of (gallrade). */
export const DISPOSAL = 'HandlingDisposed';

/** Numbers for people: the first dozen of them. */
export const listed = (numbers: readonly number[]): string =>
  numbers.length > 12 ? `${numbers.slice(0, 12).join(', ')} …` : numbers.join(', ');
const list = (events: readonly ReadEvent[]): string => listed(events.map(({ number }) => number));

/** Content may be missing for one of two reasons, and both are told. */
export function missing({ events }: World): Told {
  const disposed = new Set<string>();
  for (const event of events) {
    const [ids, decision] = [at(bodyOf(event), 'events'), textAt(bodyOf(event), 'decision')];
    if (typeOf(event) !== DISPOSAL || !Array.isArray(ids) || !decision) continue;
    for (const id of ids) if (typeof id === 'string') disposed.add(id);
  }
  const gone = events.filter(({ data }) => data === null);
  const withheld = gone.filter((event) => event.withheld !== null);
  const lost = firstWrong(gone, 'DATA_MISSING', ({ withheld: by, said }) =>
    by !== null || disposed.has(textAt(said, 'id') ?? '')
      ? undefined
      : {
          sv: 'innehållet saknas, och ingen händelse i ärendet säger att det har gallrats och med stöd av vilket beslut.',
          en: 'the content is missing, and no event of the case says that it was disposed of and by which decision.',
        },
  );
  if (lost || gone.length === 0) return lost;
  const lawful = gone.filter((event) => event.withheld === null);
  const [provisions, some] = [[...new Set(withheld.map((event) => event.withheld))].join('; '), withheld.length > 0];
  return {
    remark: {
      sv: [
        ...(lawful.length > 0 ? [`Gallrat innehåll, med beslut i ärendet: händelse ${list(lawful)}.`] : []),
        ...(some ? [`Innehåll som hålls tillbaka och inte kunnat prövas: händelse ${list(withheld)} (${provisions}).`] : []),
      ].join(' '),
      en: [
        ...(lawful.length > 0 ? [`Content disposed of, by a decision in the case: event ${list(lawful)}.`] : []),
        ...(some ? [`Content that is kept back and could not be checked: event ${list(withheld)} (${provisions}).`] : []),
      ].join(' '),
    },
  };
}

/** A key that opens nothing is told as wrong; a field that no key was given to is told. */
export function fields(events: readonly ReadEvent[]): Told {
  const wrong = firstWrong(events, 'FIELD', ({ opened }) =>
    opened.wrong === null
      ? undefined
      : {
          sv: `nyckeln till ${opened.wrong} öppnar inte det som skrevs där.`,
          en: `the key to ${opened.wrong} does not open what was written there.`,
        },
  );
  const shut = events.filter(({ opened }) => opened.closed > 0);
  if (wrong || shut.length === 0) return wrong;
  return {
    remark: {
      sv: `Fält som är maskerade eller raderade (sekretessbelagda eller gallrade) och inte har prövats: i händelse ${list(shut)}.`,
      en: `Fields that are masked or erased (confidential or disposed of) and have not been checked: in event ${list(shut)}.`,
    },
  };
}
