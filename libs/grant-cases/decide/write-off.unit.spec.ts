import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, coompanion, delegate, official, scheme, secretary } from '../testing/world';
import type { CaseContext } from '../context';
import type { WriteOff } from './commands';

const withdrawn = (from = new Story().inPreparation()) =>
  from.tell(applicant, { type: 'WithdrawApplication', reason: 'Vi gör något annat.' });
function writeOff(
  story: Story,
  cause: WriteOff['cause'] = 'WITHDRAWN',
  change: Partial<WriteOff> = {},
  context: Partial<CaseContext> = {},
) {
  const shown = story.deciding(delegate, 'AVSKRIVNING', 0);
  return given(story).when(delegate, story.toWriteOff(cause, shown, change), { ...shown, ...context });
}

describe('Writing off', () => {
  test('after a withdrawal is a decision, with authority and approval, at any stage of the handling', () => {
    for (const story of [
      new Story().registered().declared(delegate),
      new Story().inPreparation(),
      new Story().readyForDecision('AVSLAG'),
    ]) {
      const [verified, made] = writeOff(withdrawn(story)).thenTypes('DelegationVerified', 'CaseWrittenOff', 'DecisionSigned');
      expect(verified?.body).toMatchObject({ itemNumber: 'H.3', frame: null });
      expect(made?.body).toMatchObject({ cause: 'WITHDRAWN', decider: delegate });
    }
  });

  test('needs no guidelines and no frame: nothing is tried or granted', () => {
    const without = new Story({ scheme: { ...scheme, guidelines: [] }, frame: null }).registered().declared(delegate);
    writeOff(withdrawn(without)).thenTypes('DelegationVerified', 'CaseWrittenOff', 'DecisionSigned');
  });

  test('says the true cause', () => {
    writeOff(new Story().inPreparation()).thenRefused('not-withdrawn');
    writeOff(withdrawn(), 'OBJECT_GONE').thenRefused('withdrawn-is-the-cause');
    writeOff(new Story().inPreparation(), 'OBJECT_GONE').thenTypes('DelegationVerified', 'CaseWrittenOff', 'DecisionSigned');
    writeOff(withdrawn(), 'WITHDRAWN', { reasons: ' ' }).thenRefused('write-off-reasons-missing');
  });

  test('is of a registered case, by a delegate with authority, once', () => {
    writeOff(withdrawn(new Story().submitted().declared(delegate))).thenRefused('not-registered');
    writeOff(withdrawn(), 'WITHDRAWN', {}, { authority: null }).thenRefused('authority-unknown');
    const story = withdrawn();
    const shown = story.deciding(delegate, 'AVSKRIVNING', 0);
    given(story).when(official, story.toWriteOff('WITHDRAWN', shown), shown).thenRefused('not-yours-to-do');
    story.tell(delegate, story.toWriteOff('WITHDRAWN', shown), shown);
    writeOff(story).thenRefused('already-decided');
  });

  test('waits for open questions of conflict, and is approved like any decision', () => {
    writeOff(
      withdrawn(new Story().inPreparation().tell(coompanion, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' })),
    ).thenRefused('conflict-undecided');
    writeOff(withdrawn(), 'WITHDRAWN', { statementSha256: 'f'.repeat(64) }).thenRefused('statement-changed');
    writeOff(withdrawn(), 'WITHDRAWN', { boardQuestions: { ...yes } }).thenRefused('board-matter');
    writeOff(withdrawn(), 'WITHDRAWN', { authenticatedAt: '2026-03-02T07:00:00Z' }).thenRefused('sign-in-stale');
  });

  test('of a matter that lies with the board is possible only when it was withdrawn', () => {
    const atBoard = () => new Story().inPreparation().tell(secretary, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt.' });
    writeOff(atBoard(), 'OBJECT_GONE').thenRefused('at-board');
    writeOff(withdrawn(atBoard())).thenTypes('DelegationVerified', 'CaseWrittenOff', 'DecisionSigned');
  });
});
const yes = { goalsOrScope: true, statementToCouncil: false, principleOrMajor: false, citizenProposal: false, barredByStatute: false };
