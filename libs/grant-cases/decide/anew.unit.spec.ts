import { given } from '../testing/given';
import { content, proposal, Story } from '../testing/story';
import { delegate, official, registrar } from '../testing/world';

const granted = () => new Story().decided('BIFALL');
const refused = () => new Story().decided('AVSLAG');
const reopen = { type: 'ReopenAfterAnnulment', reason: 'Domen har vunnit laga kraft.', paidOre: 0 } as const;

describe('An annulled decision', () => {
  test('makes the case come back for a new one, by a person, when the annulment is final', () => {
    const annulled = granted().announced().appealed().ruled('ANNULLED');
    given(annulled).when(official, reopen).thenTypes('CaseReopenedAfterAnnulment');
    given(annulled).when(delegate, reopen).thenTypes('CaseReopenedAfterAnnulment');
    given(annulled).when(registrar, reopen).thenRefused('not-yours-to-do');
    given(annulled)
      .when(official, { ...reopen, paidOre: 4_000_001 })
      .thenRefused('paid-more-than-granted');
    for (const outcome of ['REJECTED', 'DISMISSED', 'STRUCK_OUT'] as const)
      given(granted().appealed().ruled(outcome)).when(official, reopen).thenRefused('not-annulled');
    given(granted().appealed().ruled('ANNULLED', null)).when(official, reopen).thenRefused('not-annulled');
    given(granted()).when(official, reopen).thenRefused('not-annulled');
  });

  test('stays in the case, and nothing of its chain counts for the next', () => {
    const story = granted().announced().reopened();
    expect(story.state).toMatchObject({
      decision: null,
      legalForce: null,
      closed: false,
      proposal: { status: 'RETURNED', stale: true },
      ended: [{ kind: 'BIFALL', ground: null, paidOre: 0, content: { amountOre: 4_000_000 } }],
      timing: { decidedOn: null, board: null, postedOn: null, stage: 'OPEN', reopenedOn: '2026-03-02' },
    });
    given(story).when(official, reopen).thenRefused('not-decided');
  });

  test('is followed by a new decision through the whole chain, with an id of its own', () => {
    const story = granted().announced().reopened().later({ days: 30 });
    story.tell(official, { ...proposal('BIFALL'), type: 'ReviseProposal' }).tell(official, { type: 'SubmitProposal' });
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const again = story.toDecide(content('BIFALL'), shown, { decisionId: story.state.ended[0]!.decisionId });
    given(story).when(delegate, again, shown).thenRefused('decision-id-used');
    story.tell(delegate, story.toDecide(content('BIFALL'), shown), shown);
    expect(story.state.decision?.decisionId).not.toBe(story.state.ended[0]!.decisionId);
    const force = { type: 'ConfirmLegalForce', confirmedOn: story.context(official).today, evidence: 'Besked.' } as const;
    given(story).when(official, force).thenRefused('legal-force-unannounced');
    given(story.announced()).when(official, force).thenRefused('legal-force-too-early');
  });

  test('demands that whoever gets less now is heard anew', () => {
    const story = refused().announced().reopened();
    story.tell(official, { ...proposal('AVSLAG'), type: 'ReviseProposal' });
    given(story).when(official, { type: 'SubmitProposal' }).thenRefused('not-communicated');
  });
});
