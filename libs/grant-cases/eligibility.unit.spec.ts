import fc from 'fast-check';
import { DE_MINIMIS_FLAG_ORE, eligibilityFindings, isOrganisationNumber } from './eligibility';
import { given } from './testing/given';
import { Story } from './testing/story';
import { application, guidelines, official, scheme, START } from './testing/world';
import type { Application } from './application';

const flags = (change: Partial<Application>, receivedAt = START) =>
  eligibilityFindings({ application: { ...application, ...change }, receivedAt, callId: null, scheme, guidelines })
    .filter(({ passed }) => !passed)
    .map(({ rule }) => rule);
const organisation = (change: Partial<Application['organisation']>) => ({ organisation: { ...application.organisation, ...change } });

describe('What the formal check flags', () => {
  test('nothing in an application within the guidelines', () => expect(flags({})).toEqual([]));

  test.each<[string, Partial<Application>]>([
    ['organisation-form', organisation({ form: 'aktiebolag' })],
    ['municipality', organisation({ municipality: 'Västerås' })],
    ['organisation-number', organisation({ number: '802002-4497' })],
    ['amount', { amountOre: 1_999_999 }],
    ['own-share', { ownShare: { cashOre: 0, hours: 121 } }],
    ['economic-activity', { economicActivity: true }],
    ['schedule', { schedule: { from: '2026-10-01', to: '2026-09-30' } }],
    ['schedule', { schedule: { from: '2026-01-01', to: '2026-03-02' } }],
  ])('%s', (rule, change) => expect(flags(change)).toEqual([rule]));

  test('an amount above the guidelines, which needs a larger own share too', () =>
    expect(flags({ amountOre: 5_000_001 })).toEqual(['amount', 'own-share']));

  test('more than the ceiling of small aid, for economic activity only', () => {
    const deMinimisOre = DE_MINIMIS_FLAG_ORE - application.amountOre;
    expect(flags({ deMinimisOre: deMinimisOre + 1 })).toEqual([]);
    expect(flags({ deMinimisOre, economicActivity: true })).toEqual(['economic-activity']);
    expect(flags({ deMinimisOre: deMinimisOre + 1, economicActivity: true })).toEqual(['economic-activity', 'de-minimis']);
  });

  test('arrival in a closed month, by the Swedish day', () => {
    expect(flags({}, '2026-06-30T21:59:59Z')).toEqual([]);
    expect(flags({}, '2026-06-30T22:00:00Z')).toEqual(['intake']);
  });

  test('an own share of hours and money, to the öre', () => {
    expect(flags({ ownShare: { cashOre: 40_000, hours: 120 } })).toEqual([]);
    expect(flags({ ownShare: { cashOre: 39_999, hours: 120 } })).toEqual(['own-share']);
  });

  test('names of forms and places are read without regard to capitals', () =>
    expect(flags(organisation({ form: 'Ideell förening', municipality: 'LINDESBERG' }))).toEqual([]));
});

test('Of the ten possible last digits of an organisation number exactly one is right', () => {
  const nine = fc.stringMatching(/^[1-9]\d[2-9]\d{6}$/);
  fc.assert(
    fc.property(nine, (digits) => {
      const right = Array.from({ length: 10 }, (_, last) => `${digits.slice(0, 6)}-${digits.slice(6)}${last}`).filter(isOrganisationNumber);
      return right.length === 1;
    }),
  );
  expect(isOrganisationNumber('232100-0164')).toBe(true);
  expect(isOrganisationNumber('121212-1212')).toBe(false);
});

describe('Checking eligibility', () => {
  const check = { type: 'CheckEligibility', exceptionReason: null } as const;

  test('writes down every finding with what it rests on, and the guidelines of the day of arrival', () => {
    const [event] = given(new Story().inPreparation()).when(official, check).thenTypes('EligibilityChecked');
    expect(event?.body).toMatchObject({ guidelineVersion: '2026:1', exceptionReason: null });
    expect(event?.body).toHaveProperty('findings.length', 9);
    expect(event?.body).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'municipality', basis: 'LAW', citation: 'KL 2:1' })]),
    });
  });

  test('again with the same outcome changes nothing', () => {
    given(new Story().inPreparation().checked()).when(official, check).thenNothing();
  });

  test('takes an exception only when there is something to except', () => {
    const excepted = { ...check, exceptionReason: 'Länsgränsen går genom bygden.' };
    given(new Story().inPreparation()).when(official, excepted).thenRefused('nothing-to-except');
    const outside = new Story().submitted({ ...application, ...organisation({ municipality: 'Västerås' }) });
    given(outside.inPreparation()).when(official, excepted).thenTypes('EligibilityChecked');
  });

  test('needs the scheme’s guidelines', () => {
    const story = new Story().inPreparation();
    given(story).when(official, check, { scheme: null }).thenRefused('scheme-unknown');
    given(story)
      .when(official, check, { scheme: { ...scheme, guidelines: [] } })
      .thenRefused('no-guidelines');
    const another = { ...scheme, established: { ...scheme.established!, schemeId: 'annan' } };
    given(story).when(official, check, { scheme: another }).thenRefused('scheme-unknown');
  });

  test('goes by the guidelines in force when the application arrived, not by newer ones', () => {
    const newer = { ...guidelines, version: '2026:2', validFrom: '2026-03-03' };
    const story = new Story({ scheme: { ...scheme, guidelines: [guidelines, newer] } }).inPreparation().later({ days: 10 });
    const [event] = given(story).when(official, check).thenTypes('EligibilityChecked');
    expect(event?.body).toMatchObject({ guidelineVersion: '2026:1' });
  });
});
