import { sha256Hex, sittingOf } from '#libs/kernel';
import type { CaseContext } from '../context';
import { statementDigest } from '../statement';
import { correcting, revocation, revoking, slip } from '../testing/changes';
import { given } from '../testing/given';
import { content, proposal, Story } from '../testing/story';
import { court, delegate, official, registrar, repaymentClause, reportClause, secretary, substitute } from '../testing/world';
import type { Person } from '#libs/event-log';
import { changeToSign, type ChangeToSign } from './change-to-sign';
import type { AskedChange, AskedRevocation, CorrectDecision, RevokeDecision } from './commands';

const granted = () => new Story().decided('BIFALL');
const refused = () => new Story().decided('AVSLAG');
const correct = { ...slip, after: 'Delegatens skäl för bifall.', reason: 'Versaler av misstag.' } as const;
const revoke = (change: Partial<AskedRevocation> = {}): AskedRevocation => ({ ...revocation, ...change });
const approved = (story: Story, by: Person, asked: AskedChange): CorrectDecision | RevokeDecision =>
  asked.type === 'CorrectDecision' ? correcting(story, by, asked) : revoking(story, by, asked);
/** Given what was decided, when somebody has approved a change of it. */
const changing = (story: Story, by: Person, asked: AskedChange, context: Partial<CaseContext> = {}) =>
  given(story).when(by, approved(story, by, asked), context);
const change = (story: Story, asked: AskedChange): Story => story.tell(delegate, approved(story, delegate, asked));

describe('A slip in a decision', () => {
  test('is corrected with both texts, by a delegate with authority that day, and the party is sent a letter', () => {
    const [event] = changing(granted(), delegate, correct).thenTypes('DecisionCorrected');
    expect(event?.body).toMatchObject({
      before: correct.before,
      after: correct.after,
      itemNumber: 'H.3',
      handling: { direction: 'OUT', subject: 'Rättelse av beslut', counterpart: 'Lindesbergs folkrörelse' },
    });
    changing(granted(), official, correct).thenRefused('not-yours-to-do');
    changing(granted(), delegate, correct, { authority: null }).thenRefused('authority-unknown');
    changing(granted(), substitute, correct).thenRefused('impartiality-not-declared');
  });

  test('stands in a text that the decision has, as it reads now', () => {
    const corrected = change(granted(), correct);
    expect(corrected.state.decision?.content?.reasons).toBe(correct.after);
    changing(corrected, delegate, correct).thenNothing();
    changing(corrected, delegate, { ...correct, after: 'Annat.' }).thenRefused('text-is-another');
    changing(granted(), delegate, { ...correct, after: '  ' }).thenRefused('nothing-corrected');
    changing(granted(), delegate, { ...correct, field: 'TERM', part: 'finns-inte' }).thenRefused('no-such-text');
    const plan = { ...correct, field: 'PAYMENT_PLAN', before: 'Allt på en gång.', after: 'Allt på en gång, i juni.' } as const;
    changing(granted(), delegate, plan).thenTypes('DecisionCorrected');
    changing(refused(), delegate, plan).thenRefused('no-such-text');
  });
});

describe('A revocation', () => {
  test('to the recipient’s detriment rests on what the decision reserves, on misleading information, or on urgent safety', () => {
    for (const ground of ['MISLEADING', 'URGENT_SAFETY'] as const)
      changing(granted(), delegate, revoke({ ground })).thenTypes('DecisionRevoked');
    const [event] = changing(granted(), delegate, revoke({ ground: 'RESERVATION', termId: 'aterbetalning' })).thenTypes('DecisionRevoked');
    expect(event?.body).toMatchObject({ termId: 'aterbetalning', itemNumber: 'H.3', orderVersion: '2026:1' });
    for (const termId of [null, 'finns-inte'])
      changing(granted(), delegate, revoke({ ground: 'RESERVATION', termId })).thenRefused('no-such-reservation');
    changing(granted(), delegate, revoke({ ground: 'IN_FAVOUR' })).thenRefused('not-in-favour');
  });

  test('of a refusal can only be in the applicant’s favour', () => {
    for (const ground of ['RESERVATION', 'MISLEADING', 'URGENT_SAFETY'] as const)
      changing(refused(), delegate, revoke({ ground })).thenRefused('ground-for-grants');
    changing(refused(), delegate, revoke({ ground: 'IN_FAVOUR' })).thenTypes('DecisionRevoked');
  });

  test('is made by a delegate with authority for that sum that day', () => {
    for (const person of [official, registrar, secretary]) changing(granted(), person, revoke()).thenRefused('not-yours-to-do');
    changing(granted(), delegate, revoke(), { authority: null }).thenRefused('authority-unknown');
    changing(granted(), delegate, revoke({ paidOre: 4_000_001 })).thenRefused('paid-more-than-granted');
  });

  test('waits while the court has the decision, and what the court has annulled is reopened instead', () => {
    changing(granted().appealed(), delegate, revoke()).thenRefused('with-the-court');
    changing(granted().appealed().ruled('REJECTED', null), delegate, revoke()).thenRefused('with-the-court');
    changing(granted().appealed().ruled('REJECTED'), delegate, revoke()).thenTypes('DecisionRevoked');
    changing(granted().appealed().ruled('ANNULLED'), delegate, revoke()).thenRefused('annulled-already');
    const direct = granted();
    const notifiedOn = direct.context(registrar).today;
    direct.tell(registrar, { type: 'RecordCourtCase', appealId: null, court, caseNumber: '1-26', notifiedOn });
    changing(direct, delegate, revoke()).thenRefused('with-the-court');
  });

  test('in favour never ends in less than before, nor on other terms', () => {
    const story = change(new Story().decided('DELVIS_BIFALL'), revoke({ ground: 'IN_FAVOUR' }));
    const again = (made = content('BIFALL')) => {
      const anew = new Story();
      for (const event of story.events) anew.happened(event);
      anew.now = story.now;
      anew.tell(official, { ...proposal(made.outcome, { amountOre: made.amountOre }), type: 'ReviseProposal' });
      if (made.outcome !== 'BIFALL') anew.communicated();
      anew.tell(official, { type: 'SubmitProposal' });
      const shown = anew.deciding(delegate, made.outcome, made.amountOre);
      return given(anew).when(delegate, anew.toDecide(made, shown), shown);
    };
    again().thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
    again(content('DELVIS_BIFALL', { amountOre: 2_499_999 })).thenRefused('worse-than-revoked');
    again(content('AVSLAG')).thenRefused('worse-than-revoked');
    again(content('BIFALL', { terms: [repaymentClause, reportClause] })).thenRefused('worse-than-revoked');
  });
});

describe('What is approved', () => {
  const shown = (story: Story, asked: AskedChange) => changeToSign(asked, story.state, story.contextFor(delegate, asked)) as ChangeToSign;

  test('is one statement: both texts and why, the decision that was signed, and the case as it stands', () => {
    const story = granted();
    const { statement } = shown(story, correct);
    expect(statement).toMatchObject({
      change: 'RATTELSE',
      decisionStatementSha256: story.state.decision!.statementSha256,
      field: 'REASONS',
      before: correct.before,
      after: correct.after,
      reason: correct.reason,
      dag: '2026-03-02',
      caseHead: { rev: story.events.length - 1 },
    });
    for (const said of [correct.before, correct.after, correct.reason, 'punkt H.3', story.state.decision!.statementSha256!])
      expect(statement.text).toContain(said);
    const revoked = shown(story, revoke({ ground: 'RESERVATION', termId: 'aterbetalning', paidOre: 100_000 })).statement;
    expect(revoked).toMatchObject({ change: 'ATERKALLELSE', ground: 'RESERVATION', termId: 'aterbetalning', utbetaltÖre: 100_000 });
    expect(revoked.text).toContain(repaymentClause.text);
  });

  test('is kept with the event, and its checksum can be reckoned from it', () => {
    for (const asked of [correct, revoke()]) {
      const story = granted();
      const { statement } = shown(story, asked);
      const [event] = changing(story, delegate, asked).thenTypes(
        asked.type === 'CorrectDecision' ? 'DecisionCorrected' : 'DecisionRevoked',
      );
      const { approval } = event!.body as {
        approval: { statement: string; statementSha256: string; acr: string; authenticatedAt: string };
      };
      expect(approval).toMatchObject({ statementSha256: statementDigest(statement), acr: 'loa3', method: 'LOGGED_APPROVAL' });
      expect(sha256Hex(approval.statement)).toBe(approval.statementSha256);
      expect(Date.parse(approval.authenticatedAt)).toBeLessThan(Date.parse(story.now));
    }
  });

  test('is refused without a fresh sign-in for exactly that: another text, another reason, another head, an old sign-in or one for something else', () => {
    for (const asked of [correct, revoke()] as const) {
      const story = granted();
      const command = approved(story, delegate, asked);
      const when = (said: object) => given(story).when(delegate, { ...command, ...said } as typeof command);
      when({ statementSha256: 'f'.repeat(64) }).thenRefused('statement-changed');
      when({ reason: 'Ett annat skäl.' }).thenRefused('statement-changed');
      when({ acr: '' }).thenRefused('sign-in-unknown');
      when({ authenticatedAt: 'i går' }).thenRefused('sign-in-unknown');
      when({ authenticatedAt: Temporal.Instant.from(story.now).subtract({ seconds: 121 }).toString() }).thenRefused('sign-in-stale');
      when({ authenticatedAt: Temporal.Instant.from(story.now).add({ seconds: 1 }).toString() }).thenRefused('sign-in-in-future');
      when({ sitting: sittingOf(['e'.repeat(64), 'f'.repeat(64)]) }).thenRefused('sign-in-of-others');
      story.announced();
      given(story).when(delegate, command).thenRefused('statement-changed');
    }
  });
});
