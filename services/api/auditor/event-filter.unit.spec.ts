import fc from 'fast-check';
import { MemoryEventLog } from '#libs/event-log/memory';
import { appendTo, chronicle, CASE, DORIS, uuid, type Chronicle } from '../../../projections/examples';
import { walk, type EventFilter, type LogOrder, type Place } from './event-filter';

const ANY: EventFilter = { stream: null, actor: null, types: null, paragraph: null, fromDay: null, toDay: null };
const OTHER = uuid(0xca5e, 2);

const told = (): Chronicle =>
  chronicle()
    .happens('ApplicationSubmitted')
    .happens('ApplicationRegistered')
    .happens('ApplicationSubmitted', {}, {}, OTHER)
    .happens('CaseAssigned')
    .happens('DelegationVerified', {}, { by: DORIS, at: '2026-03-05T23:30:00Z' })
    .happens('DecisionMade', {}, { by: DORIS });

describe('walking through the log', () => {
  const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
  beforeAll(() => appendTo(log, told()));
  afterAll(() => log.close());

  const found = async (filter: Partial<EventFilter>, order: LogOrder = 'oldest-first'): Promise<number[]> =>
    (await walk(log, { ...ANY, ...filter }, { order, after: null, limit: 100, most: 10_000 })).events.map(({ position }) => position);

  it('finds everything when nothing is asked for, from either end', async () => {
    expect(await found({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await found({}, 'newest-first')).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('finds events by who did them, by reference or by part of a name', async () => {
    expect(await found({ actor: DORIS.ref })).toEqual([5, 6]);
    expect(await found({ actor: 'doris' })).toEqual([5, 6]);
    expect(await found({ actor: 'nobody' })).toEqual([]);
  });

  it('finds events by kind, by the paragraph that they rest on, by case, and by day in Sweden', async () => {
    expect(await found({ types: ['CaseAssigned', 'DecisionMade'] })).toEqual([4, 6]);
    expect(await found({ paragraph: 'KL 7:5' })).toEqual([5, 6]);
    expect(await found({ paragraph: 'KL 13:8' })).toEqual([5]);
    expect(await found({ stream: `case-${CASE}` }, 'newest-first')).toEqual([6, 5, 4, 2, 1]);
    // half past eleven at night in UTC is the next day in Sweden
    expect(await found({ fromDay: '2026-03-06' })).toEqual([5, 6]);
    expect(await found({ toDay: '2026-03-05' })).toEqual([1, 2, 3, 4]);
  });

  it('gives each event once and in order, however it is cut into pages and walks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<LogOrder>('oldest-first', 'newest-first'),
        fc.constantFrom<Partial<EventFilter>>({}, { stream: `case-${CASE}` }, { paragraph: 'KL 7:5' }, { actor: 'Anna' }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (order, asked, limit, most) => {
          const filter = { ...ANY, ...asked };
          const pieces: number[] = [];
          let place: Place = null;
          do {
            const { events, next }: Awaited<ReturnType<typeof walk>> = await walk(log, filter, { order, after: place, limit, most });
            pieces.push(...events.map(({ position }) => position));
            place = next;
          } while (place !== null);
          expect(pieces).toEqual(await found(asked, order));
        },
      ),
    );
  });
});
