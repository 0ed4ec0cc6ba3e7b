import { evolveChain, noFacts, orderFacts, type ChainEvent } from '#libs/delegation-chain';
import { loadStream } from '#libs/event-log';
import { MemoryEventLog } from '../../libs/event-log/memory';
import { appendTo, BODIES, CASE, chronicle, DORIS, uuid } from '../examples';
import { enters, item, order } from '../examples/registers';
import type { DecisionFacts } from './decision-facts';
import { proofOf } from './delegation-proof';

const decisionId = uuid(0xd, 1);
const verified = {
  ...BODIES.DelegationVerified,
  decisionId,
  itemNumber: 'H.3',
  orderVersion: '2026',
  holder: DORIS,
  limitOre: 5_000_000,
  validOn: '2026-04-20',
  frame: { year: 2026, frameOre: 10_000_000, usedOre: 6_000_000 },
};
const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  caseId: CASE,
  number: 'LIG 2026-17',
  schemeId: 's',
  organisation: 'Byalaget',
  title: 'Verkstad',
  decisionId,
  outcome: 'BIFALL',
  amountOre: 4_000_000,
  decidedOn: '2026-04-20',
  deciderName: DORIS.name,
  decider: DORIS,
  dispatched: true,
  legalForce: false,
  delegation: verified,
  verified: { eventId: uuid(1, 3), position: 1, revision: 1, recordedAt: '2026-04-20T10:00:00.000000Z' },
  signature: null,
  ...change,
});

/** A decision that nobody has signed. */
async function remembered() {
  const log = new MemoryEventLog({ origin: 'test', application: 'liggaren@0' });
  const story = chronicle();
  enters(story, 'delegation-kn', 'DelegationOrderAdopted', order('2026', '2026-01-01', [item('H.3')]));
  const post = { post: verified.post, title: 'områdeschef', holder: DORIS, reason: null, acting: false };
  enters(story, 'delegation-kn', 'PostAssigned', { ...post, assignmentId: uuid(1, 1), from: '2026-01-01', to: null });
  story.happens('ApplicationSubmitted').happens('DelegationVerified', verified);
  story.happens('DecisionMade', { decisionId, itemNumber: 'H.3', orderVersion: '2026', decidedOn: '2026-04-20', decider: DORIS });
  await appendTo(log, story);
  const { events } = await loadStream(log, `case-${CASE}`);
  const known = await loadStream(log, 'delegation-kn');
  return {
    chain: (events as readonly ChainEvent[]).reduce(evolveChain, noFacts),
    scheme: { order: orderFacts(known.events), caseGroup: null },
  };
}

describe('the auditor’s proof of a decision', () => {
  it('says of the authority what the chain says, and of the year’s money what was checked when it was made', async () => {
    const { chain, scheme } = await remembered();
    expect(proofOf(facts(), chain, scheme)).toMatchObject({
      item: { validFrom: '2026-01-01', validUntil: null },
      passedOn: null,
      post: { from: '2026-01-01', to: null },
      checks: {
        ITEM_IN_FORCE: true,
        POST_HELD: true,
        WITHIN_LIMIT: true,
        NO_BOARD_MATTER: true,
        WITHIN_FRAME: true,
        ONE_PERSON: null,
        STATEMENT_UNCHANGED: false,
      },
    });
    const { usedOre: _, ...frame } = verified.frame;
    const over = { ...verified, frame: { ...frame, usedOre: 6_000_001 } };
    expect(proofOf(facts({ delegation: over }), chain, scheme).checks.WITHIN_FRAME).toBe(false);
    expect(proofOf(facts({ delegation: { ...verified, frame: null } }), chain, scheme).checks.WITHIN_FRAME).toBeNull();
  });

  it('can’t tell anything of a decision that the chain has not taken in, and says so', async () => {
    const { scheme } = await remembered();
    const { checks } = proofOf(facts({ delegation: null }), null, scheme);
    expect(Object.values(checks)).toEqual(Array(7).fill(null));
  });

  it('holds nothing to be delegated where no order is known', async () => {
    const { chain } = await remembered();
    const { checks } = proofOf(facts(), chain, { order: orderFacts([]), caseGroup: null });
    expect(checks).toMatchObject({ ITEM_IN_FORCE: false, POST_HELD: false });
  });
});
