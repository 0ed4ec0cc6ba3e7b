import fc from 'fast-check';
import type { CaseEventType } from '#libs/grant-cases/events';
import { ALL_TYPES, CASE, chronicle, rowOf, uuid, type Chronicle } from '../examples';
import { caseAsItStood, CASE_CLOCKS } from './as-it-stood';
import { changesBetween, pageChanges } from './changes';
import { casePage, type CasePageRow } from './projection';
import type { Json, JsonObject } from '#libs/kernel';

const OTHER = uuid(0xca5e, 2);
const ofCase = (told: Chronicle) => told.events.filter(({ stream }) => stream === `case-${CASE}`);

/** Any history of the case, with another case's events between and some content gone; some events happened hours before they were written down. */
const anyHistory: fc.Arbitrary<Chronicle> = fc
  .array(
    fc.record({
      type: fc.constantFrom<CaseEventType[]>(...ALL_TYPES),
      fate: fc.constantFrom('here', 'here', 'here', 'elsewhere', 'gone', 'late'),
      hoursAgo: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const told = chronicle().happens('ApplicationSubmitted');
    for (const { type, fate, hoursAgo } of steps) {
      if (fate === 'gone') told.disposed(type);
      else if (fate === 'elsewhere') told.happens(type, {}, {}, OTHER);
      else if (fate === 'here') told.happens(type);
      else {
        const now = Temporal.Instant.from(told.events.at(-1)!.recordedAt).add({ hours: 1 });
        told.happens(type, {}, { effectiveAt: now.subtract({ hours: hoursAgo }).toString() });
      }
    }
    return told;
  });

/** A value with changes made to it. A list loses from the end, so it is cut where the first that is gone stood. */
const withChanges = (value: JsonObject, changes: ReturnType<typeof changesBetween>): JsonObject => {
  const copy = { root: structuredClone(value) as Json };
  for (const { path, kind, after } of changes) {
    let place = copy as unknown as Record<string | number, Json>;
    for (const step of ['root', ...path].slice(0, -1)) place = place[step] as unknown as Record<string | number, Json>;
    if (kind === 'REMOVED' && Array.isArray(place)) place.length = Math.min(place.length, path.at(-1) as number);
    else place[path.at(-1) ?? 'root'] = kind === 'REMOVED' ? null : after;
  }
  return copy.root as JsonObject;
};

describe('a case as it stood', () => {
  it('is the live page when it stands at the last event, by either clock', () => {
    fc.assert(
      fc.property(anyHistory, fc.constantFrom(...CASE_CLOCKS), (told, clock) => {
        const events = ofCase(told);
        const stood = caseAsItStood(events, events.length - 1, clock);
        expect(stood?.row).toEqual(rowOf<CasePageRow>(casePage, told));
        expect(stood?.writtenLater).toEqual([]);
      }),
    );
  });

  it('is by the recorded clock what the page was when the event had just been written', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (told, n) => {
        const events = ofCase(told);
        const revision = n % events.length;
        const then = chronicle();
        then.events.push(...events.slice(0, revision + 1));
        expect(caseAsItStood(events, revision, 'recorded')?.row).toEqual(rowOf<CasePageRow>(casePage, then));
      }),
    );
  });

  it('knows by the effective clock everything that was known then, and what had happened by then but was written down later', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (told, n) => {
        const events = ofCase(told);
        const event = events[n % events.length]!;
        const { writtenLater } = caseAsItStood(events, event.revision, 'effective')!;
        for (const one of events.slice(event.revision + 1))
          expect(writtenLater.includes(one.revision)).toBe(
            Temporal.Instant.compare(Temporal.Instant.from(one.effectiveAt), Temporal.Instant.from(event.recordedAt)) <= 0,
          );
      }),
    );
  });

  it('shows paper that came in time but was written down after the deadline by the effective clock only', () => {
    const told = chronicle().happens('ApplicationSubmitted').happens('SupplementRequested');
    const arrived = told.events.at(-1)!.recordedAt;
    told.happens('SupplementOverdue').happens('SupplementReceived', {}, { effectiveAt: arrived });
    const state = (clock: 'recorded' | 'effective') => caseAsItStood(told.events, 2, clock)!.row.page.supplements[0]!.state;
    expect([state('recorded'), state('effective')]).toEqual(['OVERDUE', 'ANSWERED']);
    expect(caseAsItStood(told.events, 2, 'effective')!.writtenLater).toEqual([3]);
  });

  it('is nothing at a revision that the case has not come to', () => {
    expect(caseAsItStood(chronicle().happens('ApplicationSubmitted').events, 1, 'recorded')).toBeUndefined();
  });
});

describe('what an event changed', () => {
  const changed = (told: Chronicle, revision: number) => {
    const { before, row } = caseAsItStood(ofCase(told), revision, 'recorded')!;
    return pageChanges(before, row);
  };
  const told = chronicle().happens('ApplicationSubmitted').happens('ApplicationRegistered').happens('SupplementRequested');

  it('is told by the smallest part that is new or not as it was', () => {
    told.happens('SupplementOverdue');
    expect(changed(told, 1).map(({ path, kind }) => [path.join('.'), kind])).toEqual([
      ['number', 'ADDED'],
      ['registered', 'ADDED'],
    ]);
    expect(changed(told, 3)).toEqual([{ path: ['supplements', 0, 'state'], kind: 'CHANGED', before: 'OPEN', after: 'OVERDUE' }]);
  });

  it('is, for the first event, everything that it brought and nothing that is still empty', () => {
    expect(changed(told, 0).map(({ path, kind }) => [path.join('.'), kind])).toEqual([
      ['organisation', 'ADDED'],
      ['title', 'ADDED'],
      ['received', 'ADDED'],
      ['versions.0', 'ADDED'],
      ['handlings.0', 'ADDED'],
    ]);
  });

  it('is, of a list that was emptied, that each part went', () => {
    const decided = chronicle()
      .happens('ApplicationSubmitted')
      .happens('DecisionMade')
      .happens('AnnouncementPosted')
      .happens('DecisionRevoked');
    expect(changed(decided, 3)).toContainEqual(expect.objectContaining({ path: ['announcements', 0], kind: 'REMOVED', after: null }));
  });

  it('leads from the page before it to the page after it, whatever happened', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, n) => {
        const events = ofCase(history);
        const { before, row } = caseAsItStood(events, n % events.length, 'recorded')!;
        if (!before) return;
        const changes = pageChanges(before, row);
        const { number, organisation, title, page } = before;
        expect(withChanges({ number, organisation, title, ...page }, changes)).toEqual({
          number: row.number,
          organisation: row.organisation,
          title: row.title,
          ...row.page,
        });
      }),
    );
  });
});
