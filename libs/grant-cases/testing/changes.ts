/** Corrections and revocations as they are given: approved on what was shown. */
import type { Person } from '#libs/event-log';
import type { CaseContext } from '../context';
import { changeToSign } from '../decide/change-to-sign';
import type { AskedChange, AskedCorrection, AskedRevocation, CorrectDecision, RevokeDecision, Signature } from '../decide/commands';
import { statementDigest } from '../statement';
import type { Story } from './story';

/** Of a decision that grants: a slip in its reasons, and what it can be revoked for. */
export const slip = {
  type: 'CorrectDecision',
  field: 'REASONS',
  part: null,
  before: 'Delegatens skäl för BIFALL.',
  after: 'Skäl.',
  reason: 'Fel.',
} as const satisfies AskedCorrection;
export const revocation = {
  type: 'RevokeDecision',
  ground: 'MISLEADING',
  termId: null,
  reason: 'Fel.',
  hearing: 'Hörd.',
  paidOre: 0,
} as const satisfies AskedRevocation;

/** What there is no statement of is signed on nothing: the rules have to say why. */
function signature(story: Story, actor: Person, asked: AskedChange, change: Partial<CaseContext>): Signature {
  const none = { statementSha256: '0'.repeat(64), sitting: null, acr: 'loa3', authenticatedAt: secondsBefore(story.now) };
  if (!story.state.decision || !story.state.registration) return none;
  const shown = changeToSign(asked, story.state, story.contextFor(actor, asked, change));
  return 'refusal' in shown ? none : { ...none, statementSha256: statementDigest(shown.statement) };
}
const secondsBefore = (now: string): string => Temporal.Instant.from(now).subtract({ seconds: 30 }).toString();

export const correcting = (story: Story, by: Person, asked: AskedCorrection, change: Partial<CaseContext> = {}): CorrectDecision => ({
  ...asked,
  ...signature(story, by, asked, change),
});
export const revoking = (story: Story, by: Person, asked: AskedRevocation, change: Partial<CaseContext> = {}): RevokeDecision => ({
  ...asked,
  ...signature(story, by, asked, change),
});
