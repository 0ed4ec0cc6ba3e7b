import { loadState } from '#libs/event-log';
import { newId } from '#libs/kernel';
import { frameDecider, frameEvents, frameStream, usedOre, type FrameState } from '#libs/schemes';
import { testDatabase, type TestDatabase } from '../../../test/database';
import { PostgresEventLog } from '../../event-log/postgres';
import { caseEvents, caseStream } from '../events';
import type { PlainCaseCommand } from './commands';
import { content, noBoardQuestion } from '../testing/story';
import { court, delegate, official, registrar, schemeId } from '../testing/world';
import { CaseCommandHandler } from './case-command.handler';
import { ChangeDecisionHandler, ShowChangeHandler } from './change.handler';
import { ChangeDecision, DecideCase, GiveCaseCommand, ShowChange, ShowStatement, type SignedApproval } from './commands';
import { DecideHandler, ShowStatementHandler } from './decision.handler';
import { board, caseToDecide, metaOf, NOW, YEAR } from './testing/register';
import { hiddenFromStrangers } from './visibility';

const GRANT = { type: 'Decide', boardQuestions: noBoardQuestion, content: content('BIFALL') } as const;
const AMOUNT = 4_000_000;
const TODAY = '2026-04-15';
const signIn = () => ({ acr: 'loa3', authTime: Math.floor(NOW.epochMilliseconds / 1000) - 5 });

describe('The money of a decision that falls', () => {
  let database: TestDatabase;
  let log: PostgresEventLog;
  const frame = async (): Promise<FrameState> => (await loadState(log, frameStream(schemeId, YEAR), frameEvents, frameDecider)).state;
  const give = async (caseId: string, by: Parameters<typeof metaOf>[0], command: PlainCaseCommand, commandId = newId()): Promise<void> => {
    const outcome = await new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, command, metaOf(by, commandId)));
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  };
  const granted = async (): Promise<string> => {
    await board(log, AMOUNT);
    const caseId = await caseToDecide(log);
    const answer = await new ShowStatementHandler(log).execute(new ShowStatement(caseId, GRANT, metaOf(delegate)));
    if ('refusal' in answer) throw new Error(JSON.stringify(answer.refusal));
    const approval = { ...signIn(), digests: [answer.shown.digest] };
    await new DecideHandler(log).execute(new DecideCase(caseId, GRANT, answer.shown, approval, metaOf(delegate)));
    expect(usedOre(await frame())).toBe(AMOUNT);
    return caseId;
  };
  const annulled = async (): Promise<string> => {
    const caseId = await granted();
    await give(caseId, registrar, { type: 'RecordCourtCase', appealId: null, court, caseNumber: '1-26', notifiedOn: TODAY });
    const { state } = await loadState(log, caseStream(caseId), caseEvents, hiddenFromStrangers);
    const ruling = { court, caseNumber: '1-26', outcome: 'ANNULLED', ruledOn: TODAY, finalOn: TODAY } as const;
    await give(caseId, registrar, { type: 'RecordRuling', appealId: state.timing!.appeals[0]!.id, ...ruling });
    return caseId;
  };
  const reopen = (paidOre: number) => ({ type: 'ReopenAfterAnnulment', reason: 'Domen har vunnit laga kraft.', paidOre }) as const;

  beforeEach(async () => {
    database = await testDatabase();
    log = new PostgresEventLog({ pool: database.app, origin: 'test/liggaren', application: 'liggaren@test' });
  });
  afterEach(async () => {
    await log.close();
    await database.drop();
  });

  it('counts as used until the case is taken up anew, and is free then, once, also when the same command comes again', async () => {
    const caseId = await annulled();
    expect(usedOre(await frame())).toBe(AMOUNT);
    const commandId = newId();
    await give(caseId, official, reopen(0), commandId);
    expect((await frame()).reservations.map(({ status }) => status)).toEqual(['RELEASED']);
    await give(caseId, official, reopen(0), commandId);
    expect(usedOre(await frame())).toBe(0);
  });

  it('goes on counting as used, all of it, when anything has been paid out', async () => {
    const caseId = await annulled();
    await give(caseId, official, reopen(1));
    expect((await frame()).reservations.map(({ status }) => status)).toEqual(['CONFIRMED']);
    expect(usedOre(await frame())).toBe(AMOUNT);
  });

  it('is free after a revocation, by the delegate with authority, of a decision that nothing has been paid of', async () => {
    const caseId = await granted();
    const why = { ground: 'MISLEADING', termId: null, reason: 'Insatsen fanns inte.', hearing: 'Hörd i brev.' } as const;
    const asked = { type: 'RevokeDecision', ...why, paidOre: 0 } as const;
    const found = await new ShowChangeHandler(log).execute(new ShowChange(caseId, asked, metaOf(delegate)));
    if ('refusal' in found) throw new Error(JSON.stringify(found.refusal));
    const { digest } = found.shown;
    const change = (approval: SignedApproval | null) =>
      new ChangeDecisionHandler(log).execute(new ChangeDecision(caseId, asked, digest, approval, metaOf(delegate)));
    expect(await change(null)).toEqual({ kind: 'step-up', digest });
    expect(await change({ ...signIn(), digests: ['e'.repeat(64)] })).toEqual({ kind: 'step-up', digest });
    expect(usedOre(await frame())).toBe(AMOUNT);
    expect(await change({ ...signIn(), digests: [digest] })).toMatchObject({ kind: 'done', types: ['DecisionRevoked'] });
    expect(usedOre(await frame())).toBe(0);
  });
});
