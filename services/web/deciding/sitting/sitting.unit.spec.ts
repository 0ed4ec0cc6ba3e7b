import type { ProblemDocument } from '../../../api/problems/problem';
import {
  answered,
  approved,
  begun,
  chosen,
  hasRead,
  NO_SITTING,
  prepared,
  remaining,
  signInFor,
  stateOf,
  unanswered,
  type Prepared,
  type Sitting,
} from './sitting';

const TODAY = '2026-04-20';
const PICKED = ['a', 'b', 'c'].map((caseId) => ({ caseId, number: `LIG 2026-${caseId}`, organisation: caseId.toUpperCase() }));
const made = (digest: string, decidedOn = TODAY): Prepared => ({
  command: 'decision',
  body: {},
  key: `key-${digest}`,
  shown: { decisionId: digest, decidedOn, digest, text: 'Beslut', statement: '{}', revision: 7, stepUpUrl: '' },
});
const states = (sitting: Sitting, today = TODAY) => sitting.cases.map((one) => stateOf(one, today));
const digests = (sitting: Sitting, today = TODAY) => approved(sitting, today).map((one) => one.prepared.shown.digest);
/** Three cases with their texts shown, of which the first and the last are approved. */
function ready(): Sitting {
  const shown = PICKED.reduce((sitting, { caseId }) => prepared(sitting, caseId, made(caseId)), begun(PICKED, NO_SITTING));
  const left = chosen(shown, 'b', 'LEFT_OUT');
  return ['a', 'c'].reduce((sitting, caseId) => chosen(hasRead(sitting, caseId, true), caseId, 'APPROVED'), left);
}
const REFUSED = { status: 422, code: 'frame-exceeded' } as ProblemDocument;

describe('a sitting', () => {
  it('begins with nothing approved, at its first case', () => {
    const sitting = begun(PICKED, NO_SITTING);
    expect(sitting.at).toBe('a');
    expect(states(sitting)).toEqual(['TO_WRITE', 'TO_WRITE', 'TO_WRITE']);
    expect(digests(sitting)).toEqual([]);
  });

  it('goes from a choice to the next case that has none, and at last to all of them', () => {
    const sitting = begun(PICKED, NO_SITTING);
    const second = chosen(sitting, 'b', 'LEFT_OUT');
    expect(second.at).toBe('c');
    const third = chosen(second, 'c', 'LEFT_OUT');
    expect(third.at).toBe('a');
    expect(chosen(third, 'a', 'LEFT_OUT').at).toBeNull();
  });

  it('asks one sign-in for what is approved, in its order, and for nothing else', () => {
    const sitting = ready();
    expect(states(sitting)).toEqual(['APPROVED', 'LEFT_OUT', 'APPROVED']);
    expect(digests(sitting)).toEqual(['a', 'c']);
    expect(signInFor(['a', 'c'], 'sv')).toBe('/auth/step-up?digest=a&digest=c&returnTo=%2Fbeslut%2Fsittning&ui_locales=sv');
  });

  it('lets no approval outlive its text, its reading or its day', () => {
    expect(digests(prepared(ready(), 'a', made('annan')))).toEqual(['c']);
    expect(digests(hasRead(ready(), 'a', false))).toEqual(['c']);
    expect(digests(ready(), '2026-04-21')).toEqual([]);
    expect(states(ready(), '2026-04-21')).toEqual(['OTHER_DAY', 'LEFT_OUT', 'OTHER_DAY']);
  });

  it('sends what the sign-in was for, each until it has its answer', () => {
    const awaited = { ...ready(), awaited: ['a', 'c'] };
    expect(unanswered(awaited).map(({ caseId }) => caseId)).toEqual(['a', 'c']);
    expect(unanswered(answered(awaited, 'a', { kind: 'SIGNED' })).map(({ caseId }) => caseId)).toEqual(['c']);
    // approved anew meanwhile: that sign-in was not for it
    expect(unanswered(prepared(awaited, 'c', made('annan'))).map(({ caseId }) => caseId)).toEqual(['a']);
    expect(unanswered(ready())).toEqual([]);
  });

  it('goes on with what is not signed: what was refused is shown anew, what was left out is as it was, nothing is approved', () => {
    const over = answered(answered({ ...ready(), awaited: ['a', 'c'] }, 'a', { kind: 'SIGNED' }), 'c', {
      kind: 'REFUSED',
      problem: REFUSED,
    });
    const anew = remaining(over);
    expect(anew).toMatchObject({ at: 'b', awaited: null, sending: false });
    expect(anew.cases.map(({ caseId, prepared: text }) => [caseId, text?.shown.digest])).toEqual([
      ['b', 'b'],
      ['c', undefined],
    ]);
    expect(states(anew)).toEqual(['TO_READ', 'TO_WRITE']);
  });

  it('picked again keeps what was prepared and chosen, and begins anew with what has had its answer', () => {
    const again = begun(PICKED, answered(ready(), 'a', { kind: 'SIGNED' }));
    expect(states(again)).toEqual(['TO_WRITE', 'LEFT_OUT', 'APPROVED']);
    expect(again.at).toBe('a');
    expect(begun(PICKED.slice(2), again).at).toBeNull();
  });
});
