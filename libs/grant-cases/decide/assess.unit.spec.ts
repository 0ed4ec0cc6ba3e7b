import { given } from '../testing/given';
import { Story } from '../testing/story';
import { activa, applicant, application, colleague, coompanion, guidelines, official, schemeWith } from '../testing/world';

const assess = { type: 'AssessCriterion', criterion: 'forankring', score: 4, reasons: 'Kommunen är med.' } as const;
const aid = {
  type: 'AssessStateAid',
  outcome: 'DE_MINIMIS',
  reasons: 'Säljer tjänster.',
  deMinimisOre: 100_000,
  declarationSeen: true,
} as const;

describe('Assessing a criterion', () => {
  const story = new Story().inPreparation();

  test('is each assessor’s own, in the capacity that they have in the case', () => {
    const [own] = given(story).when(official, assess).thenTypes('CriterionAssessed');
    expect(own?.body).toMatchObject({ assessor: official, capacity: 'OFFICIAL', guidelineVersion: '2026:1' });
    const [other] = given(story).when(coompanion, assess).thenTypes('CriterionAssessed');
    expect(other?.body).toMatchObject({ assessor: coompanion, capacity: 'ADVISER' });
    given(story).when(colleague, assess).thenRefused('not-yours-to-do');
  });

  test('is about a criterion of the guidelines, with a whole score within them', () => {
    given(story)
      .when(official, { ...assess, criterion: 'trevnad' })
      .thenRefused('criterion-unknown');
    for (const score of [-1, 6, 2.5, Number.NaN])
      given(story)
        .when(official, { ...assess, score })
        .thenRefused('score-out-of-range');
    const narrow = { scheme: schemeWith({ maxScore: 3 }) };
    expect(given(story).when(official, assess, narrow).thenRefused('score-out-of-range').message.sv).toContain('3');
  });

  test('the same again changes nothing, a new view replaces the old, and nobody else’s', () => {
    const assessed = new Story().inPreparation().tell(official, assess).tell(activa, assess);
    given(assessed).when(official, assess).thenNothing();
    assessed.tell(official, { ...assess, score: 2 });
    expect(assessed.state.assessments.map(({ assessor, score }) => [assessor.ref, score])).toEqual([
      [activa.ref, 4],
      [official.ref, 2],
    ]);
  });

  test('has to be done anew, even with the same outcome, when the application has been amended', () => {
    const amended = new Story()
      .prepared()
      .tell(applicant, { type: 'AmendApplication', application: { ...application, goals: 'Sextio deltagare.' }, reason: 'Fler.' });
    given(amended.checked()).when(official, assess).thenTypes('CriterionAssessed');
  });

  test('waits for what the advisers have left to do', () => {
    const assessed = new Story().inPreparation().checked();
    expect(assessed.state.move.who).toBe('OFFICIAL');
    expect(assessed.assessed(official).state.move.who).toBe('GROUP');
    expect(assessed.assessed(coompanion).state.move.who).toBe('GROUP');
    expect(assessed.assessed(activa).state.move.who).toBe('OFFICIAL');
    expect(guidelines.criteria).toHaveLength(4);
  });
});

describe('Assessing state aid', () => {
  test('as small aid demands that the applicant’s declaration has been seen', () => {
    const story = new Story().inPreparation();
    given(story)
      .when(official, { ...aid, declarationSeen: false })
      .thenRefused('declaration-not-seen');
    given(story).when(official, aid).thenTypes('StateAidAssessed');
    given(story.tell(official, aid)).when(official, aid).thenNothing();
    given(story).when(coompanion, aid).thenRefused('not-yours-to-do');
  });
});
