import { given } from '../testing/given';
import { Story } from '../testing/story';
import { applicant, court, delegate, everybody, official, registrar, scheme, secretary } from '../testing/world';

const receive = { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj Medlem', channel: 'LETTER' } as const;
const decided = () => new Story().decided('AVSLAG');
const forwarding = (story: Story) =>
  ({ type: 'ForwardAppeal', appealId: story.appealId, forwardedOn: story.context(registrar).today, court }) as const;

describe('An appeal that reaches the region', () => {
  test('is stamped with its day, registered, and names the way it is appealed', () => {
    const [event] = given(decided().later({ days: 2 }))
      .when(registrar, { ...receive, receivedAt: '2026-03-18T10:30:00Z' })
      .thenTypes('AppealReceived');
    expect(event).toMatchObject({
      effectiveAt: '2026-03-18T10:30:00Z',
      body: {
        receivedAt: '2026-03-18T10:30:00Z',
        regime: 'KL13',
        handling: { direction: 'IN', date: '2026-03-18', counterpart: 'Maj Medlem' },
      },
    });
  });

  test('is never turned away for its day: before the announcement, after the time has run out, after legal force, after the case is closed', () => {
    given(decided()).when(registrar, receive).thenTypes('AppealReceived');
    const late = decided().announced().later({ days: 200 });
    given(late).when(secretary, receive).thenTypes('AppealReceived');
    late.tell(official, { type: 'DispatchDecision', recipient: 'Föreningen', channel: 'LETTER', explanation: 'Nej.' });
    late.tell(official, { type: 'ConfirmLegalForce', confirmedOn: '2026-05-04', evidence: 'Besked.' });
    given(late).when(registrar, receive).thenTypes('AppealReceived');
    late.tell(registrar, { type: 'CloseCase', reason: 'Klart.' });
    const received = late.tell(registrar, receive);
    expect(received.state.move.who).toBe('REGISTRAR');
    given(received).when(registrar, forwarding(received)).thenTypes('AppealForwarded');
  });

  test('is entered by those who take in mail, and only when there is a decision to appeal, by a day that has come', () => {
    for (const person of everybody.filter(
      ({ role }) => !['registrar', 'boardSecretary', 'official'].includes(role) && role !== 'applicant',
    ))
      given(decided()).when(person, receive).thenRefused('not-yours-to-do');
    given(decided()).when(applicant, receive).thenRefused('not-yours-to-do');
    given(new Story().readyForDecision('AVSLAG')).when(registrar, receive).thenRefused('not-decided');
    given(decided())
      .when(registrar, { ...receive, receivedAt: '2026-05-17T10:30:00Z' })
      .thenRefused('arrival-not-yet');
    given(decided())
      .when(registrar, { ...receive, receivedAt: '2026-03-01T10:30:00Z' })
      .thenRefused('appeal-day-too-early');
    given(decided()).when(registrar, receive, { scheme: null }).thenRefused('regime-unknown');
  });

  test('is passed on to the court, once, and till then it is the registrar’s move', () => {
    const received = decided().tell(registrar, receive);
    expect(received.state.move.who).toBe('REGISTRAR');
    const [event] = given(received).when(registrar, forwarding(received)).thenTypes('AppealForwarded');
    expect(event?.body).toMatchObject({ court, handling: { direction: 'OUT', counterpart: court } });
    const forwarded = decided().appealed();
    given(forwarded).when(registrar, forwarding(forwarded)).thenNothing();
    given(forwarded)
      .when(registrar, { ...forwarding(forwarded), court: 'Kammarrätten i Göteborg' })
      .thenRefused('appeal-forwarded');
    expect(forwarded.state.move.who).not.toBe('REGISTRAR');
  });

  test('is not examined by the region for its time when the court examines legality', () => {
    const late = decided().announced().later({ days: 200 }).tell(registrar, receive);
    for (const outcome of ['TIMELY', 'DISMISSED'] as const)
      for (const person of [official, delegate])
        given(late)
          .when(person, { type: 'ExamineAppeal', appealId: late.appealId, outcome, exception: null, reasons: 'Sent.' })
          .thenRefused('timeliness-is-the-courts');
  });
});

describe('An appeal by FL 40 §', () => {
  const fl40 = { ...scheme, established: { ...scheme.established!, legalRegime: 'FL40' as const } };
  const dispatch = { type: 'DispatchDecision', recipient: 'Föreningen', channel: 'LETTER', explanation: 'Nej.' } as const;
  const sent = () => new Story({ scheme: fl40 }).decided('AVSLAG').tell(official, dispatch);
  // sent on Tuesday 17 March 2026 and received on the 24th: three weeks end on Tuesday 14 April
  const noticed = (receivedAt: string) =>
    sent()
      .later({ days: 60 })
      .tell(official, { type: 'RecordNotice', receivedOn: '2026-03-24', proof: 'Mottagningskvitto.' })
      .tell(registrar, { ...receive, receivedAt });
  const examining = (story: Story, outcome: 'TIMELY' | 'DISMISSED', exception: 'WRONG_INFORMATION' | null = null) =>
    ({ type: 'ExamineAppeal', appealId: story.appealId, outcome, exception, reasons: 'Dagarna i ärendet.' }) as const;
  const inTime = () => noticed('2026-04-14T20:00:00Z');
  const late = () => noticed('2026-04-15T06:00:00Z');

  test('is examined before it is handed over', () => {
    given(inTime()).when(registrar, forwarding(inTime())).thenRefused('appeal-not-examined');
    const [event] = given(inTime()).when(official, examining(inTime(), 'TIMELY')).thenTypes('AppealExamined');
    expect(event?.body).toMatchObject({ outcome: 'TIMELY', lastDay: '2026-04-14', authority: null });
    const examined = inTime();
    examined.tell(official, examining(examined, 'TIMELY'));
    given(examined).when(registrar, forwarding(examined)).thenTypes('AppealForwarded');
  });

  test('that came on the last day is not dismissed, and one that came the day after is, by a delegate with authority', () => {
    given(inTime()).when(delegate, examining(inTime(), 'DISMISSED')).thenRefused('appeal-in-time');
    given(late()).when(official, examining(late(), 'TIMELY')).thenRefused('appeal-late');
    given(late()).when(official, examining(late(), 'DISMISSED')).thenRefused('dismissal-is-the-delegates');
    given(late()).when(delegate, examining(late(), 'DISMISSED'), { authority: null }).thenRefused('authority-unknown');
    const [event] = given(late()).when(delegate, examining(late(), 'DISMISSED')).thenTypes('AppealExamined');
    expect(event?.body).toMatchObject({ outcome: 'DISMISSED', authority: { itemNumber: 'H.3', orderVersion: '2026:1' } });
    const dismissed = late();
    dismissed.tell(delegate, examining(dismissed, 'DISMISSED'));
    given(dismissed).when(registrar, forwarding(dismissed)).thenRefused('appeal-dismissed');
    given(dismissed)
      .when(official, { type: 'ConfirmLegalForce', confirmedOn: '2026-05-10', evidence: 'Avvisat.' })
      .thenTypes('LegalForceConfirmed');
  });

  test('that came late is examined all the same when the authority said wrongly how to appeal', () => {
    given(late())
      .when(delegate, examining(late(), 'DISMISSED', 'WRONG_INFORMATION'))
      .thenRefused('appeal-excused');
    given(late())
      .when(official, examining(late(), 'TIMELY', 'WRONG_INFORMATION'))
      .thenTypes('AppealExamined');
  });

  test('is never dismissed when it is not shown that the party has received the decision', () => {
    const unknown = sent().later({ days: 300 }).tell(registrar, receive);
    given(unknown).when(delegate, examining(unknown, 'DISMISSED')).thenRefused('appeal-time-not-shown');
    const [event] = given(unknown).when(official, examining(unknown, 'TIMELY')).thenTypes('AppealExamined');
    expect(event?.body).toMatchObject({ lastDay: null });
  });

  test('has its time from the notice, which is entered once, after the decision was sent, and only there', () => {
    const notice = { type: 'RecordNotice', receivedOn: '2026-03-24', proof: 'Kvitto.' } as const;
    given(new Story({ scheme: fl40 }).decided('AVSLAG').later({ days: 30 }))
      .when(official, notice)
      .thenRefused('notice-not-sent');
    given(sent().later({ days: 30 }))
      .when(official, { ...notice, receivedOn: '2026-03-16' })
      .thenRefused('appeal-day-too-early');
    given(sent().later({ days: 30 }))
      .when(official, { ...notice, receivedOn: '2026-05-16' })
      .thenRefused('appeal-day-in-future');
    const told = sent().later({ days: 30 }).tell(official, notice);
    given(told).when(official, notice).thenNothing();
    given(told)
      .when(official, { ...notice, receivedOn: '2026-03-25' })
      .thenRefused('notice-known');
    const kl13 = new Story().decided('AVSLAG').tell(official, dispatch).later({ days: 30 });
    given(kl13).when(official, notice).thenRefused('notice-not-counted');
  });
});

test('Where no appeal is allowed, what comes in is passed on all the same: whether it may be tried is for a court', () => {
  const established = { ...scheme.established!, legalRegime: 'NOT_APPEALABLE' as const };
  const story = new Story({ scheme: { ...scheme, established } }).decided('AVSLAG').tell(registrar, receive);
  given(story).when(registrar, forwarding(story)).thenTypes('AppealForwarded');
  given(story)
    .when(official, { type: 'ConfirmLegalForce', confirmedOn: '2026-03-17', evidence: 'Nej.' })
    .thenRefused('legal-force-appealed');
});
