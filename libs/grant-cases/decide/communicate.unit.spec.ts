import { given } from '../testing/given';
import { proposal, Story } from '../testing/story';
import { applicant, commandId, official, registrar, stranger, system } from '../testing/world';

const send = {
  type: 'SendCommunication',
  material: ['Förslag till beslut'],
  message: 'Du kan yttra dig.',
  deadline: '2026-03-20',
} as const;
const sent = () => new Story().proposed('AVSLAG').tell(official, send);
const idOf = (story: Story) => story.state.communications[0]!.id;

describe('Letting the applicant speak', () => {
  test('gives at least the days of the guidelines, and makes it the applicant’s move', () => {
    const story = new Story().proposed('AVSLAG');
    given(story)
      .when(official, { ...send, deadline: '2026-03-15' })
      .thenRefused('communication-deadline-too-soon');
    const refusal = given(story)
      .when(official, { ...send, deadline: '2026-03-15' })
      .thenRefused('communication-deadline-too-soon');
    expect(refusal).toMatchObject({ basis: 'POLICY', citation: 'nämndens rutin (jfr FL 25 §)' });
    given(story).when(official, send).thenTypes('CommunicationSent');
    expect(sent().state.move).toMatchObject({ who: 'APPLICANT', deadline: '2026-03-20', deadlineKind: 'COMMUNICATION' });
  });

  test('holds the proposal back until there is an answer or the time is out', () => {
    const story = sent();
    expect(given(story).when(official, { type: 'SubmitProposal' }).thenRefused('communication-open').message.sv).toContain('20 mars 2026');
    story.tell(applicant, { type: 'ReplyToCommunication', communicationId: idOf(story), receivedAt: null, answer: 'Jag håller inte med.' });
    given(story).when(official, { type: 'SubmitProposal' }).thenTypes('ProposalSubmitted');
  });
});

describe('The reply', () => {
  const reply = (story: Story) =>
    ({ type: 'ReplyToCommunication', communicationId: idOf(story), receivedAt: null, answer: 'Nej.' }) as const;

  test('is the applicant’s own or recorded from paper, once, and may be late', () => {
    const story = sent();
    given(story).when(applicant, reply(story)).thenTypes('CommunicationReplied');
    given(story).when(stranger, reply(story)).thenRefused('not-yours-to-do');
    given(story)
      .when(applicant, { ...reply(story), receivedAt: '2026-03-02T08:00:00Z' })
      .thenRefused('arrival-not-yours');
    given(story)
      .when(registrar, { ...reply(story), receivedAt: '2026-03-02T08:00:00Z' })
      .thenTypes('CommunicationReplied');
    given(story)
      .when(applicant, { ...reply(story), communicationId: commandId(5) })
      .thenRefused('communication-unknown');
    story.later({ days: 30 }).tell(system, { type: 'FlagCommunicationLapsed', communicationId: idOf(story) });
    story.tell(applicant, reply(story));
    given(story).when(applicant, reply(story)).thenRefused('already-replied');
  });
});

describe('When the time to speak runs out', () => {
  const flag = (story: Story) => ({ type: 'FlagCommunicationLapsed', communicationId: idOf(story) }) as const;

  test('the system says so, the day after, once', () => {
    const story = sent().later({ days: 18 });
    given(story).when(system, flag(story)).thenRefused('communication-time-left');
    story.later({ days: 1 });
    given(story).when(system, flag(story)).thenTypes('CommunicationTimeLapsed');
    given(story).when(official, flag(story)).thenRefused('not-yours-to-do');
    given(story.tell(system, flag(story)))
      .when(system, flag(story))
      .thenNothing();
    given(story)
      .when(system, { ...flag(story), communicationId: commandId(5) })
      .thenRefused('communication-unknown');
  });
});

describe('Going without', () => {
  const skip = { type: 'SkipCommunication', reason: 'Sökanden har sett allt.' } as const;

  test('takes a reason, and isn’t possible once the material is out', () => {
    const story = new Story().proposed('AVSLAG');
    given(story).when(official, skip).thenTypes('CommunicationSkipped');
    given(story.tell(official, skip)).when(official, skip).thenNothing();
    given(sent()).when(official, skip).thenRefused('communication-under-way');
  });

  test('isn’t needed when everything asked for is granted', () => {
    given(new Story().prepared().tell(official, proposal('BIFALL')))
      .when(official, { type: 'SubmitProposal' })
      .thenTypes('ProposalSubmitted');
  });
});
