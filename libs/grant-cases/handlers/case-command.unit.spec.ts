import type { Execution } from '#libs/event-log';
import { MemoryEventLog } from '../../event-log/memory';
import { Story } from '../testing/story';
import { decisionId, official, system } from '../testing/world';
import { CaseCommandHandler } from './case-command.handler';
import { GiveCaseCommand, type PlainCaseCommand } from './commands';
import { board, caseOf, metaOf, note } from './testing/register';

const documentMade = {
  type: 'RecordDecisionDocument',
  decisionId,
  sha256: 'a'.repeat(64),
  sha512: 'b'.repeat(128),
  bytes: 50_000,
  pdfaPart: '3A',
  sealKeyId: 'tumavtryck',
  developmentKey: false,
  jws: 'e30..c2ln',
} as const;
const dispatch = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'LETTER', explanation: 'Beviljat.' } as const;

describe('a command on a case whose form was opened before the last event', () => {
  let log: MemoryEventLog;
  let caseId: string;
  const give = (by: typeof official, command: PlainCaseCommand, seen?: number): Promise<Execution> =>
    new CaseCommandHandler(log).execute(new GiveCaseCommand(caseId, command, metaOf(by), seen));
  const revision = async (): Promise<number> => (await log.readStream(`case-${caseId}`, { from: 0, limit: 1000 })).length - 1;

  beforeEach(async () => {
    log = new MemoryEventLog({ origin: 'test', application: 'test' });
    await board(log, 4_000_000);
    caseId = await caseOf(log, new Story().decided('BIFALL'));
  });
  afterEach(() => log.close());

  it('is carried out when all that came was the document that the system makes of a signed decision', async () => {
    const seen = await revision();
    await give(system, documentMade);
    expect(await give(official, dispatch, seen)).toMatchObject({ kind: 'done', types: ['DecisionDispatched'] });
  });

  it('is refused, with what came, when a person did anything', async () => {
    const seen = await revision();
    await give(system, documentMade);
    await note(log, caseId);
    expect(await give(official, dispatch, seen)).toMatchObject({
      kind: 'stale',
      since: [{ type: 'DecisionDocumentMade' }, { type: 'NoteRecorded' }],
    });
  });
});
