import { CASE_REFUSALS } from '#libs/grant-cases';
import { explained } from './explained';

describe('what a problem means', () => {
  it('can be read for every refusal that a case can give, in both languages, with the rule and nothing left to fill in', () => {
    for (const code of Object.keys(CASE_REFUSALS))
      for (const language of ['sv', 'en'] as const) {
        const told = explained(code, language)!;
        expect(told.message).not.toMatch(/[{}]/);
        expect([403, 404, 409, 412, 422]).toContain(told.status);
        expect(told.citation).toBeTruthy();
      }
  });

  it('can be read for what the request itself can be refused for', () => {
    expect(explained('not-signed-in', 'sv')).toMatchObject({ status: 401, title: 'Inloggning behövs', basis: null });
    expect(explained('case-changed', 'en')).toMatchObject({ status: 412 });
    expect(explained('step-up-required', 'en')).toMatchObject({ status: 401 });
  });

  it('is unknown for a code that nobody has described', () => {
    expect(explained('nothing-of-the-kind', 'sv')).toBeUndefined();
    expect(explained('constructor', 'sv')).toBeUndefined();
  });
});
