import { LOA2, LOA3, LOA4 } from './assurance';
import { isDigest, isFresh, nonceOf, readStepUp, stepUpFor, type StepUpRequest } from './step-up';

const NOW = 1_800_000_000;
const DIGEST = 'ab'.repeat(32);
const REQUEST: StepUpRequest = { digest: DIGEST, subject: 'omradeschef.anna', startedAt: NOW - 30 };
const CLAIMS = { sub: 'omradeschef.anna', nonce: nonceOf(DIGEST), acr: LOA3, auth_time: NOW - 5 };
const read = (changed: Record<string, unknown>, now = NOW): unknown => {
  const outcome = readStepUp({ ...CLAIMS, ...changed }, REQUEST, now);
  return 'refusal' in outcome ? outcome.refusal.code : outcome.stepUp;
};

describe('what a new sign-in proves', () => {
  it('is the approval of one statement, by one person, at one time, at one level', () => {
    expect(read({})).toEqual({ digest: DIGEST, authTime: NOW - 5, acr: LOA3 });
    expect(read({ acr: LOA4 })).toMatchObject({ acr: LOA4 });
  });

  it.each([
    ['somebody else', { sub: 'ersattare.mikael' }, 'step-up-other-person'],
    ['nobody', { sub: undefined }, 'step-up-other-person'],
    ['another statement', { nonce: nonceOf('cd'.repeat(32)) }, 'step-up-other-statement'],
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
    expect(read({ auth_time: NOW }, NOW + 120)).toMatchObject({ digest: DIGEST });
    expect(read({ auth_time: NOW }, NOW + 121)).toBe('step-up-too-old');
  });

  it('bears with clocks that are some seconds apart', () => {
    expect(read({ auth_time: REQUEST.startedAt - 10 })).toMatchObject({ digest: DIGEST });
    expect(isFresh({ authTime: NOW + 10 }, NOW)).toBe(true);
    expect(isFresh({ authTime: NOW + 11 }, NOW)).toBe(false);
  });

  it('puts the very bytes of the digest into the nonce', () => {
    expect(Buffer.from(nonceOf(DIGEST), 'base64url').toString('hex')).toBe(DIGEST);
  });

  it('counts for its statement and for no other', () => {
    const stepUp = { digest: DIGEST, authTime: NOW, acr: LOA3 };
    expect(stepUpFor({ stepUp }, DIGEST)).toEqual({ stepUp });
    expect(stepUpFor({ stepUp }, 'cd'.repeat(32))).toMatchObject({ refusal: { code: 'step-up-required' } });
    expect(stepUpFor({ stepUp: null }, DIGEST)).toMatchObject({ refusal: { code: 'step-up-required' } });
  });

  it('knows a digest when it sees one', () => {
    expect(isDigest(DIGEST)).toBe(true);
    for (const text of [DIGEST.toUpperCase(), DIGEST.slice(1), `${DIGEST}\n`, '', undefined, 7]) expect(isDigest(text)).toBe(false);
  });
});
