import { LOA2, LOA3, LOA4 } from './assurance';
import { nonceOf } from '#libs/kernel';
import { isFresh, readStepUp, stepUpFor, type StepUpRequest } from './step-up';

const NOW = 1_800_000_000;
const DIGEST = 'ab'.repeat(32);
const [SECOND, THIRD] = ['cd'.repeat(32), 'ef'.repeat(32)] as const;
const REQUEST: StepUpRequest = { digests: [DIGEST], subject: 'omradeschef.anna', startedAt: NOW - 30 };
const CLAIMS = { sub: 'omradeschef.anna', nonce: nonceOf([DIGEST]), acr: LOA3, auth_time: NOW - 5 };
const read = (changed: Record<string, unknown>, now = NOW): unknown => {
  const outcome = readStepUp({ ...CLAIMS, ...changed }, REQUEST, now);
  return 'refusal' in outcome ? outcome.refusal.code : outcome.stepUp;
};

describe('what a new sign-in proves', () => {
  it('is the approval of one statement, by one person, at one time, at one level', () => {
    expect(read({})).toEqual({ digests: [DIGEST], authTime: NOW - 5, acr: LOA3 });
    expect(read({ acr: LOA4 })).toMatchObject({ acr: LOA4 });
  });

  it.each([
    ['somebody else', { sub: 'ersattare.mikael' }, 'step-up-other-person'],
    ['nobody', { sub: undefined }, 'step-up-other-person'],
    ['another statement', { nonce: nonceOf([SECOND]) }, 'step-up-other-statement'],
    ['no statement', { nonce: undefined }, 'step-up-other-statement'],
    ['the digest in another spelling', { nonce: DIGEST }, 'step-up-other-statement'],
    ['a lower level', { acr: LOA2 }, 'step-up-too-weak'],
    ['an unknown level', { acr: 'urn:strong' }, 'step-up-too-weak'],
    ['several levels', { acr: [LOA3] }, 'step-up-too-weak'],
    ['no level', { acr: undefined }, 'step-up-too-weak'],
    ['no time', { auth_time: undefined }, 'step-up-without-time'],
    ['a time that is no number', { auth_time: String(NOW) }, 'step-up-without-time'],
    ['a time that is not whole', { auth_time: NOW - 0.5 }, 'step-up-without-time'],
    ['an earlier session', { auth_time: NOW - 60 }, 'step-up-too-old'],
    ['the future', { auth_time: NOW + 60 }, 'step-up-too-old'],
  ])('is nothing when the token is of %s', (_, changed, code) => {
    expect(read(changed)).toBe(code);
  });

  it('is nothing when it comes back after two minutes', () => {
    expect(read({ auth_time: NOW }, NOW + 120)).toMatchObject({ digests: [DIGEST] });
    expect(read({ auth_time: NOW }, NOW + 121)).toBe('step-up-too-old');
  });

  it('bears with clocks that are some seconds apart', () => {
    expect(read({ auth_time: REQUEST.startedAt - 10 })).toMatchObject({ digests: [DIGEST] });
    expect(isFresh({ authTime: NOW + 10 }, NOW)).toBe(true);
    expect(isFresh({ authTime: NOW + 11 }, NOW)).toBe(false);
  });

  it('counts for its statement and for no other', () => {
    const stepUp = { digests: [DIGEST], authTime: NOW, acr: LOA3 };
    expect(stepUpFor({ stepUp }, DIGEST)).toEqual({ stepUp });
    expect(stepUpFor({ stepUp }, SECOND)).toMatchObject({ refusal: { code: 'step-up-required' } });
    expect(stepUpFor({ stepUp: null }, DIGEST)).toMatchObject({ refusal: { code: 'step-up-required' } });
  });
});

describe('what a new sign-in proves of several statements', () => {
  const asked: StepUpRequest = { ...REQUEST, digests: [DIGEST, SECOND] };
  const nonceFor = (...digests: readonly string[]): unknown => {
    const outcome = readStepUp({ ...CLAIMS, nonce: nonceOf(digests) }, asked, NOW);
    return 'refusal' in outcome ? outcome.refusal.code : outcome.stepUp.digests;
  };

  it('is the approval of each of those that were asked for, and of no other', () => {
    expect(nonceFor(DIGEST, SECOND)).toEqual([DIGEST, SECOND]);
    const stepUp = { digests: asked.digests, authTime: NOW, acr: LOA3 };
    expect([DIGEST, SECOND].map((one) => stepUpFor({ stepUp }, one))).toEqual([{ stepUp }, { stepUp }]);
    expect(stepUpFor({ stepUp }, THIRD)).toMatchObject({ refusal: { code: 'step-up-required' } });
    expect(stepUpFor({ stepUp }, nonceOf(asked.digests))).toMatchObject({ refusal: { code: 'step-up-required' } });
  });

  it.each([
    ['one swapped', [DIGEST, THIRD]],
    ['one more', [DIGEST, SECOND, THIRD]],
    ['one less', [DIGEST]],
    ['another order', [SECOND, DIGEST]],
    ['one of them twice', [DIGEST, SECOND, SECOND]],
  ])('is nothing when the token is of a list with %s', (_, digests) => {
    expect(nonceFor(...digests)).toBe('step-up-other-statement');
  });

  it('is nothing for the statement that one of them became when its case had changed', () => {
    const anew: StepUpRequest = { ...REQUEST, digests: [DIGEST, THIRD] };
    const outcome = readStepUp({ ...CLAIMS, nonce: nonceOf(asked.digests) }, anew, NOW);
    expect(outcome).toMatchObject({ refusal: { code: 'step-up-other-statement' } });
  });
});
