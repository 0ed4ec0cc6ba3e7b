import { isGiven, isKeptBack, maskOf, WrongMask } from './mask';

const PROVISION = 'OSL 21 kap. 1 §';

describe('what is kept from who gets a bundle', () => {
  it('is nothing when nothing is asked for', () => {
    expect(maskOf([], [], undefined)).toBeNull();
    expect(isGiven(null, 'application.contact.name')).toBe(true);
  });

  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['application.contact.name', ['application.contact'], [], false],
    ['application.contact.name', ['application.contact'], ['application.contact.name'], true],
    ['application.contacts', ['application.contact'], [], true],
    ['criterionReasons[2].text', ['criterionReasons[].text'], [], false],
    ['criterionReasons[2].text', ['criterionReasons'], [], false],
    ['who', ['*'], [], false],
    ['who', ['*'], ['who'], true],
    ['reasons', ['3'], [], true],
  ])('%s is given out or not, when %j is kept back and %j is not', (path, withhold, release, given) => {
    expect(isGiven(maskOf(withhold, release, PROVISION), path)).toBe(given);
  });

  it('is everything from an event on, when that is asked for', () => {
    const mask = maskOf(['2', '5-', '7-'], [], PROVISION);
    expect([1, 2, 3, 4, 5, 6, 900].filter((number) => isKeptBack(mask, number))).toEqual([2, 5, 6, 900]);
  });

  it('is refused without a provision, for what is no field, and for a release from nothing', () => {
    for (const [withhold, release, provision] of [
      [['*'], [], undefined],
      [['application..contact'], [], PROVISION],
      [['0'], [], PROVISION],
      [['0-'], [], PROVISION],
      [[], ['who'], PROVISION],
    ] as const)
      expect(() => maskOf(withhold, release, provision)).toThrow(WrongMask);
  });
});
