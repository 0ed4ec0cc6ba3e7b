import { paragraphsOf } from './citations';
import { EVENT_KINDS, PARAGRAPHS } from './event-kinds';

describe('the paragraphs of a citation', () => {
  it.each([
    ['KL 6:30', ['KL 6:30']],
    ['KL 6:30, 7:4', ['KL 6:30', 'KL 7:4']],
    ['KL 6:29–32', ['KL 6:29', 'KL 6:30', 'KL 6:31', 'KL 6:32']],
    ['KL 7:5–6, 13:8 3', ['KL 7:5', 'KL 7:6', 'KL 13:8']],
    ['FL 6–7 §§', ['FL 6 §', 'FL 7 §']],
    ['FL 6, 8 §§', ['FL 6 §', 'FL 8 §']],
    ['FL 22 §, OSL 5:1', ['FL 22 §', 'OSL 5:1']],
    ['nämndens rutin (jfr FL 27 §), TF 2:12', ['nämndens rutin', 'TF 2:12', 'jfr FL 27 §']],
    ['(EU) 2023/2831, lag 2013:388', ['(EU) 2023/2831', 'lag 2013:388']],
  ])('%s', (citation, paragraphs) => {
    expect(paragraphsOf(citation)).toEqual(paragraphs);
  });
});

describe('the list of paragraphs', () => {
  it('has every paragraph that an event rests on, once, in the order of numbers', () => {
    expect(new Set(PARAGRAPHS).size).toBe(PARAGRAPHS.length);
    for (const { paragraphs } of EVENT_KINDS) expect(PARAGRAPHS).toEqual(expect.arrayContaining([...paragraphs]));
    expect(PARAGRAPHS.indexOf('KL 6:30')).toBeLessThan(PARAGRAPHS.indexOf('KL 13:8'));
  });
});
