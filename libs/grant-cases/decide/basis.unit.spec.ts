import type { DecisionKind } from '#libs/delegation/events';
import type { CaseContext } from '../context';
import { code, ready } from '../testing/given';
import { content, Story } from '../testing/story';
import { activa, delegate } from '../testing/world';
import { decisionBasis } from './basis';

const basis = (story: Story, kind: DecisionKind = 'BIFALL', amountOre = 4_000_000, change: Partial<CaseContext> = {}) =>
  decisionBasis(kind, amountOre, story.state, { ...story.deciding(delegate, kind, amountOre), ...change });
const codes = (...args: Parameters<typeof basis>): readonly string[] => basis(...args).hindrances.map((refusal) => refusal.code);

describe('what a decision would rest on', () => {
  test('is the authority and the money that the decision itself finds, and nothing stops a case that is ready', () => {
    expect(basis(ready())).toMatchObject({
      authority: { itemNumber: 'H.3', limitOre: 5_000_000, holder: delegate },
      frame: { year: 2026 },
      hindrances: [],
    });
  });

  test('names what stops it in the words of the refusal that the decision meets', () => {
    const conflict = ready().tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    const frame = { year: 2026, frameOre: 10_000_000, usedOre: 9_000_000 };
    const cases: readonly (readonly [Story, ReturnType<typeof content>, Partial<CaseContext>])[] = [
      [ready(), content('BIFALL', { amountOre: 3_000_000 }), {}],
      [conflict, content('BIFALL'), {}],
      [new Story().readyForDecision('BIFALL'), content('DELVIS_BIFALL'), {}],
      [ready(), content('BIFALL'), { frame }],
      [ready(), content('BIFALL'), { frame: null }],
      [ready(), content('BIFALL'), { authority: null }],
      [ready().tell(delegate, { type: 'ReturnProposal', reason: 'Mer om kostnaderna.' }), content('BIFALL'), {}],
      [ready().tell(delegate, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Första i sitt slag.' }), content('BIFALL'), {}],
    ];
    for (const [story, made, change] of cases)
      expect(codes(story, made.outcome, made.amountOre, change)).toContain(code(story, made, delegate, { context: change }));
  });

  test('names everything at once, so that nobody mends one thing to meet the next', () => {
    const story = ready().tell(activa, { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' });
    expect(codes(story, 'DELVIS_BIFALL', 2_500_000, { frame: null })).toEqual(['conflict-undecided', 'not-communicated', 'frame-unknown']);
  });

  test('asks nothing of the merits when a case is written off', () => {
    expect(codes(new Story().registered().declared(delegate), 'AVSKRIVNING', 0)).toEqual([]);
    expect(codes(ready().tell(delegate, { type: 'ReferToBoard', cause: 'OTHER', reasons: 'Se skälen.' }), 'AVSKRIVNING', 0)).toEqual([
      'at-board',
    ]);
  });
});
