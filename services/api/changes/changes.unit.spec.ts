import type { RecordedEvent } from '#libs/event-log';
import { noticesOf } from './changes';

const at = (position: number, stream: string, revision: number): RecordedEvent => ({ position, stream, revision }) as RecordedEvent;

describe('what browsers are told of events', () => {
  it('is one notice for each stream, of its latest event, in the order of the log', () => {
    expect(noticesOf([at(1, 'case-a', 0), at(2, 'case-b', 4), at(3, 'case-a', 1)])).toEqual([
      { topic: 'case', caseId: 'b', revision: 4, position: 2 },
      { topic: 'case', caseId: 'a', revision: 1, position: 3 },
    ]);
  });

  it('names the register that a stream belongs to', () => {
    const streams = ['diary-2026', 'diary-external-26RS1', 'delegation-kulturnamnden', 'scheme-a', 'frame-a-2026', 'board-meeting-a'];
    expect(noticesOf(streams.map((stream, i) => at(i + 1, stream, 0))).map(({ topic }) => topic)).toEqual([
      'diary',
      'diary',
      'delegation',
      'schemes',
      'schemes',
      'meetings',
    ]);
  });

  it('never tells who has read what', () => {
    expect(noticesOf([at(1, 'access-2026-03', 0)])).toEqual([]);
  });
});
