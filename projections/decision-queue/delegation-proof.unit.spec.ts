import type { DelegatedMatter, HeldPost } from '#projections/delegation-register';
import { BODIES, BODIL, DORIS, uuid } from '../examples';
import type { DecisionFacts } from './decision-facts';
import { proofOf, PROOF_CHECKS, type ProofCheck } from './delegation-proof';

const verified = {
  ...BODIES.DelegationVerified,
  itemNumber: 'H.3',
  orderVersion: '2026:1',
  post: 'omradeschef-kultur',
  holder: DORIS,
  limitOre: 5_000_000,
  validOn: '2026-04-20',
  frame: { year: 2026, frameOre: 10_000_000, usedOre: 6_000_000 },
};
const { boardQuestions } = verified;
const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  caseId: uuid(1, 1),
  number: 'LIG 2026-17',
  schemeId: 's',
  organisation: 'Byalaget',
  title: 'Verkstad',
  decisionId: uuid(1, 2),
  outcome: 'BIFALL',
  amountOre: 4_000_000,
  decidedOn: '2026-04-20',
  deciderName: DORIS.name,
  decider: DORIS,
  dispatched: true,
  legalForce: false,
  delegation: verified,
  verified: { eventId: uuid(1, 3), position: 1, revision: 1, recordedAt: '2026-04-20T10:00:00.000000Z' },
  signature: {
    statementSha256: 'a'.repeat(64),
    signer: DORIS,
    method: 'LOGGED_APPROVAL',
    acr: 'loa3',
    authenticatedAt: '2026-04-20T09:59:00Z',
    at: '2026-04-20T10:00:00.000000Z',
  },
  statementSha256Now: 'a'.repeat(64),
  ...change,
});
const matter = (change: Partial<DelegatedMatter> = {}): DelegatedMatter => ({
  boardId: 'kn',
  board: 'Kulturnämnden',
  orderVersion: '2026:1',
  boardParagraph: 'KN § 1',
  adoptedOn: '2026-01-01',
  number: 'H.3',
  matter: 'Bidrag',
  caseGroup: 'H',
  kinds: ['BIFALL', 'DELVIS_BIFALL'],
  statute: 'KL 6:37',
  post: 'omradeschef-kultur',
  substitutePost: null,
  grantedBy: 'BOARD',
  subDelegation: false,
  limitOre: 5_000_000,
  reporting: 'ANMALAN',
  conditions: null,
  validFrom: '2026-01-01',
  supersededFrom: null,
  revokedFrom: null,
  ...change,
});
const post = (change: Partial<HeldPost> = {}): HeldPost => ({
  boardId: 'kn',
  assignmentId: uuid(1, 4),
  post: 'omradeschef-kultur',
  title: 'områdeschef',
  holderRef: DORIS.ref,
  holderName: DORIS.name,
  holderOrganisation: null,
  acting: false,
  from: '2026-01-01',
  to: null,
  reason: null,
  ...change,
});

describe('the proof of a delegated decision', () => {
  const failing = (checks: Readonly<Record<ProofCheck, boolean | null>>) => PROOF_CHECKS.filter((check) => checks[check] !== true);

  it('holds when everything does', () => {
    const { checks, item, post: held } = proofOf(facts(), [matter()], [post()]);
    expect(failing(checks)).toEqual([]);
    expect(item).toMatchObject({ validFrom: '2026-01-01', validUntil: null });
    expect(held).toEqual({ from: '2026-01-01', to: null });
  });

  const { usedOre: _, ...frame } = verified.frame;
  it.each<[string, ProofCheck, Partial<DecisionFacts>, Partial<DelegatedMatter>, Partial<HeldPost>]>([
    ['the item had been revoked', 'ITEM_IN_FORCE', {}, { revokedFrom: '2026-04-20' }, {}],
    ['a newer order was in force', 'ITEM_IN_FORCE', {}, { supersededFrom: '2026-04-01' }, {}],
    ['the order was not in force yet', 'ITEM_IN_FORCE', {}, { validFrom: '2026-04-21' }, {}],
    ['the item is about other decisions', 'ITEM_IN_FORCE', {}, { kinds: ['AVSLAG'] }, {}],
    ['the register has no such item', 'ITEM_IN_FORCE', {}, { number: 'H.4' }, {}],
    ['the post had been left', 'POST_HELD', {}, {}, { to: '2026-04-19' }],
    ['somebody else held the post', 'POST_HELD', {}, {}, { holderRef: BODIL.ref }],
    ['the amount is above the limit', 'WITHIN_LIMIT', { delegation: { ...verified, limitOre: 3_999_999 } }, {}, {}],
    ['the frame was used up', 'WITHIN_FRAME', { delegation: { ...verified, frame: { ...frame, usedOre: 6_000_001 } } }, {}, {}],
    ['another person signed', 'ONE_PERSON', { signature: { ...facts().signature!, signer: BODIL } }, {}, {}],
    ['another person decided', 'ONE_PERSON', { decider: BODIL }, {}, {}],
    [
      'it was a matter for the board',
      'NO_BOARD_MATTER',
      { delegation: { ...verified, boardQuestions: { ...boardQuestions, principleOrMajor: true } } },
      {},
      {},
    ],
    ['the statement is not the one that was signed', 'STATEMENT_UNCHANGED', { statementSha256Now: 'b'.repeat(64) }, {}, {}],
  ])('fails when %s', (_why, check, decision, item, held) => {
    const { checks } = proofOf(facts(decision), [matter(item)], [post(held)]);
    expect(failing(checks)).toEqual([check]);
    expect(checks[check]).toBe(false);
  });

  it('says that it can’t tell, and never that it holds, when the content has been disposed of', () => {
    const { checks } = proofOf(facts({ delegation: null, signature: null, statementSha256Now: null, decider: null }), [matter()], [post()]);
    for (const check of PROOF_CHECKS) expect(checks[check]).toBeNull();
  });

  it('asks for no limit when nothing was granted, and can’t tell when something was granted without one', () => {
    const unlimited = { delegation: { ...verified, limitOre: null } };
    expect(proofOf(facts({ ...unlimited, amountOre: 0 }), [matter()], [post()]).checks.WITHIN_LIMIT).toBe(true);
    expect(proofOf(facts(unlimited), [matter()], [post()]).checks.WITHIN_LIMIT).toBeNull();
  });
});
