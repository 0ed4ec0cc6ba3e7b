import { sha256 } from '#libs/integrity';
import { inGroups, minutesParagraph } from './minutes';

describe('a checkpoint in the minutes', () => {
  it('is 16 groups of four digits, with how many events it is of and when, in Sweden', () => {
    const root = sha256();
    expect(inGroups(root)).toHaveLength(16);
    const text = minutesParagraph({ origin: 'bidrag.exempel.se/liggare', size: 12_345, root }, '2026-07-01T22:05:00Z');
    expect(text).toContain('Den 2 juli 2026 kl. 00.05 omfattade loggen 12\u00a0345 händelser.');
    expect(text).toContain('\ne3b0 c442 98fc 1c14\n9afb f4c8 996f b924\n27ae 41e4 649b 934c\na495 991b 7852 b855\n');
    expect(text).toContain('bidrag.exempel.se/liggare');
  });
});
