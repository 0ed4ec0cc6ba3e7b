import { Story } from '../testing/story';
import { official } from '../testing/world';
import { caseDecider } from '.';
import type { DispatchDecision } from './commands';

const DISPATCH: DispatchDecision = { type: 'DispatchDecision', recipient: 'Alva Ek', channel: 'PORTAL', explanation: 'Beviljat.' };
const AWAY = { unwitnessedBy: ['arkiv', 'granne'] };

describe('sending a decision that too few witnesses stand for', () => {
  const decided = (): Story => new Story().decided('BIFALL');
  const given = (command: DispatchDecision, story = decided()) =>
    caseDecider.decide(command, story.state, { ...story.context(official), ...AWAY });

  it('waits, and says for whom and what may be done', () => {
    const answer = given(DISPATCH);
    expect(answer).toMatchObject({ refusal: { code: 'decision-unwitnessed', basis: 'POLICY', field: 'unwitnessed' } });
    expect('refusal' in answer && answer.refusal.message.sv).toMatch(
      /^Beslutet väntar på bevittning: .*Saknas: arkiv, granne\. Försök igen om en stund/,
    );
    for (const unwitnessed of [null, '', '  \n'])
      expect(given({ ...DISPATCH, unwitnessed })).toMatchObject({ refusal: { code: 'decision-unwitnessed' } });
  });

  it('is done all the same with a reason, which is recorded', () => {
    const story = decided().tell(official, { ...DISPATCH, unwitnessed: ' Vittnena är borta över helgen. ' }, AWAY);
    expect(story.events.at(-1)).toMatchObject({ type: 'DecisionDispatched', body: { unwitnessed: 'Vittnena är borta över helgen.' } });
  });

  it('records no reason when none was needed', () => {
    for (const unwitnessedBy of [undefined, null]) {
      const story = decided().tell(
        official,
        { ...DISPATCH, unwitnessed: 'Bråttom.' },
        unwitnessedBy === undefined ? {} : { unwitnessedBy },
      );
      expect(story.events.at(-1)!.body).not.toHaveProperty('unwitnessed');
    }
  });

  it('does nothing when that letter has been sent already', () => {
    expect(given(DISPATCH, decided().tell(official, DISPATCH))).toEqual({ events: [] });
  });
});
