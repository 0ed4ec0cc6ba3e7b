import { createHash } from 'node:crypto';
import { check } from './checked';

const text = 'Beslut: bifall. 40 000 kr beviljas.';
const statement = JSON.stringify({ outcome: 'BIFALL', text });
const digest = createHash('sha256').update(statement).digest('hex');

describe('the text that is shown to be signed', () => {
  it('is the one that the checksum is of', async () => {
    expect(await check({ statement, digest, text })).toBe('SAME');
  });

  it('is told from any other text, statement or checksum', async () => {
    expect(await check({ statement, digest, text: `${text} ` })).toBe('OTHER');
    expect(await check({ statement: `${statement} `, digest, text })).toBe('OTHER');
    expect(await check({ statement, digest: `${digest.slice(0, 63)}x`, text })).toBe('OTHER');
  });
});
