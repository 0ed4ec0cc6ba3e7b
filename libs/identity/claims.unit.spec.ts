import { personFrom } from './claims';
import { DEMONSTRATION_ISSUER, DEMONSTRATION_USERS } from './demonstration-users';

const CLAIMS = { sub: 'a-1', name: 'Sara Lindqvist', role: 'official', organisation: 'Region Örebro län' };
const codeOf = (changed: Record<string, unknown>): string | undefined => {
  const read = personFrom('https://issuer.example', { ...CLAIMS, ...changed });
  return 'refusal' in read ? read.refusal.code : undefined;
};

describe('claims of an issuer', () => {
  it('become a person with a role and an organisation', () => {
    expect(personFrom('https://issuer.example', CLAIMS)).toEqual({
      person: {
        issuer: 'https://issuer.example',
        subject: 'a-1',
        name: 'Sara Lindqvist',
        role: 'official',
        organisation: 'Region Örebro län',
        email: null,
      },
    });
  });

  it.each([undefined, '', 'chef', 'Official', 'system', ['official'], 1])('are refused when the role is %j', (role) => {
    expect(codeOf({ role })).toBe('role-unknown');
  });

  it.each([
    ['sara@region.example', undefined, 'sara@region.example'],
    ['sara@region.example', true, 'sara@region.example'],
    ['sara@region.example', false, null],
    ['sara', true, null],
    [7, true, null],
  ])('give the address %j, checked by the issuer: %j, as %j', (email, email_verified, taken) => {
    expect(personFrom('https://issuer.example', { ...CLAIMS, email, email_verified })).toMatchObject({ person: { email: taken } });
  });

  it('are refused without an id or a name', () => {
    expect(codeOf({ sub: ' ' })).toBe('subject-missing');
    expect(codeOf({ name: undefined })).toBe('name-missing');
  });

  it('may lack an organisation, but not an adviser’s', () => {
    expect(codeOf({ organisation: undefined, role: 'applicant' })).toBeUndefined();
    expect(codeOf({ organisation: undefined, role: 'adviser' })).toBe('organisation-missing');
  });

  it('of every demonstration user are accepted, and no two have the same id', () => {
    for (const { subject, ...user } of DEMONSTRATION_USERS)
      expect(personFrom(DEMONSTRATION_ISSUER, { sub: subject, ...user })).toHaveProperty('person');
    expect(new Set(DEMONSTRATION_USERS.map(({ subject }) => subject)).size).toBe(DEMONSTRATION_USERS.length);
  });
});
