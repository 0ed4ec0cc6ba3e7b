import { fold } from '#libs/event-log';
import { accept, isRefusal } from '#libs/kernel';
import { official, secretary } from '../grant-cases/testing/world';
import type { Candidate } from './candidate';
import { boardMeetingEvents, meetingDecider, type BoardMeetingEvent, type MeetingCommand, type ReportEntry } from '.';
import { candidate, decisionId, entry, history } from './testing/meetings';

const decide = (
  given: readonly BoardMeetingEvent[],
  when: MeetingCommand,
  {
    today = '2026-04-20',
    actor = secretary,
    candidates = [] as readonly (Candidate | null)[],
    board = 'Kulturnämnden' as string | null,
  } = {},
) => meetingDecider.decide(when, fold(meetingDecider, given), { actor, today, board, candidates });
const refusalOf = (decision: ReturnType<typeof decide>) => (isRefusal(decision) ? decision.refusal : undefined);

const { called, moved, cancelled, fixed, held, approved, posted, interrupted, removed } = history;
const callIt: MeetingCommand = { type: 'CallMeeting', boardId: 'kulturnamnden', meetingOn: '2026-04-14', place: 'Regionhuset' };
const moveTo = (meetingOn: string): MeetingCommand => ({ type: 'MoveMeeting', meetingOn, place: 'Regionhuset', reason: 'Lokalen.' });
const cancelIt: MeetingCommand = { type: 'CancelMeeting', reason: 'Ingen kan.' };
const fix = (...numbers: number[]): MeetingCommand => ({
  type: 'FixReportList',
  decisions: numbers.map((n) => ({ caseId: candidate(n).caseId, decisionId: decisionId(n) })),
});
const hold = (heldOn = '2026-04-14', paragraph = '§ 31'): MeetingCommand => ({ type: 'HoldMeeting', heldOn, paragraph });
const approve = (approvedOn: string): MeetingCommand => ({
  type: 'ApproveMinutes',
  approvedOn,
  approvedBy: ['Olle Ordförande', 'Stina Justerare'],
});
const post = (postedOn: string): MeetingCommand => ({
  type: 'PostAnnouncement',
  postedOn,
  proof: 'https://anslag.example/7',
  minutesAt: 'Regionens diarium',
});
const interrupt = (interruptedOn: string): MeetingCommand => ({ type: 'InterruptAnnouncement', interruptedOn, reason: 'Webben låg nere.' });
const remove = (removedOn: string): MeetingCommand => ({ type: 'RemoveAnnouncement', removedOn });

describe('A meeting of the board', () => {
  test('is called once, for a board that has a delegation order', () => {
    expect(decide([], callIt)).toEqual(accept(called()));
    expect(decide([called()], callIt)).toEqual(accept());
    expect(refusalOf(decide([called()], { ...callIt, place: 'Kumla' } as MeetingCommand))).toMatchObject({ code: 'meeting-exists' });
    expect(refusalOf(decide([], callIt, { board: null }))).toMatchObject({ code: 'no-such-board', field: 'boardId' });
  });

  test('is moved until it has been held, but not to before a decision on its list', () => {
    expect(decide([called()], moveTo('2026-04-21'))).toEqual(accept(moved('2026-04-21')));
    expect(decide([called()], moveTo('2026-04-14'))).toEqual(accept());
    expect(refusalOf(decide([called(), fixed(1)], moveTo('2026-03-31')))).toMatchObject({
      code: 'meeting-before-decisions',
      field: 'meetingOn',
    });
    expect(refusalOf(decide([called(), fixed(1), held()], moveTo('2026-04-21')))).toMatchObject({ code: 'meeting-held' });
  });

  test('is cancelled once, never after it has been held, and nothing more is recorded for it', () => {
    expect(decide([called()], cancelIt)).toEqual(accept(cancelled()));
    expect(decide([called(), cancelled()], cancelIt)).toEqual(accept());
    expect(refusalOf(decide([called(), fixed(1), held()], cancelIt))).toMatchObject({ code: 'meeting-held' });
    for (const command of [moveTo('2026-04-21'), fix(1), hold()])
      expect(refusalOf(decide([called(), fixed(1), cancelled()], command, { candidates: [candidate(1)] }))).toMatchObject({
        code: 'meeting-cancelled',
      });
  });

  test('is held on the day that it was called for, when that day has come and its list has been fixed', () => {
    const given = [called(), fixed(1)];
    const candidates = [candidate(1)];
    expect(decide(given, hold(), { candidates })).toEqual(accept(held()));
    expect(decide([called(), fixed()], hold())).toEqual(accept(held()));
    expect(decide([...given, held()], hold(), { candidates })).toEqual(accept());
    expect(refusalOf(decide([...given, held()], hold('2026-04-14', '§ 32'), { candidates }))).toMatchObject({ code: 'held-otherwise' });
    expect(refusalOf(decide([called()], hold()))).toMatchObject({ code: 'list-not-fixed' });
    expect(refusalOf(decide(given, hold('2026-04-15'), { candidates }))).toMatchObject({ code: 'held-on-other-day', field: 'heldOn' });
    expect(refusalOf(decide(given, hold(), { candidates, today: '2026-04-13' }))).toMatchObject({ code: 'meeting-day-in-future' });
  });

  test('is not held with a decision on its list that was minuted separately meanwhile, or that another has taken the place of', () => {
    const given = [called(), fixed(1)];
    const recorded = { route: 'MINUTED', on: '2026-04-13' } as const;
    const refusal = refusalOf(decide(given, hold(), { candidates: [candidate(1, { recorded })] }));
    expect(refusal).toMatchObject({ code: 'minuted-already', basis: 'LAW', citation: 'KL 7:8' });
    expect(refusal?.message.sv).toBe(
      'Beslutet i LIG 2026-1 protokollfördes särskilt 13 april 2026 och ska inte också anmälas. Ta bort det från listan.',
    );
    expect(refusalOf(decide(given, hold(), { candidates: [null] }))).toMatchObject({ code: 'no-such-decision' });
    expect(refusalOf(decide(given, hold(), { candidates: [candidate(2)] }))).toMatchObject({ code: 'no-such-decision' });
  });
});

describe('The list of reported decisions', () => {
  test('is fixed in the order that was asked for, and fixed anew until the meeting has been held', () => {
    expect(decide([called()], fix(2, 1), { candidates: [candidate(2), candidate(1)] })).toEqual(accept(fixed(2, 1)));
    expect(decide([called(), fixed(2, 1)], fix(2, 1), { candidates: [candidate(2), candidate(1)] })).toEqual(accept());
    expect(decide([called(), fixed(2, 1)], fix(1), { candidates: [candidate(1)] })).toEqual(accept(fixed(1)));
    expect(decide([called()], fix())).toEqual(accept(fixed()));
    expect(refusalOf(decide([called(), fixed(1), held()], fix(), {}))).toMatchObject({ code: 'meeting-held' });
  });

  test.each<[string, Partial<Candidate> | null]>([
    ['no-such-decision', null],
    ['list-barred', { barred: true }],
    ['other-board', { boardId: 'halsonamnden' }],
    ['other-board', { boardId: null }],
    ['decision-unsigned', { signed: false }],
    ['decided-after-meeting', { decidedOn: '2026-04-15' }],
    ['route-is-minutes', { route: 'SARSKILT_PROTOKOLL' }],
    ['route-unknown', { route: null }],
    ['reported-already', { recorded: { route: 'REPORTED', on: '2026-02-10' } }],
    ['minuted-already', { recorded: { route: 'MINUTED', on: '2026-04-02' } }],
    ['on-another-list', { placed: { meetingOn: '2026-05-12', how: 'ON_LIST' } }],
    ['on-its-way-to-another-list', { placed: { meetingOn: '2026-05-12', how: 'PENDING' } }],
  ])('refuses what does not belong there, and names the line (%s)', (code, change) => {
    const candidates = [candidate(1), change && candidate(2, change)];
    expect(refusalOf(decide([called()], fix(1, 2), { candidates }))).toMatchObject({ code, field: 'decisions.1', basis: 'LAW' });
  });

  test('has no decision twice', () => {
    const candidates = [candidate(1), candidate(1)];
    expect(refusalOf(decide([called()], fix(1, 1), { candidates }))).toMatchObject({ code: 'listed-twice', field: 'decisions.1' });
  });

  test('may have a decision of the very day of the meeting', () => {
    const decidedOn = '2026-04-14';
    const made = decide([called()], fix(1), { candidates: [candidate(1, { decidedOn })] });
    expect(made).toEqual(accept({ type: 'ReportListFixed', body: { entries: [entry(1, 1, { decidedOn })] } }));
  });
});

describe('The minutes', () => {
  const given = [called(), fixed(1), held()];
  test('are approved once, after the meeting and not in the future; two weeks late is late, but recorded', () => {
    expect(decide(given, approve('2026-04-17'))).toEqual(accept(approved('2026-04-17')));
    expect(decide([...given, approved('2026-04-17')], approve('2026-04-17'))).toEqual(accept());
    expect(decide(given, approve('2026-05-29'), { today: '2026-06-01' })).toEqual(accept(approved('2026-05-29')));
    expect(refusalOf(decide([...given, approved('2026-04-17')], approve('2026-04-18')))).toMatchObject({
      code: 'minutes-approved-already',
    });
    expect(refusalOf(decide(given, approve('2026-04-13')))).toMatchObject({ code: 'meeting-day-too-early', field: 'approvedOn' });
    expect(refusalOf(decide(given, approve('2026-04-21')))).toMatchObject({ code: 'meeting-day-in-future', field: 'approvedOn' });
    expect(refusalOf(decide([called(), fixed(1)], approve('2026-04-17')))).toMatchObject({ code: 'not-held' });
  });
});

describe('The announcement', () => {
  const given = [called(), fixed(1), held(), approved('2026-04-17')];
  test('is posted when the minutes have been approved, also later than the second day after', () => {
    expect(decide(given, post('2026-04-17'))).toEqual(accept(posted('2026-04-17')));
    expect(decide([...given, posted('2026-04-17')], post('2026-04-17'))).toEqual(accept());
    expect(decide(given, post('2026-05-20'), { today: '2026-05-20' })).toEqual(accept(posted('2026-05-20')));
    expect(refusalOf(decide(given, post('2026-04-16')))).toMatchObject({ code: 'meeting-day-too-early', field: 'postedOn' });
    expect(refusalOf(decide(given.slice(0, 3), post('2026-04-17')))).toMatchObject({ code: 'board-minutes-not-approved' });
    expect(refusalOf(decide([...given, posted('2026-04-17')], post('2026-04-18')))).toMatchObject({ code: 'board-announcement-up' });
  });

  test('that was interrupted before its last day is posted anew, and not before that day', () => {
    const up = [...given, posted('2026-04-17')];
    // three weeks from Friday 17 April is Friday 8 May
    expect(decide(up, interrupt('2026-05-08'), { today: '2026-05-09' })).toEqual(accept(interrupted('2026-05-08')));
    expect(refusalOf(decide(up, interrupt('2026-05-09'), { today: '2026-05-09' }))).toMatchObject({ code: 'board-announcement-was-up' });
    expect(refusalOf(decide(up, interrupt('2026-04-16')))).toMatchObject({ code: 'meeting-day-too-early' });
    expect(refusalOf(decide(given, interrupt('2026-04-18')))).toMatchObject({ code: 'board-announcement-missing' });
    const down = [...up, interrupted('2026-04-20')];
    expect(decide(down, interrupt('2026-04-20'))).toEqual(accept());
    expect(refusalOf(decide(down, post('2026-04-18')))).toMatchObject({ code: 'meeting-day-too-early' });
    expect(decide(down, post('2026-04-20'))).toEqual(accept(posted('2026-04-20')));
  });

  test('is taken down after the last day to appeal, and never before', () => {
    const up = [...given, posted('2026-04-17')];
    const at = { today: '2026-05-12' };
    expect(refusalOf(decide(up, remove('2026-05-08'), at))).toMatchObject({ code: 'board-announcement-too-early', field: 'removedOn' });
    expect(decide(up, remove('2026-05-09'), at)).toEqual(accept(removed('2026-05-09')));
    expect(decide([...up, removed('2026-05-09')], remove('2026-05-09'), at)).toEqual(accept());
    expect(refusalOf(decide([...up, removed('2026-05-09')], remove('2026-05-10'), at))).toMatchObject({
      code: 'board-announcement-removed',
    });
    expect(refusalOf(decide(given, remove('2026-05-09'), at))).toMatchObject({ code: 'board-announcement-missing' });
  });
});

const commands: readonly MeetingCommand[] = [
  callIt,
  moveTo('2026-04-14'),
  fix(1),
  hold(),
  approve('2026-04-17'),
  post('2026-04-17'),
  interrupt('2026-04-18'),
  remove('2026-05-09'),
  cancelIt,
];
test.each(commands)('$type is recorded by the board’s secretary and by nobody else, and for a meeting that is there', (command) => {
  expect(refusalOf(decide([called()], command, { actor: official }))).toMatchObject({ code: 'not-the-boards-secretary' });
  if (command.type !== 'CallMeeting') expect(refusalOf(decide([], command))).toMatchObject({ code: 'no-such-meeting' });
});

test('Whatever is recorded fits the storage contract', () => {
  const told: BoardMeetingEvent[] = [];
  const tell = (command: MeetingCommand, today: string, candidates: readonly Candidate[] = []): void => {
    const decision = decide(told, command, { today, candidates });
    if (isRefusal(decision)) throw new Error(decision.refusal.code);
    for (const { type, body } of decision.events) expect(boardMeetingEvents[type].schema.parse(body)).toEqual(body);
    told.push(...decision.events);
  };
  tell(callIt, '2026-03-01');
  tell(moveTo('2026-04-15'), '2026-03-02');
  tell(moveTo('2026-04-14'), '2026-03-02');
  tell(fix(1, 2), '2026-04-08', [candidate(1), candidate(2)]);
  tell(hold(), '2026-04-14', [candidate(1), candidate(2)]);
  tell(approve('2026-04-17'), '2026-04-17');
  tell(post('2026-04-17'), '2026-04-17');
  tell(interrupt('2026-04-20'), '2026-04-20');
  tell(post('2026-04-21'), '2026-04-21');
  tell(remove('2026-05-13'), '2026-05-13');
  expect(new Set(told.map(({ type }) => type)).size).toBe(Object.keys(boardMeetingEvents).length - 1);
  const entries = fold(meetingDecider, told).entries as readonly ReportEntry[];
  expect(entries.map(({ nr, caseNumber }) => [nr, caseNumber])).toEqual([
    [1, 'LIG 2026-1'],
    [2, 'LIG 2026-2'],
  ]);
});
