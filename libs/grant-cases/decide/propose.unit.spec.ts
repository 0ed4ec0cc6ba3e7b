import type { Person } from '#libs/event-log';
import { given } from '../testing/given';
import { proposal, Story } from '../testing/story';
import { activa, applicant, application, colleague, coompanion, delegate, official, schemeWith, secretary } from '../testing/world';
import type { CaseCommand } from './commands';

const revise = (...args: Parameters<typeof proposal>) => ({ ...proposal(...args), type: 'ReviseProposal' }) as const;
const submit = { type: 'SubmitProposal' } as const;
const conflict: CaseCommand = { type: 'DeclareConflict', ground: 'OTHER', details: 'Släkt.' };
const requestSupplement: CaseCommand = {
  type: 'RequestSupplement',
  items: [{ what: 'Budget', why: 'Saknas.' }],
  deadline: '2026-05-01',
  consequence: 'Avslag.',
};

describe('A proposal can be written', () => {
  const refused = (story: Story, by: Person = official, command: CaseCommand = proposal('BIFALL')) => {
    const { decision } = given(story).when(by, command);
    return 'refusal' in decision ? decision.refusal.code : 'accepted';
  };

  test('when everything that it builds on is there', () => {
    const [event] = given(new Story().prepared()).when(official, proposal('BIFALL')).thenTypes('ProposalDrafted');
    expect(event?.body).toMatchObject({ version: 1, author: official });
  });

  test('not before the formal check, the assessment of state aid, every criterion by everybody, and the meeting', () => {
    expect(refused(new Story().inPreparation())).toBe('eligibility-not-checked');
    expect(refused(new Story().inPreparation().checked())).toBe('state-aid-not-assessed');
    expect(refused(new Story().inPreparation().checked().aidAssessed())).toBe('criteria-not-assessed');
    const half = new Story().inPreparation().checked().aidAssessed().assessed(official, coompanion);
    expect(given(half).when(official, proposal('BIFALL')).thenRefused('criteria-not-assessed').message.sv).toContain(activa.name);
    expect(refused(half.assessed(activa))).toBe('meeting-not-held');
    expect(refused(half.met())).toBe('accepted');
  });

  test('without a meeting, when the guidelines leave it open or the official notes why', () => {
    const unmet = () => new Story().inPreparation().checked().aidAssessed().assessed();
    given(unmet())
      .when(official, proposal('BIFALL'), { scheme: schemeWith({ meeting: 'WHEN_NEEDED' }) })
      .thenTypes('ProposalDrafted');
    const noMeetingReason = 'Gruppen träffade sökanden förra veckan i ett annat ärende.';
    given(unmet()).when(official, proposal('BIFALL', { noMeetingReason })).thenTypes('ProposalDrafted');
    given(unmet().tell(official, proposal('BIFALL', { noMeetingReason })))
      .when(official, submit)
      .thenTypes('ProposalSubmitted');
  });

  test('without the adviser who is barred', () => {
    const story = new Story().inPreparation().checked().met().aidAssessed().assessed(official, coompanion).tell(activa, conflict);
    expect(refused(story)).toBe('accepted');
  });

  test('not while a supplement is out', () => {
    expect(refused(new Story().prepared().tell(official, requestSupplement))).toBe('supplement-open');
  });

  test('not on what was found in an earlier version of the application', () => {
    const change = { ...application, goals: 'Sextio deltagare.' };
    const story = new Story().prepared().tell(applicant, { type: 'AmendApplication', application: change, reason: 'Fler.' });
    expect(refused(story)).toBe('eligibility-not-checked');
    expect(refused(story.checked())).toBe('state-aid-not-assessed');
    expect(refused(story.aidAssessed())).toBe('criteria-not-assessed');
    expect(refused(story.assessed())).toBe('accepted');
  });

  test('for a dismissal without trying the merits', () => {
    expect(refused(new Story().inPreparation().checked(), official, proposal('AVVISNING'))).toBe('accepted');
  });

  test('for a grant only when the flags of the formal check are answered', () => {
    const outside = () =>
      new Story().submitted({ ...application, amountOre: 5_000_001, ownShare: { cashOre: 5_000_001, hours: 0 } }).inPreparation();
    const grant = proposal('BIFALL', { amountOre: 5_000_001 });
    const flagged = outside().checked().met().assessed().aidAssessed();
    expect(refused(flagged, official, grant)).toBe('eligibility-flags-stand');
    expect(refused(flagged, official, proposal('AVSLAG'))).toBe('accepted');
    expect(refused(outside().checked('Fem år i tre kommuner.').met().assessed().aidAssessed(), official, grant)).toBe('accepted');
  });

  test('for a grant never when it would be state aid of another kind', () => {
    const story = new Story().inPreparation().checked().met().assessed();
    story.tell(official, { type: 'AssessStateAid', outcome: 'OTHER', reasons: 'Selektivt.', deMinimisOre: 0, declarationSeen: true });
    expect(refused(story)).toBe('state-aid-other');
    expect(refused(story, official, proposal('AVSLAG'))).toBe('accepted');
  });

  test('by the official in charge, and not by the advisers', () => {
    expect(refused(new Story().prepared(), coompanion)).toBe('not-yours-to-do');
    expect(refused(new Story().prepared(), colleague)).toBe('not-yours-to-do');
  });

  test('only with three texts that are not one, and dissent of those who take part', () => {
    const alike = { adviserProposal: 'Bra  förslag.', officialAssessment: 'bra förslag.' };
    expect(refused(new Story().prepared(), official, proposal('BIFALL', alike))).toBe('proposal-texts-alike');
    const dissent = [{ personRef: colleague.ref, text: 'Nej.' }];
    expect(refused(new Story().prepared(), official, proposal('BIFALL', { dissent }))).toBe('dissenter-unknown');
    const [event] = given(new Story().prepared())
      .when(official, proposal('BIFALL', { dissent: [{ personRef: activa.ref, text: 'Jag hade sagt nej.' }] }))
      .thenTypes('ProposalDrafted');
    expect(event?.body).toMatchObject({ dissent: [{ person: activa }] });
  });
});

describe('Handing a proposal over', () => {
  test('registers the version that was handed over, and makes it the delegate’s move', () => {
    const story = new Story().proposed('BIFALL');
    const [event] = given(story).when(official, submit).thenTypes('ProposalSubmitted');
    expect(event?.body).toMatchObject({ version: 1, submittedBy: official, handling: { subject: 'Förslag till beslut, version 1' } });
    expect(story.tell(official, submit).state.move.who).toBe('DELEGATE');
    given(story).when(official, submit).thenRefused('proposal-with-delegate');
    given(story)
      .when(coompanion, { type: 'AssessCriterion', criterion: 'forankring', score: 0, reasons: 'Ångrar mig.' })
      .thenRefused('proposal-with-delegate');
  });

  test('of less than was asked for comes after the applicant has had the chance to speak, or a reason why not', () => {
    for (const outcome of ['DELVIS_BIFALL', 'AVSLAG', 'AVVISNING'] as const) {
      given(new Story().proposed(outcome)).when(official, submit).thenRefused('not-communicated');
      given(new Story().proposed(outcome).communicated()).when(official, submit).thenTypes('ProposalSubmitted');
      const skipped = new Story().proposed(outcome).tell(official, { type: 'SkipCommunication', reason: 'Sökanden har avstått.' });
      given(skipped).when(official, submit).thenTypes('ProposalSubmitted');
    }
  });

  test('asks for everything again', () => {
    given(new Story().prepared()).when(official, submit).thenRefused('proposal-missing');
    given(new Story().proposed('BIFALL').tell(official, requestSupplement)).when(official, submit).thenRefused('supplement-open');
    const reassessed = new Story().proposed('BIFALL');
    reassessed.tell(coompanion, { type: 'AssessCriterion', criterion: 'forankring', score: 0, reasons: 'Ångrar mig.' });
    given(reassessed).when(official, submit).thenRefused('proposal-stale');
    given(reassessed.tell(official, revise('BIFALL')))
      .when(official, submit)
      .thenTypes('ProposalSubmitted');
  });

  test('of somebody who turned out to be in conflict is for the successor to write anew', () => {
    const story = new Story().proposed('BIFALL').tell(official, conflict);
    const successor = { type: 'ReplaceParticipant', formerRef: official.ref, successor: colleague, reason: 'Jäv.' } as const;
    story.tell(colleague, successor).declared(colleague);
    given(story).when(colleague, submit).thenRefused('proposal-stale');
    given(story).when(colleague, revise('BIFALL')).thenRefused('criteria-not-assessed');
    story
      .assessed(colleague)
      .tell(colleague, revise('BIFALL'))
      .tell(delegate, { type: 'DecideConflict', personRef: official.ref, outcome: 'CONFLICT', reasons: 'Ja.' });
    given(story).when(colleague, submit).thenTypes('ProposalSubmitted');
  });
});

describe('Revising and returning a proposal', () => {
  test('makes the next version; the same text on the same grounds changes nothing', () => {
    const story = new Story().proposed('BIFALL');
    given(story).when(official, proposal('BIFALL')).thenRefused('proposal-exists');
    given(story).when(official, revise('BIFALL')).thenNothing();
    const [event] = given(story).when(official, revise('AVSLAG')).thenTypes('ProposalRevised');
    expect(event?.body).toMatchObject({ version: 2 });
    given(new Story().prepared()).when(official, revise('BIFALL')).thenRefused('proposal-missing');
  });

  test('is the delegate’s to send back, and then the official’s to mend', () => {
    const back = { type: 'ReturnProposal', reason: 'Motivera egeninsatsen.' } as const;
    const story = new Story().readyForDecision('BIFALL');
    given(story).when(official, back).thenRefused('not-yours-to-do');
    given(story).when(secretary, back).thenRefused('return-from-delegate');
    story.tell(delegate, back);
    expect(story.state.move.who).toBe('OFFICIAL');
    given(story).when(delegate, back).thenRefused('proposal-not-submitted');
    given(story).when(official, revise('BIFALL')).thenTypes('ProposalRevised');
  });

  test('is the board’s to send back when the matter was referred to it', () => {
    const back = { type: 'ReturnProposal', reason: 'Nämnden återremitterar.' } as const;
    const story = new Story()
      .readyForDecision('BIFALL')
      .tell(delegate, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt slag.' });
    expect(story.state.move.who).toBe('BOARD');
    given(story).when(delegate, back).thenRefused('return-from-board');
    story.tell(secretary, back);
    expect(story.state.atBoard).toBeNull();
  });
});
