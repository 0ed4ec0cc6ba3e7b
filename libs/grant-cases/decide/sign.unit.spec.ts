import { sittingOf } from '#libs/kernel';
import { code, given, ready } from '../testing/given';
import { content } from '../testing/story';
import { coompanion, delegate } from '../testing/world';
import { statementDigest } from '../statement';
import { decisionToSign } from './decide';

describe('The approval', () => {
  test('is of exactly the statement that was shown: another word or another event is another statement', () => {
    const story = ready();
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const command = story.toDecide(content('BIFALL'), shown);
    given(story)
      .when(delegate, { ...command, content: content('BIFALL', { reasons: 'Andra skäl.' }) }, shown)
      .thenRefused('statement-changed');
    given(story)
      .when(delegate, { ...command, decisionId: story.context(delegate).commandId }, shown)
      .thenRefused('statement-changed');
    story.tell(coompanion, { type: 'ReferToOtherFunding', funder: 'Leader', advice: 'Sök där.' });
    given(story)
      .when(delegate, command, story.deciding(delegate, 'BIFALL', 4_000_000))
      .thenRefused('statement-changed');
    given(story)
      .when(delegate, command, { ...shown, head: null })
      .thenRefused('head-unknown');
  });

  test('is bound to the history as it was shown, even when state and revision are the same', () => {
    const story = ready();
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const otherHistory = { ...shown, head: { ...shown.head!, leafHashB64: 'annan' } };
    given(story)
      .when(delegate, story.toDecide(content('BIFALL'), shown), otherHistory)
      .thenRefused('statement-changed');
  });

  test('rests on a sign-in at most two minutes old, and never on one to come', () => {
    const at = (seconds: number) => {
      const story = ready();
      const authenticatedAt = Temporal.Instant.from(story.now).subtract({ seconds }).toString();
      return code(story, content('BIFALL'), delegate, { command: { authenticatedAt } });
    };
    expect([at(0), at(120), at(121), at(-1)]).toEqual(['accepted', 'accepted', 'sign-in-stale', 'sign-in-in-future']);
    expect(code(ready(), content('BIFALL'), delegate, { command: { authenticatedAt: 'nyss' } })).toBe('sign-in-unknown');
    expect(code(ready(), content('BIFALL'), delegate, { command: { acr: '' } })).toBe('sign-in-unknown');
  });

  test('may be one of several in the same sitting: the event keeps what the sign-in was for, so that its nonce can be reckoned anew', () => {
    const other = 'e'.repeat(64);
    const story = ready();
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const command = story.toDecide(content('BIFALL'), shown);
    const approved = (...digests: readonly string[]) => ({ ...command, sitting: sittingOf(digests) });
    const own = command.statementSha256;
    const signedIn = (sitting: unknown) =>
      given(story)
        .when(delegate, { ...command, sitting } as typeof command, shown)
        .thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned')[2]!.body;
    expect(signedIn(approved(other, own).sitting)).toMatchObject({
      sitting: { digests: [other, own], nonce: sittingOf([other, own])!.nonce },
    });
    expect(signedIn(null)).not.toHaveProperty('sitting');
    const wrong = [
      approved(other, 'f'.repeat(64)).sitting,
      { digests: [other, own], nonce: sittingOf([own, other])!.nonce },
      { digests: [other, own, 'f'.repeat(64)], nonce: sittingOf([other, own])!.nonce },
      { digests: [own], nonce: 'x' },
    ];
    for (const sitting of wrong)
      given(story)
        .when(delegate, { ...command, sitting }, shown)
        .thenRefused('sign-in-of-others');
  });

  test('keeps the statement itself, and its hash can be computed from it', () => {
    const story = ready();
    const shown = story.deciding(delegate, 'BIFALL', 4_000_000);
    const command = story.toDecide(content('BIFALL'), shown);
    const preview = decisionToSign(command, story.state, shown);
    const [, , signed] = given(story).when(delegate, command, shown).thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
    const kept = JSON.parse((signed!.body as { statement: string }).statement);
    expect(kept).toEqual('statement' in preview && preview.statement);
    expect(signed?.body).toMatchObject({ statementSha256: statementDigest(kept) });
  });
});
