import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { contextOf, toNewEvents } from '#libs/event-log';
import { MemoryEventLog } from '#libs/event-log/memory';
import { accessEvents, accessStream } from '#libs/identity';
import { dayOf, newId } from '#libs/kernel';
import { kindOfReading } from './reading-kinds';
import { monthsBack, readingsOf, type ReadingFilter } from './readings';

const CASE = '0198c5a0-0000-7000-8000-000000000001';
const ROOT = path.join(__dirname, '../../..');

describe('the kind of a reading', () => {
  it('is known for everything that the service writes down as read', () => {
    const written = globSync('services/api/**/*.controller.ts', { cwd: ROOT }).flatMap((file) =>
      Array.from(readFileSync(path.join(ROOT, file), 'utf8').matchAll(/what(?:: | = )['`]([^'`$]+)/g), ([, what]) => what!.trim()),
    );
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((what) => kindOfReading(what) === undefined)).toEqual([]);
  });

  it('is that of the longest beginning that fits', () => {
    expect(kindOfReading('delegationskedjor')).toBe('LIST');
    expect(kindOfReading('delegationskedja')).toBe('CASE');
    expect(kindOfReading('export av åtkomstlogg (CSV)')).toBe('EXPORT');
    expect(kindOfReading('något annat')).toBeUndefined();
  });
});

describe('the months of a period', () => {
  it('are gone through from the last to the first, over the turn of the year', () => {
    expect(monthsBack('2027-02-01', '2026-11-30')).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
    expect(monthsBack('2026-11-01', '2026-11-30')).toEqual(['2026-11']);
  });
});

describe('readings', () => {
  const log = new MemoryEventLog({ origin: 'test.example/log', application: 'test' });
  const written: { at: string; who: string; what: string; caseId: string | null }[] = [];
  beforeAll(async () => {
    let at = Temporal.Instant.from('2026-11-29T10:00:00Z');
    for (let n = 0; n < 60; n++) {
      // the last hour of a month in Sweden is another month in UTC
      at = at.add({ hours: 37, minutes: 30 });
      const [who, what] = [n % 3 === 0 ? 'Ulla' : 'Bo', ['ärendeakt', 'händelselogg', 'urval av beslut'][n % 3 === 2 ? 2 : n % 2]!];
      const caseId = n % 4 === 0 ? CASE : null;
      const commandId = newId();
      await log.append({
        stream: accessStream(dayOf(at).slice(0, 7)),
        expected: 'any',
        events: toNewEvents(accessEvents, commandId, [{ type: 'AuditorAccessed', body: { caseId, what, query: null } }]),
        context: contextOf({ ref: `p_${who}`, role: 'auditor', acr: 'loa3', at: 0, name: who, organisation: null }, commandId, at),
      });
      written.unshift({ at: at.toString({ fractionalSecondDigits: 6 }), who, what, caseId });
    }
  });

  const anyFilter: fc.Arbitrary<ReadingFilter> = fc.record({
    from: fc.constantFrom('2026-11-01', '2026-12-15', '2027-01-01'),
    to: fc.constantFrom('2027-01-01', '2027-01-31', '2027-06-30'),
    actor: fc.constantFrom(null, 'ull', 'p_Bo'),
    caseId: fc.constantFrom(null, CASE),
    kind: fc.constantFrom(null, 'CASE' as const, 'SAMPLE' as const),
  });
  it('come page by page, each once and latest first, those of the person, the case, the days and the kind', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 5, 20_000), async (filter, limit, most) => {
        const found: string[] = [];
        let after: string | null = null;
        do {
          const page = await readingsOf(log, filter, { after, limit, most });
          expect(page.events.length).toBeLessThanOrEqual(limit);
          found.push(...page.events.map(({ recordedAt }) => recordedAt));
          after = page.next;
        } while (after !== null);
        const wanted = written.filter(
          ({ at, who, what, caseId }) =>
            filter.from <= dayOf(at) &&
            dayOf(at) <= filter.to &&
            (filter.actor === null || who.toLowerCase().includes(filter.actor) || `p_${who}` === filter.actor) &&
            (filter.caseId === null || caseId === CASE) &&
            (filter.kind === null || kindOfReading(what) === filter.kind),
        );
        expect(found).toEqual(wanted.map(({ at }) => at));
      }),
    );
  });
});
