import { given } from '../testing/given';
import { Story } from '../testing/story';
import { delegate, official, secretary } from '../testing/world';

describe('Referring to the board', () => {
  const refer = { type: 'ReferToBoard', cause: 'OVER_LIMIT', reasons: 'Över beloppsgränsen.' } as const;

  test('is a document, the same again changes nothing, and another cause is refused', () => {
    const story = new Story().readyForDecision('BIFALL');
    given(story).when(delegate, refer).thenTypes('ReferredToBoard');
    story.tell(secretary, refer);
    given(story).when(delegate, refer).thenNothing();
    given(story)
      .when(delegate, { ...refer, cause: 'PRINCIPLE' })
      .thenRefused('already-at-board');
    given(story).when(official, refer).thenRefused('not-yours-to-do');
  });

  test('leaves the preparation with the official until the proposal is there', () => {
    const story = new Story().inPreparation().tell(delegate, refer);
    expect(story.state.move.who).toBe('OFFICIAL');
    given(story).when(official, { type: 'CheckEligibility', exceptionReason: null }).thenTypes('EligibilityChecked');
  });
});
