import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, court, delegate, official, registrar, scheme, secretary } from '../testing/world';
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

  test('of what is appealed by FL 40 § is counted from the day that the party received the decision, and the announcement is nothing to it', () => {
    const established = { ...scheme.established!, legalRegime: 'FL40' as const };
    const fl40 = () => new Story({ scheme: { ...scheme, established } });
    given(fl40().decided('AVSLAG').announced().later({ days: 60 }))
      .when(official, confirm)
      .thenRefused('legal-force-notice-unknown');
    // decided on 17 March 2026, received on the 24th: three weeks end on Tuesday 14 April
    const received = fl40()
      .decided('AVSLAG')
      .tell(official, dispatch)
      .later({ days: 60 })
      .tell(official, { type: 'RecordNotice', receivedOn: '2026-03-24', proof: 'Mottagningskvitto.' });
    given(received)
      .when(official, { ...confirm, confirmedOn: '2026-04-14' })
      .thenRefused('legal-force-time-runs');
    given(received)
      .when(official, { ...confirm, confirmedOn: '2026-04-15' })
      .thenTypes('LegalForceConfirmed');
  });

  test('of what can’t be appealed waits for nothing, and nothing else is read as a way of appeal', () => {
    const established = { ...scheme.established!, legalRegime: 'NOT_APPEALABLE' as const };
    const story = new Story({ scheme: { ...scheme, established } }).decided('AVSLAG');
    given(story)
      .when(official, { ...confirm, confirmedOn: '2026-03-17' })
      .thenTypes('LegalForceConfirmed');
    given(story)
      .when(official, { ...confirm, confirmedOn: '2026-03-16' })
      .thenRefused('legal-force-before-decision');
    given(new Story().decided('AVSLAG').announced().later({ days: 60 }))
      .when(official, confirm, { scheme: null })
      .thenRefused('regime-unknown');
  });

  test('does not come while an appeal is unanswered, wherever it lies, and however long ago the time ran out', () => {
    const received = { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'EMAIL' } as const;
    given(later().tell(registrar, received)).when(official, confirm).thenRefused('legal-force-appealed');
    given(later().appealed()).when(official, confirm).thenRefused('legal-force-appealed');
    given(later().appealed().ruled('REJECTED', null)).when(official, confirm).thenRefused('legal-force-appealed');
    // what went to the court directly counts as much
    const direct = { type: 'RecordCourtCase', appealId: null, court, caseNumber: '1234-26', notifiedOn: '2026-05-10' } as const;
    given(later().tell(registrar, direct)).when(official, confirm).thenRefused('legal-force-appealed');
  });

  test('does not come while there is a stay', () => {
    const stayed = later().appealed();
    const { appealId } = stayed;
    stayed.tell(registrar, { type: 'RecordStay', appealId, court, orderedOn: stayed.context(registrar).today });
    given(stayed).when(official, confirm).thenRefused('legal-force-stayed');
  });

  test('comes with the court’s final ruling that leaves the decision as it is, and never before that, and never to what was annulled', () => {
    for (const outcome of ['REJECTED', 'DISMISSED', 'STRUCK_OUT'] as const) {
      const answered = later().appealed().ruled(outcome);
      const { today } = answered.context(official);
      given(answered)
        .when(official, { ...confirm, confirmedOn: today })
        .thenTypes('LegalForceConfirmed');
      given(answered).when(official, confirm).thenRefused('legal-force-before-ruling');
    }
    given(later().appealed().ruled('ANNULLED')).when(official, confirm).thenRefused('legal-force-annulled');
    given(later().appealed().ruled('ANNULLED', null)).when(official, confirm).thenRefused('legal-force-annulled');
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
