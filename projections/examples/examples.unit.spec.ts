import { caseEvents } from '#libs/grant-cases/events';
import { ALL_TYPES, BODIES } from './index';

describe('the examples', () => {
  it.each(ALL_TYPES)('%s is a body that the log would take', (type) => {
    expect(caseEvents[type].schema.parse(BODIES[type])).toEqual(BODIES[type]);
  });
});
