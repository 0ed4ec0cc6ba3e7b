import fc from 'fast-check';
import type { CaseEventType } from '#libs/grant-cases/events';
import type { Row } from '#libs/projection-runtime';
import { ALL_TYPES, chronicle, Chronicle, CASE, folded, uuid } from './examples';
import { readModels } from './index';

const OTHER = uuid(0xca5e, 2);

/** What PostgreSQL makes of a row between two batches. */
const stored = (row: Row): Row => JSON.parse(JSON.stringify(row)) as Row;

const EXTRA: readonly (readonly [string, string, object])[] = [
  [
    'diary-2026',
    'CaseEntered',
    { caseId: CASE, external: false, date: '2026-03-03', number: 'LIG 2026-17', counterpart: null, subject: null, withheld: null },
  ],
  ['frame-sociala-innovationer-2026', 'FrameSet', { schemeId: 'sociala-innovationer', year: 2026, amountOre: 1, boardParagraph: '§ 1' }],
  ['frame-sociala-innovationer-2026', 'FrameReserved', { decisionId: uuid(1, 1), caseId: CASE, amountOre: 1, caseRevision: 3 }],
  ['frame-sociala-innovationer-2026', 'FrameReservationConfirmed', { decisionId: uuid(1, 1) }],
  ['delegation-kulturnamnden', 'DelegationRevoked', { number: 'H.3', from: '2026-05-01', boardParagraph: '§ 2', reason: 'ny ordning' }],
  ['scheme-sociala-innovationer', 'IntakePaused', { from: '2026-07-01', to: null, reason: 'semester' }],
];

/** Any events in any order, some with their content gone: what a log could hold after years and mistakes. */
const anyHistory: fc.Arbitrary<Chronicle> = fc
  .array(
    fc.record({
      type: fc.constantFrom<(CaseEventType | number)[]>(...ALL_TYPES, 0, 1, 2, 3, 4, 5) as fc.Arbitrary<CaseEventType | number>,
      caseId: fc.constantFrom(CASE, OTHER),
      gone: fc.nat(9).map((n) => n === 0),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const told = chronicle().happens('ApplicationSubmitted');
    for (const { type, caseId, gone } of steps) {
      if (typeof type === 'number') told.write(...EXTRA[type]!);
      else if (gone) told.disposed(type, caseId);
      else told.happens(type, {}, {}, caseId);
    }
    return told;
  });

const columnsOf = (tableSql: string): string[] =>
  tableSql
    .slice(tableSql.indexOf('(') + 1, tableSql.indexOf('\n);'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'))
    .map((line) => line.split(' ')[0]!);

describe.each(readModels.map((model) => [model.name, model] as const))('the read model %s', (_, model) => {
  it('takes in whatever a log can hold, never changes an event, and gives rows that fit its table', () => {
    const columns = columnsOf(model.tableSql).toSorted();
    fc.assert(
      fc.property(anyHistory, ({ events }) => {
        for (const row of folded(model, events).values()) expect(Object.keys(row).toSorted()).toEqual(columns);
      }),
    );
  });

  it('gives the same rows whether they were stored between two events or not', () => {
    fc.assert(
      fc.property(anyHistory, ({ events }) => {
        expect([...folded(model, events, stored)]).toEqual([...folded(model, events)].map(([key, row]) => [key, stored(row)]));
      }),
    );
  });

  it('is rebuilt stream by stream: no two streams touch the same row, and in either order the rows are the same', () => {
    fc.assert(
      fc.property(anyHistory, ({ events }) => {
        const byStream = events.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.revision - b.revision));
        expect(new Map(folded(model, byStream))).toEqual(new Map(folded(model, events)));
        const streamOf = new Map<string, string>();
        for (const event of events) {
          if (!model.handles.includes(event.type)) continue;
          const side = event.body === null ? model.disposed : model;
          for (const key of side?.keysOf(event as never) ?? []) {
            expect(streamOf.get(JSON.stringify(key)) ?? event.stream).toBe(event.stream);
            streamOf.set(JSON.stringify(key), event.stream);
          }
        }
      }),
    );
    expect(model.perStream ?? model.appendOnly).toBe(true);
  });

  it('is told of events under their own names only', () => {
    expect(new Set(model.handles).size).toBe(model.handles.length);
    expect(model.handles).not.toHaveLength(0);
  });
});

describe('the list of read models', () => {
  it('names each once', () => {
    expect(new Set(readModels.map(({ name }) => name)).size).toBe(readModels.length);
  });

  it('shows every kind of case event in the history and on the page', () => {
    for (const name of ['case_history', 'case_page']) expect(readModels.find((model) => model.name === name)?.handles).toEqual(ALL_TYPES);
  });
});
