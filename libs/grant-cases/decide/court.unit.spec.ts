import { given } from '../testing/given';
import { Story } from '../testing/story';
import { court, delegate, official, registrar, secretary, substitute } from '../testing/world';

const HIGHER = 'Kammarrätten i Göteborg';
const decided = () => new Story().decided('AVSLAG').announced().later({ days: 5 });
const appealed = () => decided().appealed().later({ days: 10 });
const today = (story: Story) => story.context(registrar).today;
const notify = (story: Story, appealId: string | null = null) =>
  ({ type: 'RecordCourtCase', appealId, court, caseNumber: '1234-26', notifiedOn: today(story) }) as const;

describe('A court case', () => {
  test('is of an appeal that was passed on, or of one that went to the court directly', () => {
    given(appealed()).when(registrar, notify(appealed(), appealed().appealId)).thenTypes('CourtCaseNotified');
    const [event] = given(decided()).when(secretary, notify(decided())).thenTypes('CourtCaseNotified');
    expect(event?.body).toMatchObject({ regime: 'KL13', court, caseNumber: '1234-26', handling: { direction: 'IN', counterpart: court } });
    const direct = decided().tell(registrar, notify(decided()));
    expect(direct.state.timing?.appeals).toMatchObject([{ receivedOn: null, court, caseNumber: '1234-26' }]);
    given(direct).when(registrar, notify(direct)).thenRefused('court-case-known');
    given(direct).when(registrar, notify(direct, direct.appealId)).thenNothing();
    given(direct).when(delegate, notify(direct)).thenRefused('not-yours-to-do');
  });

  test('goes on in a higher court, and is open again there', () => {
    const ruled = appealed().ruled('REJECTED', null).later({ days: 10 });
    const { appealId } = ruled;
    given(ruled)
      .when(registrar, { ...notify(ruled, appealId), caseNumber: '9-26' })
      .thenRefused('court-case-known');
    ruled.tell(registrar, { ...notify(ruled, appealId), court: HIGHER, caseNumber: '77-26' });
    expect(ruled.state.timing?.appeals).toMatchObject([{ court: HIGHER, caseNumber: '77-26', ruling: null }]);
  });
});

describe('A statement to the court', () => {
  const submit = (story: Story, paragraph: string | null) =>
    ({ type: 'SubmitStatementToCourt', appealId: story.appealId, submittedOn: today(story), paragraph }) as const;

  test('is the board’s, with the paragraph of its minutes, or the delegate’s own on a decision made on delegation', () => {
    const story = appealed();
    const [board] = given(story).when(secretary, submit(story, 'KN § 9')).thenTypes('StatementToCourtSubmitted');
    expect(board?.body).toMatchObject({ by: 'BOARD', paragraph: 'KN § 9', authority: null });
    const [own] = given(story).when(delegate, submit(story, null)).thenTypes('StatementToCourtSubmitted');
    expect(own?.body).toMatchObject({ by: 'DELEGATE', paragraph: null, authority: { itemNumber: 'H.3', orderVersion: '2026:1' } });
    given(story).when(secretary, submit(story, null)).thenRefused('statement-paragraph');
    given(story).when(delegate, submit(story, 'KN § 9')).thenRefused('statement-paragraph');
    given(story).when(official, submit(story, null)).thenRefused('not-yours-to-do');
  });

  test('by a delegate takes authority that day, and impartiality', () => {
    const story = appealed();
    given(story).when(delegate, submit(story, null), { authority: null }).thenRefused('authority-unknown');
    given(story).when(substitute, submit(story, null)).thenRefused('impartiality-not-declared');
  });
});

describe('A stay', () => {
  const stay = (story: Story) => ({ type: 'RecordStay', appealId: story.appealId, court, orderedOn: today(story) }) as const;
  const lift = (story: Story) => ({ type: 'RecordStayLifted', appealId: story.appealId, court, liftedOn: today(story) }) as const;

  test('is entered once, and ends when the court lifts it or has the last word', () => {
    const story = appealed();
    given(story).when(registrar, lift(story)).thenRefused('not-stayed');
    const stayed = appealed();
    stayed.tell(registrar, stay(stayed));
    given(stayed).when(registrar, stay(stayed)).thenNothing();
    given(stayed)
      .when(registrar, { ...stay(stayed), orderedOn: '2026-03-25' })
      .thenRefused('already-stayed');
    given(stayed).when(registrar, lift(stayed)).thenTypes('StayLifted');
    expect(stayed.ruled('REJECTED', null).state.timing?.appeals[0]?.stayedOn).not.toBeNull();
    expect(stayed.ruled('REJECTED').state.timing?.appeals[0]?.stayedOn).toBeNull();
  });

  test('needs a court that has the case', () => {
    const received = decided().tell(registrar, { type: 'ReceiveAppeal', receivedAt: null, appellant: 'Maj', channel: 'EMAIL' });
    given(received).when(registrar, stay(received)).thenRefused('court-case-unknown');
    const over = appealed().ruled('REJECTED');
    given(over).when(registrar, stay(over)).thenRefused('court-has-ruled');
  });
});

describe('A ruling', () => {
  const ruling = (story: Story) =>
    ({
      type: 'RecordRuling',
      appealId: story.appealId,
      court,
      caseNumber: '1234-26',
      outcome: 'REJECTED',
      ruledOn: today(story),
      finalOn: null,
    }) as const;

  test('is entered once, and the day when it became final is added later', () => {
    const story = appealed();
    given(story).when(registrar, ruling(story)).thenTypes('CourtRuled');
    const known = appealed();
    const said = ruling(known);
    known.tell(registrar, said).later({ days: 25 });
    given(known).when(registrar, said).thenNothing();
    given(known)
      .when(registrar, { ...said, outcome: 'ANNULLED' })
      .thenRefused('ruled-otherwise');
    const final = { ...said, finalOn: today(known) };
    given(known).when(registrar, final).thenTypes('CourtRuled');
    known.tell(registrar, final);
    given(known)
      .when(registrar, { ...said, finalOn: said.ruledOn })
      .thenRefused('court-has-ruled');
  });

  test('has days that have come, in their order', () => {
    const story = appealed();
    given(story)
      .when(registrar, { ...ruling(story), ruledOn: '2027-01-01' })
      .thenRefused('appeal-day-in-future');
    given(story)
      .when(registrar, { ...ruling(story), finalOn: '2026-03-20' })
      .thenRefused('appeal-day-too-early');
    given(story)
      .when(registrar, { ...ruling(story), appealId: '018f0000-0000-7000-8000-00000000ffff' })
      .thenRefused('appeal-unknown');
  });
});
