import { loadStream, type AppendOutcome, type AppendRequest, type EventLog, type Execution } from '#libs/event-log';
import { CaseCommandHandler } from '../../grant-cases/handlers/case-command.handler';
import { GiveCaseCommand } from '../../grant-cases/handlers/commands';
import { metaOf } from '../../grant-cases/handlers/testing/register';
import { secretary } from '../../grant-cases/testing/world';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { PostgresEventLog } from '../../event-log/postgres';
import { caseStream } from '#libs/grant-cases';
import { newId } from '#libs/kernel';
import type { Reported } from '../candidate';
import type { FixReportList } from '../decide/commands';
import { MEETING_PREFIX, meetingStream } from '../events';
import {
  boardEventsOf,
  caseOn,
  callMeeting,
  clock,
  decidedCase,
  does,
  MEETS_ON,
  openBoard,
  replacedCase,
  say,
  stateOfMeeting,
} from '../testing/board';
import { carryToCase } from './carry';

/** The log of a process that dies before an append that `dies` says yes to. */
const mortal = (log: EventLog, dies: (request: AppendRequest) => boolean): EventLog =>
  new Proxy(log, {
    get(target, name) {
      if (name !== 'append') {
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (request: AppendRequest): Promise<AppendOutcome> => {
        if (dies(request)) throw new Error('the process is dead');
        return target.append(request);
      };
    },
  });

describe('the board’s meetings', () => {
  let database: TestDatabase;
  let log: PostgresEventLog;
  const fix = (...decisions: Reported[]): FixReportList => ({ type: 'FixReportList', decisions });
  const codeOf = (outcome: Execution): string => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind);
  const listsWith = async (meetings: readonly string[], { decisionId }: Reported): Promise<number> => {
    const states = await Promise.all(meetings.map((meetingId) => stateOfMeeting(log, meetingId)));
    return states.filter(({ cancelled, entries }) => !cancelled && entries?.some((entry) => entry.decisionId === decisionId)).length;
  };

  beforeAll(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
    await openBoard(log);
  }, 60_000);
  afterAll(async () => {
    await log?.close();
    await database?.drop();
  });

  describe('a list of reported decisions', () => {
    it('has what the case and the delegation order say of each decision', async () => {
      const [one, two] = [await decidedCase(log), await decidedCase(log)];
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(one, two));
      expect((await stateOfMeeting(log, meetingId)).entries).toMatchObject([
        { nr: 1, ...one, itemNumber: 'H.3', orderVersion: '2026:1', outcome: 'AVSLAG', amountOre: 0, decider: { name: 'Disa Holm' } },
        { nr: 2, ...two, postTitle: 'Områdeschef kultur' },
      ]);
    });

    it('has a decision that no other list has, however many secretaries fix theirs at the same time', async () => {
      const decision = await decidedCase(log);
      const meetings = await Promise.all(Array.from({ length: 6 }, () => callMeeting(log)));
      const outcomes = await Promise.all(meetings.map((meetingId) => say(log, meetingId, fix(decision))));
      expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      for (const code of outcomes.map(codeOf)) expect(['done', 'on-another-list', 'on-its-way-to-another-list', 'stale']).toContain(code);
      expect(await listsWith(meetings, decision)).toBe(1);
      const again = await Promise.all(meetings.map((meetingId) => say(log, meetingId, fix(decision))));
      expect(again.map(codeOf).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'on-another-list'), 'unchanged'].toSorted());
    });

    it('gives a decision back when it is fixed anew without it, and when the meeting is cancelled', async () => {
      const [one, two] = [await decidedCase(log), await decidedCase(log)];
      const [first, second] = [await callMeeting(log), await callMeeting(log, '2026-05-12')];
      await does(log, first, fix(one, two));
      expect(codeOf(await say(log, second, fix(one)))).toBe('on-another-list');
      await does(log, first, fix(two));
      await does(log, second, fix(one));
      await does(log, first, { type: 'CancelMeeting', reason: 'Ingen kan.' });
      await does(log, second, fix(one, two));
      expect([await listsWith([first, second], one), await listsWith([first, second], two)]).toEqual([1, 1]);
    });

    it('is finished by the same command after the process died between the claim and the list, and nobody else gets the decision meanwhile', async () => {
      const decision = await decidedCase(log);
      const [first, second] = [await callMeeting(log), await callMeeting(log)];
      const commandId = newId();
      const dying = mortal(log, ({ stream }) => stream.startsWith(MEETING_PREFIX));
      await expect(say(dying, first, fix(decision), { commandId })).rejects.toThrow('the process is dead');
      expect(codeOf(await say(log, second, fix(decision)))).toBe('on-its-way-to-another-list');
      await does(log, first, fix(decision), { commandId });
      expect(codeOf(await say(log, second, fix(decision)))).toBe('on-another-list');
    });

    it('leaves the decision to another when the meeting went on without it', async () => {
      const decision = await decidedCase(log);
      const [first, second] = [await callMeeting(log), await callMeeting(log)];
      const dying = mortal(log, ({ stream }) => stream.startsWith(MEETING_PREFIX));
      await expect(say(dying, first, fix(decision))).rejects.toThrow('the process is dead');
      await does(log, first, { type: 'MoveMeeting', meetingOn: MEETS_ON, place: 'Kumla', reason: 'Lokalen.' });
      await does(log, second, fix(decision));
      expect(codeOf(await say(log, first, fix(decision)))).toBe('on-another-list');
    });

    it('refuses a decision that is not there, and one that its case says has been reported', async () => {
      const decision = await decidedCase(log);
      const meetingId = await callMeeting(log);
      expect(codeOf(await say(log, meetingId, fix({ ...decision, decisionId: newId() })))).toBe('no-such-decision');
      const byHand = { type: 'ReportToBoard', meetingOn: '2026-04-14', paragraph: '§ 99' } as const;
      await new CaseCommandHandler(log).execute(new GiveCaseCommand(decision.caseId, byHand, metaOf(secretary)));
      expect(codeOf(await say(log, meetingId, fix(decision)))).toBe('reported-already');
    });
  });

  describe('what is recorded for a meeting', () => {
    const WHOLE = ['DecisionReportedToBoard', 'MinutesApproved', 'AnnouncementPosted', 'AnnouncementInterrupted', 'AnnouncementPosted'];
    const later = clock('2026-04-21T14:00:00Z');
    const carry = (log_: EventLog, meetingId: string, caseId: string, revision: number) =>
      carryToCase({ log: log_, give: caseOn(log_), clock: later }, { meetingId, caseId, revision });
    const held = async (meetingId: string): Promise<void> =>
      does(log, meetingId, { type: 'HoldMeeting', heldOn: MEETS_ON, paragraph: '§ 31' }, { now: later.now() });
    const toTheEnd = async (meetingId: string): Promise<number> => {
      const at = { now: later.now() };
      const announce = { type: 'PostAnnouncement', proof: 'https://anslag.example/7', minutesAt: 'Regionens diarium' } as const;
      await held(meetingId);
      await does(log, meetingId, { type: 'ApproveMinutes', approvedOn: '2026-04-16', approvedBy: ['Olle Ek', 'Stina Alm'] }, at);
      await does(log, meetingId, { ...announce, postedOn: '2026-04-17' }, at);
      await does(log, meetingId, { type: 'InterruptAnnouncement', interruptedOn: '2026-04-20', reason: 'Webben låg nere.' }, at);
      await does(log, meetingId, { ...announce, postedOn: '2026-04-21' }, at);
      return (await loadStream(log, meetingStream(meetingId))).head!.revision;
    };

    it('is told each case of the list in its order, once, by whoever recorded it, whatever comes first of what is to be told', async () => {
      const decision = await decidedCase(log);
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(decision));
      const last = await toTheEnd(meetingId);
      for (const revision of [last, last - 3, last - 4, last, last - 1])
        expect(await carry(log, meetingId, decision.caseId, revision)).toBeNull();
      expect(await boardEventsOf(log, decision.caseId)).toEqual(WHOLE);
      const told = (await loadStream(log, caseStream(decision.caseId))).events.slice(-WHOLE.length);
      const said = (await loadStream(log, meetingStream(meetingId))).events.slice(-WHOLE.length);
      expect(told.map(({ causationId }) => causationId)).toEqual(said.map(({ id }) => id));
      expect(told.map(({ actor }) => actor)).toEqual(said.map(({ actor }) => actor));
      expect(told[1]!.body).toEqual({ approvedOn: '2026-04-16', approvedBy: 'Olle Ek och Stina Alm' });
    });

    it.each([1, 2, 3, 4, 5])('is told whole after the process died before event %i, and the case has each of them once', async (nth) => {
      const decision = await decidedCase(log);
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(decision));
      const last = await toTheEnd(meetingId);
      let appends = 0;
      const dying = mortal(log, () => ++appends === nth);
      await expect(carry(dying, meetingId, decision.caseId, last)).rejects.toThrow('the process is dead');
      expect(await boardEventsOf(log, decision.caseId)).toEqual(WHOLE.slice(0, nth - 1));
      await Promise.all([1, 2, 3].map(() => carry(log, meetingId, decision.caseId, last).catch(() => undefined)));
      expect(await carry(log, meetingId, decision.caseId, last)).toBeNull();
      expect(await boardEventsOf(log, decision.caseId)).toEqual(WHOLE);
    });

    it('is not told a case that has been entered as reported elsewhere meanwhile, and the case’s own words say why', async () => {
      const decision = await decidedCase(log);
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(decision));
      await held(meetingId);
      const byHand = { type: 'ReportToBoard', meetingOn: '2026-04-14', paragraph: '§ 99' } as const;
      await new CaseCommandHandler(log).execute(new GiveCaseCommand(decision.caseId, byHand, metaOf(secretary)));
      expect(await carry(log, meetingId, decision.caseId, 2)).toMatchObject({
        refused: { sv: 'Beslutet är redan anmält eller särskilt protokollfört. Det görs en gång.' },
      });
      expect(await boardEventsOf(log, decision.caseId)).toEqual(['DecisionReportedToBoard']);
    });

    it('never comes to another decision than the one on the list, not even when that is made while the case is being told', async () => {
      const { first, second, replace } = await replacedCase(log);
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(first));
      await held(meetingId);
      const give = caseOn(log);
      const slow: typeof give = async (...asked) => {
        await replace();
        return give(...asked);
      };
      const told = () => ({ meetingId, caseId: first.caseId, revision: 2 });
      expect(await carryToCase({ log, give: slow, clock: clock() }, told())).toMatchObject({
        refused: { sv: expect.stringContaining('ett beslut som inte längre står i ärendet') as string },
      });
      expect(await carryToCase({ log, give, clock: clock() }, told())).toMatchObject({
        refused: { sv: expect.stringContaining('ett nytt beslut sedan listan fastställdes') as string },
      });
      expect(await boardEventsOf(log, first.caseId)).toEqual([]);
      const byHand = { type: 'ReportToBoard', meetingOn: MEETS_ON, paragraph: '§ 31' } as const;
      const unnamed = await give(first.caseId, byHand, metaOf(secretary));
      expect(unnamed).toMatchObject({ kind: 'refused', refusal: { code: 'decision-unstated' } });
      expect(await give(first.caseId, { ...byHand, decisionId: second }, metaOf(secretary))).toMatchObject({ kind: 'done' });
    });

    it('is there already where it was written in by hand, in the same words', async () => {
      const decision = await decidedCase(log);
      const meetingId = await callMeeting(log);
      await does(log, meetingId, fix(decision));
      await held(meetingId);
      const report = { type: 'ReportToBoard', meetingOn: MEETS_ON, paragraph: '§ 31' } as const;
      await new CaseCommandHandler(log).execute(new GiveCaseCommand(decision.caseId, report, metaOf(secretary)));
      expect(await carry(log, meetingId, decision.caseId, 2)).toBeNull();
      expect(await boardEventsOf(log, decision.caseId)).toEqual(['DecisionReportedToBoard']);
    });
  });
});
