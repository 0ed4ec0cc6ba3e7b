import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, delegate, official, registrar, scheme, secretary } from '../testing/world';
import { APPEAL_TEXTS } from './dispatch';

const dispatch = {
  type: 'DispatchDecision',
  recipient: 'Lindesbergs folkrörelse',
  channel: 'EMAIL',
  explanation: 'Ni får inte bidraget.',
} as const;
const confirm = { type: 'ConfirmLegalForce', confirmedOn: '2026-05-04', evidence: 'Besked från förvaltningsrätten.' } as const;
const close = { type: 'CloseCase', reason: 'Inget återstår.' } as const;

describe('Sending the decision', () => {
  const refused = new Story().decided('AVSLAG');

  test('tells how to appeal as the scheme’s legal regime has it, counted from the announcement and not from the letter', () => {
    const [event] = given(refused).when(official, dispatch).thenTypes('DecisionDispatched');
    expect(event?.body).toMatchObject({ appealText: APPEAL_TEXTS.KL13, handling: { direction: 'OUT', counterpart: dispatch.recipient } });
    expect(APPEAL_TEXTS.KL13).not.toMatch(/förvaltningslagen/);
    const fl40 = { ...scheme, established: { ...scheme.established!, legalRegime: 'FL40' as const } };
    const [other] = given(refused).when(registrar, dispatch, { scheme: fl40 }).thenTypes('DecisionDispatched');
    expect(other?.body).toMatchObject({ appealText: APPEAL_TEXTS.FL40 });
    given(refused).when(official, dispatch, { scheme: null }).thenRefused('appeal-route-unknown');
  });

  test('comes after the decision, and the same letter goes once', () => {
    given(new Story().readyForDecision('AVSLAG')).when(official, dispatch).thenRefused('not-decided');
    given(refused).when(delegate, dispatch).thenRefused('not-yours-to-do');
    const sent = new Story().decided('AVSLAG').tell(official, dispatch);
    given(sent).when(official, dispatch).thenNothing();
    given(sent)
      .when(official, { ...dispatch, channel: 'LETTER' })
      .thenTypes('DecisionDispatched');
    expect(sent.state.move.who).toBe('BOARD');
  });
});

describe('Legal force', () => {
  const later = () => new Story().decided('AVSLAG').announced().later({ days: 60 });

  test('is confirmed on proof, by a person, once', () => {
    given(later())
      .when(secretary, confirm)
      .thenEvents({ type: 'LegalForceConfirmed', body: { confirmedOn: confirm.confirmedOn, evidence: confirm.evidence } });
    given(later()).when(applicant, confirm).thenRefused('not-yours-to-do');
    given(later().tell(official, confirm)).when(official, confirm).thenNothing();
    given(later().tell(official, confirm))
      .when(official, { ...confirm, evidence: 'Annat.' })
      .thenRefused('legal-force-confirmed');
  });

  test('never comes sooner than three weeks after the announcement, nor in the future', () => {
    const story = later();
    // decided on 17 March 2026 and announced that day: three weeks end on 7 April, the Tuesday after Easter
    expect(story.state.timing?.postedOn).toBe('2026-03-17');
    given(story)
      .when(official, { ...confirm, confirmedOn: '2026-04-07' })
      .thenRefused('legal-force-too-early');
    given(story)
      .when(official, { ...confirm, confirmedOn: '2026-04-08' })
      .thenTypes('LegalForceConfirmed');
    given(story)
      .when(official, { ...confirm, confirmedOn: '2026-05-17' })
      .thenRefused('legal-force-in-future');
  });

  test('does not come at all without an announcement, however long one waits', () => {
    const story = new Story().decided('AVSLAG').later({ years: 2 });
    given(story).when(official, confirm).thenRefused('legal-force-unannounced');
  });

  test('of what is not appealed by KL 13 is counted from the decision', () => {
    const fl40 = { ...scheme, established: { ...scheme.established!, legalRegime: 'FL40' as const } };
    given(new Story().decided('AVSLAG').later({ days: 60 }))
      .when(official, confirm, { scheme: fl40 })
      .thenTypes('LegalForceConfirmed');
  });
});

describe('Closing a case', () => {
  const refused = () => new Story().decided('AVSLAG').announced().later({ days: 60 });

  test('demands decision, dispatch and legal force', () => {
    given(new Story().readyForDecision('AVSLAG')).when(official, close).thenRefused('close-undecided');
    given(refused()).when(official, close).thenRefused('close-undispatched');
    given(refused().tell(official, dispatch)).when(official, close).thenRefused('close-without-legal-force');
    const done = refused().tell(official, dispatch).tell(official, confirm);
    given(done).when(official, close).thenTypes('CaseClosed');
    given(done.tell(official, close)).when(official, close).thenRefused('case-closed');
    expect(done.state.move.who).toBe('NONE');
  });

  test('says honestly that a grant’s follow-up isn’t finished', () => {
    const granted = new Story().decided('BIFALL').announced().later({ days: 75 }).tell(official, dispatch).tell(official, confirm);
    expect(given(granted).when(official, close).thenRefused('follow-up-unfinished').message.sv).toContain('Uppföljningen är inte klar');
  });

  test('that was written off needs no letter', () => {
    const story = new Story().inPreparation().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' });
    const shown = story.deciding(delegate, 'AVSKRIVNING', 0);
    story.tell(delegate, story.toWriteOff('WITHDRAWN', shown), shown).announced().later({ days: 63 });
    given(story.tell(registrar, confirm)).when(registrar, close).thenTypes('CaseClosed');
  });
});
