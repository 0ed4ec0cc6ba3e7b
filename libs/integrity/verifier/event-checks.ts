/** Whether each event is what the log wrote, in its place, with its content (audit.md 3, steps 4–5). */
import { fromBase64Url, same } from '../bytes';
import { countAt, textAt } from '../bundle/canonical';
import { firstWrong, type Check, type ReadEvent } from './check';
import { isCommitted, isContent, isEnvelope, isInTree } from './event';
import { fields, listed, missing } from './missing';
import { CLOCK_SECONDS } from './note-checks';

const NO_PREV = new Uint8Array(32);

/** Events that say an earlier time than one before them. A clock that was wrong is no forgery: it is told, and nothing more is made of it. */
function clockWentBack(events: readonly ReadEvent[]): readonly ReadEvent[] {
  let latest = Number.NEGATIVE_INFINITY;
  return events.filter(({ said }) => {
    const time = Date.parse(textAt(said, 'time') ?? '');
    const back = time < latest - CLOCK_SECONDS * 1000;
    latest = Math.max(latest, time);
    return back;
  });
}

export const eventChecks: readonly Check[] = [
  {
    name: 'LEAF',
    promise: {
      sv: 'Varje händelses kuvert är skrivet på det enda sätt som det kan skrivas.',
      en: 'Every event’s envelope is written in the only way that it can be.',
    },
    look: ({ events }) =>
      firstWrong(events, 'LEAF', (event) =>
        isEnvelope(event)
          ? undefined
          : {
              sv: 'kuvertet är inte ett kuvert av version 1 i kanonisk JSON.',
              en: 'the leaf is no envelope of version 1 in canonical JSON.',
            },
      ),
  },
  {
    name: 'LOG',
    promise: { sv: 'Alla händelser är skrivna i samma logg.', en: 'All events were written in the same log.' },
    look: ({ events, checkpoint }) =>
      firstWrong(events, 'LOG', ({ said }) =>
        textAt(said, 'log') === checkpoint.origin
          ? undefined
          : { sv: 'den är skriven i en annan logg.', en: 'it was written in another log.' },
      ),
  },
  {
    name: 'STREAM',
    promise: { sv: 'Alla händelser hör till ärendet.', en: 'All events belong to the case.' },
    look: ({ events, bundle }) =>
      firstWrong(events, 'STREAM', ({ said }) =>
        textAt(said, 'stream') === bundle.stream
          ? undefined
          : { sv: 'den hör till något annat än ärendet.', en: 'it does not belong to the case.' },
      ),
  },
  {
    name: 'REVISION',
    promise: { sv: 'Händelserna är numrerade utan lucka från den första.', en: 'The events are numbered from the first without a gap.' },
    look: ({ events }) =>
      firstWrong(events, 'CHAIN', ({ said }, n) =>
        countAt(said, 'rev') === n
          ? undefined
          : {
              sv: `här skulle ärendets händelse ${n + 1} ha stått; en händelse saknas, står två gånger eller på fel plats.`,
              en: `event ${n + 1} of the case should be here; one is missing, stands twice or in the wrong place.`,
            },
      ),
  },
  {
    name: 'PREV',
    promise: { sv: 'Varje händelse bygger på den före.', en: 'Every event builds on the one before.' },
    look: ({ events }) =>
      firstWrong(events, 'CHAIN', ({ said }, n) => {
        const prev = fromBase64Url(textAt(said, 'prev') ?? '!');
        return prev && same(prev, events[n - 1]?.leafHash ?? NO_PREV)
          ? undefined
          : { sv: 'den bygger inte på händelsen före den.', en: 'it does not build on the event before it.' };
      }),
  },
  {
    name: 'ORDER',
    promise: { sv: 'Händelserna ligger i loggen i ärendets ordning.', en: 'The events lie in the log in the order of the case.' },
    look: ({ events }) =>
      firstWrong(events, 'ORDER', ({ idx }, n) =>
        n === 0 || idx > events[n - 1]!.idx
          ? undefined
          : { sv: 'den ligger i loggen före händelsen före den.', en: 'it lies in the log before the event before it.' },
      ),
  },
  {
    name: 'CLOCK',
    promise: {
      sv: 'Händelsernas ordning är loggens, vad klockan än har visat.',
      en: 'The order of the events is the log’s, whatever the clock has shown.',
    },
    look: ({ events }) => {
      const back = clockWentBack(events).map(({ number }) => number);
      if (back.length === 0) return undefined;
      return {
        remark: {
          sv: `Klockan har gått tillbaka: händelse ${listed(back)} är antecknad tidigare än en händelse före den. Tider bevisas inte av ordningen.`,
          en: `The clock went back: event ${listed(back)} was recorded earlier than an event before it. The order proves no times.`,
        },
      };
    },
  },
  {
    name: 'ID',
    promise: { sv: 'Ingen händelse står två gånger.', en: 'No event stands twice.' },
    look: ({ events }) => {
      const seen = new Set<string>();
      return firstWrong(events, 'ID', ({ said }) => {
        const id = textAt(said, 'id') ?? '';
        const twice = seen.has(id);
        seen.add(id);
        return twice ? { sv: 'dess id står på en händelse före den.', en: 'its id stands on an event before it.' } : undefined;
      });
    },
  },
  {
    name: 'INCLUSION',
    promise: { sv: 'Varje händelse ligger i loggen på sin plats.', en: 'Every event lies in the log at its place.' },
    look: (world) =>
      firstWrong(world.events, 'INCLUSION', (event) =>
        isInTree(event, world)
          ? undefined
          : {
              sv: 'beviset visar inte att den ligger där i den logg som intyget är av.',
              en: 'the proof does not show that it lies there in the log of the checkpoint.',
            },
      ),
  },
  {
    name: 'NONCE',
    promise: { sv: 'Varje innehåll har ett slumptal av rätt längd.', en: 'Every content has a nonce of the right length.' },
    look: ({ events }) =>
      firstWrong(events, 'COMMITMENT', ({ nonce }) =>
        nonce === null || nonce.length === 32 ? undefined : { sv: 'slumptalet har inte 32 byte.', en: 'the nonce does not have 32 bytes.' },
      ),
  },
  {
    name: 'COMMITMENT',
    promise: { sv: 'Varje händelses innehåll är det som skrevs.', en: 'Every event’s content is what was written.' },
    look: ({ events }) =>
      firstWrong(events, 'COMMITMENT', (event) =>
        isCommitted(event)
          ? undefined
          : { sv: 'innehållet är inte det som skrevs: det har ändrats.', en: 'the content is not what was written: it was changed.' },
      ),
  },
  {
    name: 'DATA',
    promise: {
      sv: 'Varje innehåll är skrivet på det enda sätt som det kan skrivas.',
      en: 'Every content is written in the only way that it can be.',
    },
    look: ({ events }) =>
      firstWrong(events, 'DATA', (event) =>
        event.data === null || isContent(event)
          ? undefined
          : { sv: 'innehållet är inte kanonisk JSON av version 1.', en: 'the content is not canonical JSON of version 1.' },
      ),
  },
  {
    name: 'FIELD',
    promise: { sv: 'Varje nyckel öppnar sitt fält, och inget annat.', en: 'Every key opens its field, and nothing else.' },
    look: ({ events }) => fields(events),
  },
  {
    name: 'DATA_MISSING',
    promise: {
      sv: 'Inget innehåll saknas utan att ärendet säger varför.',
      en: 'No content is missing without the case saying why.',
    },
    look: missing,
  },
];
