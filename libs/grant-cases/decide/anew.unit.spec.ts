import { given } from '../testing/given';
import { content, proposal, Story } from '../testing/story';
import { court, delegate, official, registrar, repaymentClause, reportClause, secretary, substitute } from '../testing/world';
import type { RevokeDecision } from './commands';

const granted = () => new Story().decided('BIFALL');
const refused = () => new Story().decided('AVSLAG');
const reopen = { type: 'ReopenAfterAnnulment', reason: 'Domen har vunnit laga kraft.', paidOre: 0 } as const;
const revoke = (change: Partial<RevokeDecision> = {}): RevokeDecision => ({
  type: 'RevokeDecision',
  ground: 'MISLEADING',
  termId: null,
  reason: 'Den egna insatsen fanns inte.',
  hearing: 'Hörd i brev den 2 april; svarade inte.',
  paidOre: 0,
  ...change,
});

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

describe('A slip in a decision', () => {
  const correct = {
    type: 'CorrectDecision',
    field: 'REASONS',
    part: null,
    before: 'Delegatens skäl för BIFALL.',
    after: 'Delegatens skäl för bifall.',
    reason: 'Versaler av misstag.',
  } as const;

  test('is corrected with both texts, by a delegate with authority that day, and the party is sent a letter', () => {
    const [event] = given(granted()).when(delegate, correct).thenTypes('DecisionCorrected');
    expect(event?.body).toMatchObject({
      before: correct.before,
      after: correct.after,
      itemNumber: 'H.3',
      handling: { direction: 'OUT', subject: 'Rättelse av beslut', counterpart: 'Lindesbergs folkrörelse' },
    });
    given(granted()).when(official, correct).thenRefused('not-yours-to-do');
    given(granted()).when(delegate, correct, { authority: null }).thenRefused('authority-unknown');
    given(granted()).when(substitute, correct).thenRefused('impartiality-not-declared');
  });

  test('stands in a text that the decision has, as it reads now', () => {
    const corrected = granted().tell(delegate, correct);
    expect(corrected.state.decision?.content?.reasons).toBe(correct.after);
    given(corrected).when(delegate, correct).thenNothing();
    given(corrected)
      .when(delegate, { ...correct, after: 'Annat.' })
      .thenRefused('text-is-another');
    given(granted())
      .when(delegate, { ...correct, after: '  ' })
      .thenRefused('nothing-corrected');
    given(granted())
      .when(delegate, { ...correct, field: 'TERM', part: 'finns-inte' })
      .thenRefused('no-such-text');
    const plan = { ...correct, field: 'PAYMENT_PLAN', before: 'Allt på en gång.', after: 'Allt på en gång, i juni.' } as const;
    given(granted()).when(delegate, plan).thenTypes('DecisionCorrected');
    given(refused()).when(delegate, plan).thenRefused('no-such-text');
  });
});

describe('A revocation', () => {
  test('to the recipient’s detriment rests on what the decision reserves, on misleading information, or on urgent safety', () => {
    for (const ground of ['MISLEADING', 'URGENT_SAFETY'] as const)
      given(granted()).when(delegate, revoke({ ground })).thenTypes('DecisionRevoked');
    const [event] = given(granted())
      .when(delegate, revoke({ ground: 'RESERVATION', termId: 'aterbetalning' }))
      .thenTypes('DecisionRevoked');
    expect(event?.body).toMatchObject({ termId: 'aterbetalning', itemNumber: 'H.3', orderVersion: '2026:1' });
    for (const termId of [null, 'finns-inte'])
      given(granted())
        .when(delegate, revoke({ ground: 'RESERVATION', termId }))
        .thenRefused('no-such-reservation');
    given(granted())
      .when(delegate, revoke({ ground: 'IN_FAVOUR' }))
      .thenRefused('not-in-favour');
  });

  test('of a refusal can only be in the applicant’s favour', () => {
    for (const ground of ['RESERVATION', 'MISLEADING', 'URGENT_SAFETY'] as const)
      given(refused()).when(delegate, revoke({ ground })).thenRefused('ground-for-grants');
    given(refused())
      .when(delegate, revoke({ ground: 'IN_FAVOUR' }))
      .thenTypes('DecisionRevoked');
  });

  test('is made by a delegate with authority for that sum that day', () => {
    for (const person of [official, registrar, secretary]) given(granted()).when(person, revoke()).thenRefused('not-yours-to-do');
    given(granted()).when(delegate, revoke(), { authority: null }).thenRefused('authority-unknown');
    given(granted())
      .when(delegate, revoke({ paidOre: 4_000_001 }))
      .thenRefused('paid-more-than-granted');
  });

  test('waits while the court has the decision, and what the court has annulled is reopened instead', () => {
    given(granted().appealed()).when(delegate, revoke()).thenRefused('with-the-court');
    given(granted().appealed().ruled('REJECTED', null)).when(delegate, revoke()).thenRefused('with-the-court');
    given(granted().appealed().ruled('REJECTED')).when(delegate, revoke()).thenTypes('DecisionRevoked');
    given(granted().appealed().ruled('ANNULLED')).when(delegate, revoke()).thenRefused('annulled-already');
    const direct = granted();
    const notifiedOn = direct.context(registrar).today;
    direct.tell(registrar, { type: 'RecordCourtCase', appealId: null, court, caseNumber: '1-26', notifiedOn });
    given(direct).when(delegate, revoke()).thenRefused('with-the-court');
  });

  test('in favour never ends in less than before, nor on other terms', () => {
    const story = new Story().decided('DELVIS_BIFALL').tell(delegate, revoke({ ground: 'IN_FAVOUR' }));
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
