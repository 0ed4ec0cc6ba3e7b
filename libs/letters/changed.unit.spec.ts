import { sha256Hex } from '#libs/kernel';
import { decisionLetter, revocationLetter, setLetter, type Block, type Correction, type Letter, type Revocation } from '.';
import { CORRECTION, facts, REVOCATION } from './testing/facts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const said = (block: Block): readonly string[] => {
  if (block.kind === 'list') return block.items;
  return block.kind === 'facts' ? block.rows.map((row) => row.join(': ')) : [block.text];
};
const textOf = ({ blocks }: Letter): string => plain(blocks.flatMap(said).join('\n'));
const corrected = (...corrections: readonly Correction[]): Letter => decisionLetter(facts({ corrections }), { development: false });
const revoked = (change: Partial<Revocation> = {}): Letter =>
  revocationLetter(facts(), { ...REVOCATION, ...change }, { development: false });

describe('a corrected decision as a letter', () => {
  it('says that it was corrected, when, by whom, where and why, with both texts, before everything else that it says', () => {
    const letter = corrected(CORRECTION);
    expect(textOf(letter)).toContain(
      'Den 27 april 2026 rättade Disa Holm, områdeschef kultur och ideell sektor, ett skrivfel i skälen. Namnet på projektet var felskrivet.',
    );
    expect(textOf(letter)).toContain(`Så stod det\n${CORRECTION.before}\nSå står det nu\n${CORRECTION.after}`);
    expect(textOf(letter)).toContain('utgången, beloppet och dagarna är inte ändrade');
    expect(textOf(letter).indexOf('skrivfel')).toBeLessThan(textOf(letter).indexOf('Skäl för beslutet'));
    expect(letter.title).toContain('(rättat)');
    expect(letter.marks.map(([name, value]) => [name, plain(value)])).toContainEqual(['Rättat', '27 april 2026']);
    expect(plain(letter.foot)).toContain('rättat 27 april 2026');
  });

  it('has what was approved in it, the decision first and then each correction, with the checksums that it says', () => {
    const letter = corrected(CORRECTION, { ...CORRECTION, where: 'ett villkor', statement: null });
    expect(letter.files.map(({ name }) => name)).toEqual(['beslut.json', 'rattelse-1.json']);
    expect(textOf(letter)).toContain(sha256Hex(letter.files[1]!.content));
    expect(letter.madeAt).toBe(CORRECTION.at);
  });

  it('says nothing of corrections when there are none', () => expect(JSON.stringify(corrected())).not.toMatch(/rätta/i));

  it('is another file than the decision was, and the same each time that it is made', async () => {
    const [first, again, before] = await Promise.all([corrected(CORRECTION), corrected(CORRECTION), corrected()].map(setLetter));
    expect(first!.equals(again!)).toBe(true);
    expect(first!.equals(before!)).toBe(false);
  });
});

describe('a revocation as a letter', () => {
  it('says first that the decision no longer applies, then why, what happens now, and who decided it on what right', () => {
    const letter = revoked();
    const text = textOf(letter);
    expect(letter.blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: 'Beslutet återkallas' });
    expect(plain(said(letter.blocks[1]!)[0]!)).toBe('Beslutet den 20 april 2026 om bidrag till ”Grannverkstan” gäller inte längre.');
    for (const part of [
      REVOCATION.reason,
      REVOCATION.hearing,
      'Utbetalt och inte återbetalt: 10 000 kr',
      'punkt H.3 i delegationsordning 2026:1',
    ])
      expect(text).toContain(part);
    expect(text).toContain('får ett nytt beslut');
    expect(text).not.toMatch(/förvaltningslagen/);
  });

  it('cites the term that reserves it, and says so when it is for the better', () => {
    expect(textOf(revoked({ ground: 'RESERVATION', term: facts().terms[2]! }))).toContain(`”${facts().terms[2]}”`);
    expect(textOf(revoked({ ground: 'IN_FAVOUR' }))).toContain('till er fördel');
    expect(textOf(revoked())).not.toContain('till er fördel');
  });

  it('has what was approved in it, and can be set when nothing was', async () => {
    expect(revoked().files.map(({ name }) => name)).toEqual(['aterkallelse.json']);
    expect((await setLetter(revoked({ statement: null, postTitle: null }))).subarray(0, 8).toString()).toBe('%PDF-1.7');
  });
});
