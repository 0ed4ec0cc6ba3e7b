import { canonicalBytes, sha256Hex } from '#libs/kernel';
import { given } from '../testing/given';
import { Story } from '../testing/story';
import {
  administrator,
  applicant,
  application,
  caseId,
  commandId,
  official,
  registrar,
  scheme,
  schemeId,
  stranger,
} from '../testing/world';
import type { SubmitApplication } from './commands';

const portal: SubmitApplication = {
  type: 'SubmitApplication',
  schemeId,
  callId: null,
  channel: 'PORTAL',
  receivedAt: null,
  receivedAtReason: null,
  application,
};
const yesterday = '2026-03-01T22:30:00Z';
const paper: SubmitApplication = { ...portal, channel: 'PAPER', receivedAt: yesterday, receivedAtReason: 'Kom med posten.' };
const fresh = new Story();

describe('Submitting an application', () => {
  test('the portal’s arrives the moment it is handed in, under the signed-in applicant', () => {
    const [event] = given(fresh).when(applicant, portal).thenTypes('ApplicationSubmitted');
    expect(event).toMatchObject({
      effectiveAt: fresh.now,
      body: { receivedAt: fresh.now, receivedAtReason: null, applicant, applicationSha256: sha256Hex(canonicalBytes(application)) },
    });
  });

  test('it is document number 1, with the four items of OSL 5:2, on the Swedish day of its arrival', () => {
    const [event] = given(fresh).when(registrar, paper).thenTypes('ApplicationSubmitted');
    const handling = {
      number: 1,
      date: '2026-03-01',
      direction: 'IN',
      counterpart: 'Lindesbergs folkrörelse',
      subject: 'Ansökan',
      withheld: null,
    };
    expect(event?.body).toMatchObject({ applicant: null, receivedAt: yesterday, handling });
    const nearMidnight = { ...paper, receivedAt: '2026-03-01T23:30:00Z' };
    const [late] = given(fresh).when(registrar, nearMidnight).thenTypes('ApplicationSubmitted');
    expect(late?.body).toMatchObject({ handling: { date: '2026-03-02' } });
  });

  test('is received however late and however incomplete it is: the system rejects nothing', () => {
    const closedMonth = new Story({});
    closedMonth.now = '2026-07-10T10:00:00Z';
    given(closedMonth)
      .when(applicant, { ...portal, application: { ...application, amountOre: 1, ownShare: { cashOre: 0, hours: 0 } } })
      .thenTypes('ApplicationSubmitted');
  });

  test('everybody hands in their own way and no other', () => {
    given(fresh).when(official, portal).thenRefused('submission-not-yours');
    given(fresh).when(applicant, paper).thenRefused('submission-not-yours');
    given(fresh)
      .when(registrar, { ...paper, channel: 'IMPORT' })
      .thenRefused('submission-not-yours');
    given(fresh)
      .when(administrator, { ...paper, channel: 'IMPORT' })
      .thenTypes('ApplicationSubmitted');
  });

  test('paper needs the time of arrival, not in the future, and why it is not now', () => {
    given(fresh)
      .when(registrar, { ...paper, receivedAt: null })
      .thenRefused('arrival-missing');
    given(fresh)
      .when(registrar, { ...paper, receivedAtReason: ' ' })
      .thenRefused('arrival-reason-missing');
    given(fresh)
      .when(registrar, { ...paper, receivedAt: '2026-03-02T08:00:01Z' })
      .thenRefused('arrival-in-future');
    given(fresh)
      .when(applicant, { ...portal, receivedAt: yesterday })
      .thenRefused('arrival-is-now');
  });

  test('is made under a scheme and a call that exist', () => {
    given(fresh)
      .when(applicant, { ...portal, schemeId: 'annan' })
      .thenRefused('scheme-not-established');
    given(fresh).when(applicant, portal, { scheme: null }).thenRefused('scheme-not-established');
    given(fresh)
      .when(applicant, { ...portal, callId: 'tema-2026' })
      .thenRefused('call-unknown');
    const call = {
      callId: 'tema-2026',
      theme: 'Jämlik hälsa',
      opensOn: '2026-02-01',
      closesOn: '2026-04-01',
      frameOre: 1,
      boardParagraph: '§ 3',
    };
    const withCall = { ...scheme, calls: [{ ...call, closedOn: null }] };
    given(fresh)
      .when(applicant, { ...portal, callId: 'tema-2026' }, { scheme: withCall })
      .thenTypes('ApplicationSubmitted');
  });

  test('happens once', () => {
    given(new Story().submitted()).when(applicant, portal).thenRefused('already-submitted');
    given(fresh)
      .when(official, { type: 'CheckEligibility', exceptionReason: null }, { caseId, commandId: commandId(1) })
      .thenRefused('no-such-case');
  });
});

describe('Amending an application', () => {
  const amended = { ...application, amountOre: 3_000_000 };

  test('makes a new version and a new document beside the old', () => {
    const [event] = given(new Story().registered())
      .when(applicant, { type: 'AmendApplication', application: amended, reason: 'Billigare lokal.' })
      .thenTypes('ApplicationAmended');
    expect(event?.body).toMatchObject({ version: 2, handling: { number: 2, direction: 'IN' } });
  });

  test('with the same content changes nothing', () => {
    given(new Story().submitted()).when(applicant, { type: 'AmendApplication', application, reason: 'Av misstag.' }).thenNothing();
  });

  test('is the applicant’s own, or recorded by the registrar for what came on paper', () => {
    const command = { type: 'AmendApplication', application: amended, reason: 'Billigare lokal.' } as const;
    given(new Story().registered()).when(stranger, command).thenRefused('not-yours-to-do');
    const refusal = given(new Story().registered()).when(official, command).thenRefused('not-yours-to-do');
    expect(refusal.message.sv).toContain('sökanden, registrator eller ärendets handläggare');
    given(new Story().registered()).when(registrar, command).thenTypes('ApplicationAmended');
  });

  test('is over when the case is decided', () => {
    given(new Story().decided('BIFALL'))
      .when(applicant, { type: 'AmendApplication', application: amended, reason: 'Sent.' })
      .thenRefused('already-decided');
  });
});

describe('Withdrawing an application', () => {
  const withdraw = { type: 'WithdrawApplication', reason: 'Vi gör något annat.' } as const;

  test('is recorded as a document, and once more changes nothing', () => {
    given(new Story().registered()).when(applicant, withdraw).thenTypes('ApplicationWithdrawn');
    given(new Story().registered().tell(applicant, withdraw)).when(applicant, withdraw).thenNothing();
  });

  test('stops everything but writing off', () => {
    const withdrawn = new Story().readyForDecision('BIFALL').tell(applicant, withdraw);
    given(withdrawn).when(official, { type: 'CheckEligibility', exceptionReason: null }).thenRefused('application-withdrawn');
    given(withdrawn).when(applicant, { type: 'AmendApplication', application, reason: 'Ändå.' }).thenRefused('application-withdrawn');
    expect(withdrawn.state.move.who).toBe('DELEGATE');
  });
});
