import { code, decide, given, ready } from '../testing/given';
import { content, noBoardQuestion, proposal, Story } from '../testing/story';
import {
  activa,
  applicant,
  application,
  colleague,
  coompanion,
  delegate,
  official,
  registrar,
  secretary,
  stranger,
  substitute,
  system,
} from '../testing/world';
import { BOARD_QUESTIONS, OUTCOMES } from '../events';

describe('A decision', () => {
  test.each(OUTCOMES)('of %s is three events in one go: authority verified, decision, approval', (outcome) => {
    const story = new Story().readyForDecision(outcome);
    const [verified, made, signed] = decide(story, content(outcome)).thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
    expect(verified?.body).toMatchObject({
      itemNumber: 'H.3',
      orderVersion: '2026:1',
      holder: delegate,
      limitOre: 5_000_000,
      validOn: story.context(delegate).today,
    });
    expect(made?.body).toMatchObject({
      decider: delegate,
      guidelineVersion: '2026:1',
      proposalVersion: 1,
      presenter: official,
      participants: [coompanion, activa],
    });
    expect(signed?.body).toMatchObject({ signer: delegate, method: 'LOGGED_APPROVAL', handling: { subject: 'Beslut' } });
  });

  test('holds the frame that a grant was counted against, and none for a refusal', () => {
    const [grant] = decide(ready()).thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
    expect(grant?.body).toMatchObject({ frame: { year: 2026, frameOre: 50_000_000, usedOre: 0 } });
    const [refusal] = decide(new Story().readyForDecision('AVSLAG'), content('AVSLAG')).thenTypes(
      'DelegationVerified',
      'DecisionMade',
      'DecisionSigned',
    );
    expect(refusal?.body).toMatchObject({ frame: null });
  });

  test('is made once', () => {
    const story = new Story().decided('BIFALL');
    expect(code(story)).toBe('already-decided');
    expect(code(story, content('BIFALL'), substitute)).toBe('already-decided');
  });

  test('is made by a delegate who has declared impartiality, and by nobody and nothing else', () => {
    for (const actor of [official, coompanion, applicant, stranger, registrar, secretary, system])
      expect(code(ready(), content('BIFALL'), actor)).toBe('not-yours-to-do');
    const undeclared = new Story().assigned().declared(official, coompanion, activa).checked().met().assessed().aidAssessed();
    undeclared.tell(official, proposal('BIFALL')).tell(official, { type: 'SubmitProposal' });
    expect(code(undeclared)).toBe('impartiality-not-declared');
  });

  test('is the board’s own when any of the questions of KL 6:38 is answered yes, or not answered', () => {
    for (const question of BOARD_QUESTIONS) {
      const asked = { ...noBoardQuestion, [question]: true };
      const refusal = decide(ready(), content('BIFALL'), delegate, { command: { boardQuestions: asked } }).thenRefused('board-matter');
      expect(refusal).toMatchObject({ basis: 'LAW', citation: 'KL 6:38', field: 'boardQuestions' });
      expect(refusal.message.sv).toContain('Hänskjut ärendet till nämnden');
    }
    expect(code(ready(), content('BIFALL'), delegate, { command: { boardQuestions: {} as never } })).toBe('board-matter');
    expect(code(ready().tell(delegate, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt.' }))).toBe('at-board');
  });
});

describe('What is decided', () => {
  test('needs a proposal that the delegate has before them and that nothing has overtaken', () => {
    expect(code(new Story().proposed('BIFALL'))).toBe('no-proposal-to-decide');
    const amended = ready().tell(applicant, { type: 'AmendApplication', application: { ...application, goals: 'Fler.' }, reason: 'Fler.' });
    expect(code(amended)).toBe('proposal-stale');
    const excluded = ready().tell(delegate, { type: 'ExcludeParticipant', personRef: activa.ref, reason: 'Delar kontor.' });
    expect(code(excluded)).toBe('proposal-stale');
  });

  test('may be something else than was proposed, if the case is prepared for that too', () => {
    expect(code(ready(), content('AVSLAG'))).toBe('not-communicated');
    expect(code(new Story().readyForDecision('AVSLAG'), content('BIFALL'))).toBe('accepted');
    const untried = new Story().inPreparation().checked().tell(official, proposal('AVVISNING')).communicated();
    expect(code(untried.tell(official, { type: 'SubmitProposal' }), content('BIFALL'))).toBe('state-aid-not-assessed');
  });

  test('keeps to the sum that was sought and fits its outcome', () => {
    expect(code(ready(), content('BIFALL', { amountOre: 4_000_001 }))).toBe('amount-not-whole');
    expect(decide(ready(), content('BIFALL', { amountOre: 3_000_000 })).thenRefused('amount-not-whole').field).toBe('content.amountOre');
    expect(code(new Story().readyForDecision('DELVIS_BIFALL'), content('DELVIS_BIFALL', { amountOre: 4_000_000 }))).toBe('amount-not-part');
    expect(code(new Story().readyForDecision('AVSLAG'), content('AVSLAG', { amountOre: 1 }))).toBe('amount-not-zero');
  });

  test('keeps to the guidelines’ largest sum and own share, unless an exception was noted', () => {
    const poor = { ...application, ownShare: { cashOre: 2_499_999, hours: 0 } };
    const partly = (story: Story) => story.met().assessed().aidAssessed();
    const noted = partly(new Story().submitted(poor).inPreparation().checked('Nystartad förening.'));
    noted.tell(official, proposal('BIFALL')).tell(official, { type: 'SubmitProposal' });
    expect(code(noted)).toBe('accepted');
    const flagged = partly(new Story().submitted(poor).inPreparation().checked());
    given(flagged).when(official, proposal('BIFALL')).thenRefused('eligibility-flags-stand');
  });

  test('has the delegate’s own reasons, which are neither the advisers’ nor the official’s', () => {
    const { adviserProposal, officialAssessment } = ready().state.proposal!;
    expect(code(ready(), content('BIFALL', { reasons: ` ${adviserProposal.toUpperCase()}\n` }))).toBe('reasons-copied');
    expect(code(ready(), content('BIFALL', { reasons: officialAssessment }))).toBe('reasons-copied');
    expect(code(ready(), content('BIFALL', { reasons: ' ' }))).toBe('reasons-missing');
  });

  test('grants on the terms in force, with the clause on repayment and a report to come', () => {
    expect(code(ready(), content('BIFALL', { terms: [] }))).toBe('repayment-clause-missing');
    expect(code(ready(), content('BIFALL', { termsVersion: null }))).toBe('terms-version-wrong');
    expect(code(ready(), content('BIFALL', { termsVersion: '2025:1' }))).toBe('terms-version-wrong');
    expect(code(ready(), content('BIFALL', { payment: null }))).toBe('payment-plan-missing');
    expect(code(new Story().readyForDecision('AVSLAG'), content('AVSLAG', { termsVersion: '2026:1' }))).toBe('terms-version-wrong');
  });

  test('refuses with reasons for every criterion', () => {
    expect(code(new Story().readyForDecision('AVSLAG'), content('AVSLAG', { criterionReasons: [] }))).toBe('criterion-reasons-missing');
  });

  test('grants no more than what is left of the year’s frame', () => {
    const frame = (usedOre: number, year = 2026) => ({ context: { frame: { year, frameOre: 10_000_000, usedOre } } });
    expect(code(ready(), content('BIFALL'), delegate, frame(6_000_000))).toBe('accepted');
    const refusal = decide(ready(), content('BIFALL'), delegate, frame(6_000_001)).thenRefused('frame-exceeded');
    expect(refusal.message.sv.replaceAll('\u00a0', ' ')).toContain('100 000 kr återstår 39 999,99 kr');
    expect(code(ready(), content('BIFALL'), delegate, frame(0, 2025))).toBe('frame-wrong-year');
    expect(code(ready(), content('BIFALL'), delegate, frame(Number.NaN))).toBe('frame-exceeded');
    expect(code(ready(), content('BIFALL'), delegate, { context: { frame: null } })).toBe('frame-unknown');
    expect(code(new Story().readyForDecision('AVSLAG'), content('AVSLAG'), delegate, { context: { frame: null } })).toBe('accepted');
  });
});

test('An official who takes over without declaring impartiality is not named as presenter', () => {
  const story = new Story()
    .readyForDecision('AVVISNING')
    .tell(colleague, { type: 'AssignCase', official: colleague, groupId: 'grupp-1', advisers: [coompanion] });
  const [, made] = decide(story, content('AVVISNING')).thenTypes('DelegationVerified', 'DecisionMade', 'DecisionSigned');
  expect(made?.body).toMatchObject({ presenter: null, participants: [coompanion] });
});
