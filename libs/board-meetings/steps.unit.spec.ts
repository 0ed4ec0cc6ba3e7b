import { fold } from '#libs/event-log';
import {
  announcedLate,
  approvedLate,
  lastDayToAnnounce,
  lastDayToApprove,
  meetingDecider,
  nextStep,
  noticeOf,
  proofOfNotice,
  standingOf,
  type BoardMeetingEvent,
} from '.';
import { decisionId, history } from './testing/meetings';

const { called, cancelled, fixed, held, approved, posted, interrupted, removed } = history;
const after = (...given: readonly BoardMeetingEvent[]) => fold(meetingDecider, given);

describe('The law’s days', () => {
  test('are two weeks for the minutes and two days for the announcement, to the next working day', () => {
    // from Tuesday 14 April 2026: Tuesday 28 April
    expect(lastDayToApprove('2026-04-14')).toBe('2026-04-28');
    // from Friday 17 April: 1 May is a holiday, and a Friday; so Monday 4 May
    expect(lastDayToApprove('2026-04-17')).toBe('2026-05-04');
    // approved on Tuesday: Thursday; on Friday: Sunday, so Monday
    expect(lastDayToAnnounce('2026-04-14')).toBe('2026-04-16');
    expect(lastDayToAnnounce('2026-04-17')).toBe('2026-04-20');
    // 22 December 2026 is a Tuesday: Christmas Eve to the second day of Christmas, then a Sunday
    expect(lastDayToAnnounce('2026-12-22')).toBe('2026-12-28');
  });

  test('say what is late, and nothing before it has been done', () => {
    const list = [called(), fixed(1), held()];
    expect(approvedLate(after(...list))).toBeNull();
    expect(approvedLate(after(...list, approved('2026-04-28')))).toBe(false);
    expect(approvedLate(after(...list, approved('2026-04-29')))).toBe(true);
    expect(announcedLate(after(...list, approved('2026-04-17')))).toBeNull();
    expect(announcedLate(after(...list, approved('2026-04-17'), posted('2026-04-20')))).toBe(false);
    expect(announcedLate(after(...list, approved('2026-04-17'), posted('2026-04-21')))).toBe(true);
  });
});

describe('What a meeting waits for', () => {
  const until = [called(), fixed(1), held(), approved('2026-04-17'), posted('2026-04-17')];
  test.each([
    [[called()], '2026-04-10', { step: 'FIX_LIST', dueOn: '2026-04-14', late: false }],
    [until.slice(0, 2), '2026-04-15', { step: 'HOLD', dueOn: '2026-04-14', late: true }],
    [until.slice(0, 3), '2026-04-28', { step: 'APPROVE', dueOn: '2026-04-28', late: false }],
    [until.slice(0, 3), '2026-04-29', { step: 'APPROVE', dueOn: '2026-04-28', late: true }],
    [until.slice(0, 4), '2026-04-20', { step: 'ANNOUNCE', dueOn: '2026-04-20', late: false }],
    [until, '2026-05-08', { step: 'KEEP_UP', dueOn: '2026-05-08', late: false }],
    [until, '2026-05-09', { step: 'TAKE_DOWN', dueOn: '2026-05-08', late: false }],
    [[...until, interrupted('2026-04-20')], '2026-04-21', { step: 'ANNOUNCE_ANEW', dueOn: '2026-04-20', late: true }],
    [[...until, removed('2026-05-11')], '2026-05-12', { step: 'DONE', dueOn: null, late: false }],
    [[called(), fixed(1), cancelled()], '2026-05-12', { step: 'CANCELLED', dueOn: null, late: false }],
  ] as const)('is told with its day (%#)', (given, today, expected) => {
    expect(nextStep(after(...given), today)).toEqual(expected);
  });
});

describe('The announcement’s text', () => {
  const up = [called(), fixed(1), held(), approved('2026-04-17')];
  test('names the board, the meeting, the minutes, the last day and where the minutes are', () => {
    expect(noticeOf(after(...up.slice(0, 3)), '2026-04-17')).toBeNull();
    const notice = noticeOf(after(...up), '2026-04-20')!;
    expect(notice.text).toContain('Justerat protokoll: Kulturnämnden 14 april 2026');
    expect(notice.lines).toContainEqual({ term: 'Anslaget sätts upp', value: '20 april 2026' });
    // three weeks from Monday 20 April
    expect(notice.lines).toContainEqual({ term: 'Sista dag för överklagande', value: '11 maj 2026' });
    expect(notice.lines).toContainEqual({ term: 'Anslaget tas ned', value: 'tidigast 12 maj 2026' });
    expect(notice.text).toContain('förvaltningsrätten');
  });

  test('has a proof when it is up, with the day that it was taken down when it has been', () => {
    expect(proofOfNotice(after(...up))).toBeNull();
    const lines = proofOfNotice(after(...up, posted('2026-04-17'), removed('2026-05-11')))!;
    expect(lines).toContainEqual({ term: 'Anslaget uppsatt', value: '17 april 2026' });
    expect(lines).toContainEqual({ term: 'Anslaget nedtaget', value: '11 maj 2026' });
    expect(lines).toContainEqual({ term: 'Protokollet justerat', value: '17 april 2026 av Olle Ordförande och Stina Justerare' });
  });
});

describe('A claim on a decision', () => {
  const claim = { meetingId: '018f0000-0000-7000-8000-000000000001', meetingRevision: 0, decisionIds: [decisionId(1)] };
  const standing = (revision: number, ...given: readonly BoardMeetingEvent[]) =>
    standingOf(claim, decisionId(1), after(...given), revision);

  test('stands while its list may still come, and when it has come', () => {
    expect(standing(0, called())).toEqual({ meetingOn: '2026-04-14', how: 'PENDING' });
    expect(standing(1, called(), fixed(1))).toEqual({ meetingOn: '2026-04-14', how: 'ON_LIST' });
    expect(standing(2, called(), fixed(1), held())).toEqual({ meetingOn: '2026-04-14', how: 'ON_LIST' });
  });

  test('is void when something else came in its place, when a later list left the decision out, and when the meeting was cancelled', () => {
    expect(standing(1, called(), history.moved('2026-04-21'))).toBeNull();
    expect(standing(2, called(), fixed(1), fixed(2))).toBeNull();
    expect(standing(2, called(), fixed(1), cancelled())).toBeNull();
    expect(standing(-1)).toBeNull();
  });
});
