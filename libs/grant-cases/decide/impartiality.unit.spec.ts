import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, application, auditor, colleague, coompanion, delegate, official, secretary, spare, substitute } from '../testing/world';
import type { DeclareImpartiality } from './commands';

const declare: DeclareImpartiality = { type: 'DeclareImpartiality', advisedApplicant: false, statement: 'Jag är opartisk.' };
const conflict = { type: 'DeclareConflict', ground: 'OTHER', details: 'Min syster söker.' } as const;
const decide = { type: 'DecideConflict', personRef: activa.ref, outcome: 'NO_CONFLICT', reasons: 'Avlägset.' } as const;

describe('Declaring impartiality', () => {
  test('is for those who take part, and for a delegate; the same again changes nothing', () => {
    const story = new Story().assigned();
    given(story)
      .when(official, declare)
      .thenEvents({ type: 'ImpartialityDeclared', body: { person: official, advisedApplicant: false, statement: 'Jag är opartisk.' } });
    given(story).when(delegate, declare).thenTypes('ImpartialityDeclared');
    given(story).when(colleague, declare).thenRefused('not-yours-to-do');
    given(story).when(spare, declare).thenRefused('not-yours-to-do');
    given(story.tell(official, declare)).when(official, declare).thenNothing();
  });

  test('comes before every act on the content', () => {
    const story = new Story().assigned();
    given(story).when(official, { type: 'CheckEligibility', exceptionReason: null }).thenRefused('impartiality-not-declared');
    given(story)
      .when(coompanion, { type: 'AssessCriterion', criterion: 'forankring', score: 1, reasons: 'Bra.' })
      .thenRefused('impartiality-not-declared');
    given(story)
      .when(delegate, { type: 'ReferToBoard', cause: 'PRINCIPLE', reasons: 'Nytt slag.' })
      .thenRefused('impartiality-not-declared');
  });

  test('by somebody who advised the applicant opens a conflict question, which somebody else decides', () => {
    const story = new Story().assigned();
    given(story)
      .when(activa, { ...declare, advisedApplicant: true })
      .thenTypes('ImpartialityDeclared', 'ConflictOfInterestDeclared');
    story.tell(activa, { ...declare, advisedApplicant: true });
    const assess = { type: 'AssessCriterion', criterion: 'forankring', score: 1, reasons: 'Bra.' } as const;
    given(story).when(activa, assess).thenRefused('barred');
    given(story.tell(delegate, decide)).when(activa, assess).thenTypes('CriterionAssessed');
  });

  test('can’t deny what the application says about who advised it', () => {
    const advisedBy = 'stiftelsen  ACTIVA';
    const story = new Story().submitted({ ...application, advisedBy }).assigned();
    given(story).when(activa, declare).thenRefused('advised-by-own-organisation');
    given(story).when(coompanion, declare).thenTypes('ImpartialityDeclared');
  });
});

describe('Declaring a conflict of interest', () => {
  test('bars at once from everything, a second declaration and one’s own question included', () => {
    const story = new Story().inPreparation().tell(activa, conflict);
    given(story).when(activa, { type: 'AssessCriterion', criterion: 'forankring', score: 1, reasons: 'Bra.' }).thenRefused('barred');
    given(story).when(activa, declare).thenRefused('barred');
    given(story)
      .when(activa, { ...conflict, ground: 'PARTY' })
      .thenRefused('barred');
    given(story).when(activa, conflict).thenNothing();
  });

  test('is open to everybody who works with cases', () => {
    given(new Story().assigned()).when(auditor, conflict).thenTypes('ConflictOfInterestDeclared');
    given(new Story().submitted()).when(colleague, conflict).thenTypes('ConflictOfInterestDeclared');
  });
});

describe('Deciding a conflict of interest', () => {
  const open = () => new Story().inPreparation().tell(activa, conflict);

  test('lifts the bar, by a finding or because it is obviously irrelevant', () => {
    for (const outcome of ['NO_CONFLICT', 'DISREGARDED'] as const) {
      const story = open().tell(delegate, { ...decide, outcome });
      given(story)
        .when(activa, { type: 'AssessCriterion', criterion: 'forankring', score: 1, reasons: 'Bra.' })
        .thenTypes('CriterionAssessed');
      given(story).when(activa, conflict).thenTypes('ConflictOfInterestDeclared');
    }
  });

  test('affirmed, excludes in the same breath', () => {
    const story = open();
    given(story)
      .when(delegate, { ...decide, outcome: 'CONFLICT' })
      .thenTypes('ConflictDecided', 'ParticipantExcluded');
    story.tell(secretary, { ...decide, outcome: 'CONFLICT' });
    given(story).when(activa, declare).thenRefused('barred');
    expect(story.state.participants).toHaveLength(2);
  });

  test('is a delegate’s or the board’s, and never the concerned person’s own', () => {
    given(open()).when(official, decide).thenRefused('not-yours-to-do');
    given(open())
      .when(delegate, { ...decide, personRef: official.ref })
      .thenRefused('no-open-conflict');
    given(open())
      .when(delegate, { ...decide, personRef: delegate.ref })
      .thenRefused('own-conflict');
    const delegates = new Story().assigned().tell(delegate, conflict);
    given(delegates)
      .when(delegate, { ...decide, personRef: delegate.ref })
      .thenRefused('barred');
    given(delegates)
      .when(substitute, { ...decide, personRef: delegate.ref, outcome: 'CONFLICT' })
      .thenTypes('ConflictDecided');
  });
});

describe('Excluding and replacing', () => {
  const exclude = { type: 'ExcludeParticipant', personRef: activa.ref, reason: 'Delar kontor med sökanden.' } as const;

  test('cuts a participant off for good', () => {
    const story = new Story().inPreparation();
    given(story)
      .when(official, exclude)
      .thenEvents({ type: 'ParticipantExcluded', body: { person: activa, reason: exclude.reason } });
    story.tell(official, exclude);
    given(story).when(delegate, exclude).thenNothing();
    given(story).when(activa, declare).thenRefused('barred');
    given(story)
      .when(coompanion, { ...exclude, personRef: official.ref })
      .thenRefused('not-yours-to-do');
    given(story)
      .when(official, { ...exclude, personRef: spare.ref })
      .thenRefused('not-a-participant');
    given(story)
      .when(official, { ...exclude, personRef: official.ref })
      .thenRefused('not-oneself');
  });

  test('leaves a case without its official waiting for another', () => {
    const story = new Story().inPreparation().tell(delegate, { ...exclude, personRef: official.ref });
    const assess = { type: 'AssessCriterion', criterion: 'forankring', score: 1, reasons: 'Bra.' } as const;
    given(story).when(coompanion, assess).thenRefused('not-assigned');
    given(story)
      .when(colleague, { type: 'AssignCase', official: colleague, groupId: 'grupp-1', advisers: [coompanion] })
      .thenTypes('CaseAssigned');
  });

  test('makes a proposal stale that the excluded person had a part in', () => {
    const story = new Story().proposed('BIFALL').tell(delegate, exclude);
    given(story).when(official, { type: 'SubmitProposal' }).thenRefused('proposal-stale');
  });

  const replace = { type: 'ReplaceParticipant', formerRef: activa.ref, successor: spare, reason: 'Föräldraledig.' } as const;

  test('gives a successor the same place: an adviser of the group, an official for the official', () => {
    const story = new Story().assigned();
    given(story)
      .when(colleague, replace)
      .thenEvents({ type: 'ParticipantReplaced', body: { former: activa, successor: spare, reason: replace.reason } });
    given(story)
      .when(colleague, { ...replace, successor: colleague })
      .thenRefused('not-an-adviser');
    given(story)
      .when(colleague, { ...replace, successor: { ...spare, ref: 'p_outsider' } })
      .thenRefused('not-in-group');
    given(story)
      .when(colleague, { ...replace, successor: coompanion })
      .thenRefused('already-participant');
    given(story)
      .when(colleague, { ...replace, formerRef: spare.ref })
      .thenRefused('not-a-participant');
    given(story)
      .when(colleague, { ...replace, formerRef: official.ref, successor: spare })
      .thenRefused('not-an-official');
    story.tell(colleague, { ...replace, formerRef: official.ref, successor: colleague });
    expect(story.state.participants).toContainEqual({ person: colleague, capacity: 'OFFICIAL' });
    expect(story.state.participants).toHaveLength(3);
  });

  test('fills the place of somebody excluded, but not twice', () => {
    const story = new Story().assigned().tell(delegate, { ...exclude, personRef: official.ref });
    expect(story.state.move.who).toBe('OFFICIAL');
    const take = { ...replace, formerRef: official.ref, successor: colleague };
    story.tell(colleague, take);
    const third = { ...colleague, ref: 'p_third', name: 'Tage Ny' };
    given(story)
      .when(colleague, { ...take, successor: third })
      .thenRefused('place-taken');
    given(story)
      .when(colleague, { ...take, formerRef: colleague.ref, successor: official })
      .thenRefused('person-barred');
  });
});
