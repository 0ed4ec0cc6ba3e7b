import { loadState, loadStream, type AppendOutcome, type AppendRequest, type EventLog } from '#libs/event-log';
import { covers, newId, nonceOf, type Sitting } from '#libs/kernel';
import { frameDecider, frameEvents, frameStream, usedOre, type FrameState } from '#libs/schemes';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { PostgresEventLog } from '../../event-log/postgres';
import { CASE_PREFIX, caseStream } from '../events';
import { content, noBoardQuestion } from '../testing/story';
import { delegate, official, schemeId, substitute } from '../testing/world';
import { DecideCase, ShowStatement, type DecisionOutcome, type Proposed, type StatementShown } from './commands';
import { DecideHandler, ShowStatementHandler } from './decision.handler';
import { board, caseToDecide, metaOf, note, NOW, YEAR } from './testing/register';

const GRANT: Proposed = { type: 'Decide', boardQuestions: noBoardQuestion, content: content('BIFALL') };
const AMOUNT = 4_000_000;
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3';

/** The log, with a moment before each append to a case in which a test can do something. */
class Watched implements EventLog {
  beforeCase: (request: AppendRequest) => Promise<void> = async () => undefined;
  beforeFrame: () => Promise<void> = async () => undefined;
  readonly origin: string;
  readonly readStream: EventLog['readStream'];
  readonly readAll: EventLog['readAll'];
  readonly head: EventLog['head'];
  readonly subscribe: EventLog['subscribe'];
  readonly close: EventLog['close'];
  constructor(private readonly log: EventLog) {
    this.origin = log.origin;
    this.readStream = log.readStream.bind(log);
    this.readAll = log.readAll.bind(log);
    this.head = log.head.bind(log);
    this.subscribe = log.subscribe.bind(log);
    this.close = log.close.bind(log);
  }
  async append(request: AppendRequest): Promise<AppendOutcome> {
    if (request.stream.startsWith(CASE_PREFIX)) await this.beforeCase(request);
    if (request.stream === frameStream(schemeId, YEAR)) await this.beforeFrame();
    return this.log.append(request);
  }
}

describe('a decision', () => {
  let database: TestDatabase;
  let log: Watched;

  const show = async (caseId: string, proposed = GRANT, by = delegate): Promise<StatementShown> => {
    const answer = await new ShowStatementHandler(log).execute(new ShowStatement(caseId, proposed, metaOf(by)));
    if ('refusal' in answer) throw new Error(JSON.stringify(answer.refusal));
    return answer.shown;
  };
  const approve = (
    caseId: string,
    shown: StatementShown,
    { proposed = GRANT, commandId = newId(), by = delegate, approved = shown.digest as string | readonly string[] | null, age = 5 } = {},
  ): Promise<DecisionOutcome> => {
    const approval =
      approved === null ? null : { digests: [approved].flat(), acr: LOA3, authTime: Math.floor(NOW.epochMilliseconds / 1000) - age };
    return new DecideHandler(log).execute(new DecideCase(caseId, proposed, shown, approval, metaOf(by, commandId)));
  };
  const frame = async (): Promise<FrameState> => (await loadState(log, frameStream(schemeId, YEAR), frameEvents, frameDecider)).state;
  const statuses = async (): Promise<readonly string[]> => (await frame()).reservations.map(({ status }) => status);
  const typesOf = async (caseId: string): Promise<readonly string[]> =>
    (await loadStream(log, caseStream(caseId))).events.map(({ type }) => type);
  const code = (outcome: DecisionOutcome): string => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind);

  beforeEach(async () => {
    database = await testDatabase();
    log = new Watched(new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' }));
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  it('takes its money out of the frame, is made once, and confirms the reservation', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const outcome = await approve(caseId, await show(caseId));
    expect(outcome).toMatchObject({ kind: 'done', types: ['DelegationVerified', 'DecisionMade', 'DecisionSigned'] });
    expect(await statuses()).toEqual(['CONFIRMED']);
    expect(usedOre(await frame())).toBe(AMOUNT);
  });

  it('is given the same outcome when the same command comes again, and spends nothing more', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    const commandId = newId();
    const first = await approve(caseId, shown, { commandId });
    const again = await approve(caseId, shown, { commandId, approved: null });
    expect(again).toMatchObject({ kind: 'done', position: (first as { position: number }).position });
    expect(usedOre(await frame())).toBe(AMOUNT);
    expect((await typesOf(caseId)).filter((type) => type === 'DecisionMade')).toHaveLength(1);
  });

  it('asks for a new sign-in when nobody has approved the statement, or somebody approved another one, or too long ago', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    const needed = { kind: 'step-up', digest: shown.digest };
    expect(await approve(caseId, shown, { approved: null })).toEqual(needed);
    expect(await approve(caseId, shown, { approved: 'a'.repeat(64) })).toEqual(needed);
    expect(await approve(caseId, shown, { age: 121 })).toEqual(needed);
    expect(await statuses()).toEqual([]);
  });

  it('is refused when the case has changed since the statement was shown, though it was approved', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    const other = { ...shown, digest: 'b'.repeat(64) };
    expect(code(await approve(caseId, other, { approved: other.digest }))).toBe('statement-changed');
    expect(await statuses()).toEqual([]);
  });

  it('is one of several approved by one sign-in: each by itself, those that can not be made refused by themselves', async () => {
    await board(log, 2 * AMOUNT + 100);
    const cases = [await caseToDecide(log), await caseToDecide(log), await caseToDecide(log), await caseToDecide(log)];
    const shown = await Promise.all(cases.map((caseId) => show(caseId)));
    const approved = shown.map(({ digest }) => digest);
    // something comes in to the second while the delegate signs in; the money is enough for two
    await note(log, cases[1]!);
    const outcomes: string[] = [];
    for (const [n, caseId] of cases.entries()) outcomes.push(code(await approve(caseId, shown[n]!, { approved })));
    expect(outcomes).toEqual(['done', 'statement-changed', 'done', 'frame-exceeded']);
    expect(usedOre(await frame())).toBe(2 * AMOUNT);
    const [signed] = (await loadStream(log, caseStream(cases[0]!))).events.slice(-1);
    const { sitting, statementSha256 } = signed!.body as unknown as { sitting: Sitting; statementSha256: string };
    expect(sitting).toEqual({ digests: approved, nonce: nonceOf(approved) });
    expect([covers(sitting, statementSha256), statementSha256]).toEqual([true, approved[0]]);
  });

  it('is not made of a statement in place of the one that was shown, though both were approved', async () => {
    await board(log, 10_000_000);
    const [first, second] = [await caseToDecide(log), await caseToDecide(log)];
    const [one, other] = [await show(first), await show(second)];
    const approved = [one.digest, other.digest];
    expect(code(await approve(first, { ...one, digest: other.digest }, { approved }))).toBe('statement-changed');
    // nor, with the same sign-in, of what the statement has become when something has happened
    await note(log, first);
    const anew = await show(first);
    expect(await approve(first, anew, { approved })).toEqual({ kind: 'step-up', digest: anew.digest });
    expect(await statuses()).toEqual([]);
  });

  it('is made by one of two that race for money that is enough for one, and by no more', async () => {
    await board(log, AMOUNT + 100);
    const cases = [await caseToDecide(log), await caseToDecide(log)];
    const shown = await Promise.all(cases.map((caseId) => show(caseId)));
    // both have seen that there is money, and neither has taken it
    const { promise: bothAreThere, resolve } = Promise.withResolvers<void>();
    let there = 0;
    log.beforeFrame = () => {
      if (++there === 2) resolve();
      return bothAreThere;
    };
    const outcomes = await Promise.all(cases.map((caseId, i) => approve(caseId, shown[i]!)));
    expect(outcomes.map(code).toSorted()).toEqual(['done', 'frame-exceeded']);
    expect(usedOre(await frame())).toBe(AMOUNT);
    const decided = (await Promise.all(cases.map(typesOf))).filter((types) => types.includes('DecisionMade'));
    expect(decided).toHaveLength(1);
  });

  it('is made once when two people decide the same case at the same time', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    const outcomes = await Promise.all([approve(caseId, shown), approve(caseId, shown)]);
    expect(outcomes.map(({ kind }) => kind)).toContain('done');
    expect((await typesOf(caseId)).filter((type) => type === 'DecisionMade')).toHaveLength(1);
    expect(usedOre(await frame())).toBe(AMOUNT);
  });

  it('gives the money back when the case moved between reservation and decision', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    log.beforeCase = async (request) => {
      log.beforeCase = async () => undefined;
      await note(log, caseId);
      expect(request.stream).toBe(caseStream(caseId));
    };
    expect(await approve(caseId, shown)).toMatchObject({ kind: 'stale' });
    expect(await statuses()).toEqual(['RELEASED']);
    expect(usedOre(await frame())).toBe(0);
  });

  it('counts the money as used after a crash between reservation and decision, until the same command comes again', async () => {
    await board(log, AMOUNT + 100);
    const [caseId, other] = [await caseToDecide(log), await caseToDecide(log)];
    const [shown, shownOther] = [await show(caseId), await show(other)];
    const commandId = newId();
    log.beforeCase = () => Promise.reject(new Error('the process died here'));
    await expect(approve(caseId, shown, { commandId })).rejects.toThrow('died');
    log.beforeCase = async () => undefined;
    expect(await statuses()).toEqual(['PENDING']);
    expect(code(await approve(other, shownOther))).toBe('frame-exceeded');
    expect(await approve(caseId, shown, { commandId })).toMatchObject({ kind: 'done' });
    expect(await statuses()).toEqual(['CONFIRMED']);
  });

  it('can be made anew after such a crash, with the same reservation', async () => {
    await board(log, AMOUNT + 100);
    const caseId = await caseToDecide(log);
    log.beforeCase = () => Promise.reject(new Error('the process died here'));
    await expect(approve(caseId, await show(caseId))).rejects.toThrow('died');
    log.beforeCase = async () => undefined;
    expect(await approve(caseId, await show(caseId))).toMatchObject({ kind: 'done' });
    expect(await statuses()).toEqual(['CONFIRMED']);
  });

  it('frees the money of a decision that can never come as soon as somebody else needs it', async () => {
    await board(log, AMOUNT + 100);
    const [caseId, other] = [await caseToDecide(log), await caseToDecide(log)];
    log.beforeCase = () => Promise.reject(new Error('the process died here'));
    await expect(approve(caseId, await show(caseId))).rejects.toThrow('died');
    log.beforeCase = async () => undefined;
    await note(log, caseId);
    expect(await approve(other, await show(other))).toMatchObject({ kind: 'done' });
    expect(await statuses()).toEqual(['RELEASED', 'CONFIRMED']);
  });

  it('is refused to whoever has no delegation, and nothing is reserved', async () => {
    await board(log, 10_000_000);
    const caseId = await caseToDecide(log);
    const shown = await show(caseId);
    expect(code(await approve(caseId, shown, { by: substitute }))).toBe('impartiality-not-declared');
    expect(code(await approve(caseId, shown, { by: official }))).toBe('not-yours-to-do');
    expect(await statuses()).toEqual([]);
  });
});
