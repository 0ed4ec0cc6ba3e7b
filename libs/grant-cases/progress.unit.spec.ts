import { phaseOf } from './progress';
import { proposal, Story } from './testing/story';
import { applicant, delegate, official, secretary } from './testing/world';

const send = { type: 'SendCommunication', material: ['Förslaget'], message: 'Yttra dig.', deadline: '2026-03-20' } as const;

test('A case goes through the phases of the field, and it is always somebody’s move', () => {
  const told: [Story, string, string][] = [
    [new Story(), 'NONE', 'NONE'],
    [new Story().submitted(), 'RECEIVED', 'REGISTRAR'],
    [new Story().registered(), 'REGISTERED', 'OFFICIAL'],
    [new Story().inPreparation(), 'ASSESSING', 'OFFICIAL'],
    [new Story().proposed('BIFALL'), 'PROPOSED', 'OFFICIAL'],
    [new Story().proposed('AVSLAG').tell(official, send), 'COMMUNICATED', 'APPLICANT'],
    [new Story().readyForDecision('BIFALL'), 'READY_FOR_DECISION', 'DELEGATE'],
    [
      new Story().readyForDecision('BIFALL').tell(secretary, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt.' }),
      'AT_BOARD',
      'BOARD',
    ],
    [new Story().submitted().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' }), 'WITHDRAWN', 'REGISTRAR'],
    [new Story().registered().tell(applicant, { type: 'WithdrawApplication', reason: 'Nej.' }), 'WITHDRAWN', 'DELEGATE'],
    [new Story().decided('AVSLAG'), 'DECIDED', 'OFFICIAL'],
  ];
  expect(told.map(([{ state }]) => [phaseOf(state), state.move.who])).toEqual(told.map(([, phase, who]) => [phase, who]));
});

test('A move is counted from the event that made it theirs, not from the latest event', () => {
  const story = new Story().readyForDecision('BIFALL');
  const since = story.state.move.since;
  story.later({ days: 3 }).tell(delegate, {
    type: 'RecordNote',
    meetingId: null,
    occurredAt: since!,
    source: 'Alva Ek',
    channel: 'PHONE',
    facts: 'Undrade.',
    opinion: null,
  });
  expect(story.state.move).toMatchObject({ who: 'DELEGATE', since });
  story.tell(delegate, { type: 'ReturnProposal', reason: 'Skriv om.' });
  expect(story.state.move).toMatchObject({ who: 'OFFICIAL', since: story.now });
});

test('A returned proposal is the official’s, whatever it proposes', () => {
  const story = new Story().prepared().tell(official, proposal('BIFALL')).tell(official, { type: 'SubmitProposal' });
  expect(phaseOf(story.tell(delegate, { type: 'ReturnProposal', reason: 'Skriv om.' }).state)).toBe('PROPOSED');
});
