import { inflateSync } from 'node:zlib';
import { sha256Hex } from '#libs/kernel';
import { decisionLetter, DEVELOPMENT_NOTICE, setLetter, type Block, type DecisionFacts } from '.';
import { facts } from './testing/facts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const letterOf = (change: Partial<DecisionFacts> = {}, development = false) => decisionLetter(facts(change), { development });
const said = (block: Block): readonly string[] => {
  if (block.kind === 'list') return block.items;
  return block.kind === 'facts' ? block.rows.map((row) => row.join(': ')) : [block.text];
};
const textOf = (change: Partial<DecisionFacts> = {}): string => plain(letterOf(change).blocks.flatMap(said).join('\n'));
/** What is written in a PDF, with the streams that are packed unpacked. */
const unpacked = (pdf: Buffer): string => {
  const text = pdf.toString('latin1');
  return text.replace(/stream\r?\n([^]*?)\r?\nendstream/g, (whole, packed: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')}\nendstream`;
    } catch {
      return whole;
    }
  });
};
const refused = { kind: 'AVSLAG', amountOre: 0, terms: [], termsVersion: null, payment: null } as const;

describe('a decision as a letter', () => {
  it.each([
    [{}, 'Lindesbergs folkrörelse beviljas 40 000 kr till ”Grannverkstan”.'],
    [
      { kind: 'DELVIS_BIFALL', amountOre: 2_500_000 },
      'Lindesbergs folkrörelse beviljas 25 000 kr av de 40 000 kr som ansökan gällde, till ”Grannverkstan”.',
    ],
    [refused, 'Lindesbergs folkrörelse får inget bidrag till ”Grannverkstan”.'],
    [{ ...refused, kind: 'AVVISNING' }, 'Ansökan från Lindesbergs folkrörelse om bidrag till ”Grannverkstan” tas inte upp till prövning.'],
    [
      { ...refused, kind: 'AVSKRIVNING', cause: 'WITHDRAWN' },
      'Ärendet om bidrag till ”Grannverkstan” avslutas utan att ansökan från Lindesbergs folkrörelse prövas.',
    ],
  ] as const)('says first, in plain words, what was decided: %#', (change, sentence) => {
    const { blocks } = letterOf(change);
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    expect(blocks[1]).toMatchObject({ kind: 'paragraph', strong: true });
    expect(plain(said(blocks[1]!)[0]!)).toBe(sentence);
  });

  it('gives the reasons, and those of each criterion under its name', () => {
    for (const { name, text } of facts().criterionReasons) expect(textOf()).toContain(`${name}\n${text}`);
    expect(textOf()).toContain('Verkstaden ger grannar');
  });

  it('has the terms of a grant, with the day of the report and the clause of repayment, and adds none of its own', () => {
    const { blocks } = letterOf();
    expect(blocks).toContainEqual({ kind: 'list', numbered: true, items: facts().terms });
    expect(textOf()).toContain('Bidraget ska redovisas senast 30 juni 2027.');
    expect(textOf(refused)).not.toContain('Villkor för bidraget');
  });

  it('tells who decided, on which item of which order, who presented it, who took part and who thought otherwise', () => {
    const text = textOf({
      decider: { name: 'Uno Vik', postTitle: 'förvaltningschef', acting: true },
      dissent: [{ who: 'Rut Dal', text: 'Nej.' }],
    });
    expect(text).toContain(
      'Uno Vik, förvaltningschef (ersättare), på delegation från Kulturnämnden: punkt H.3 i delegationsordning 2026:1 (§ 7).',
    );
    expect(text).toContain('Ärendet har föredragits av Hanna Berg, Region Örebro län.');
    expect(text).toContain('Ivar Sten, Stiftelsen Activa');
    expect(text).toContain('Avvikande mening:\nRut Dal: Nej.');
  });

  it('says how to appeal as the scheme’s law has it: to the court within three weeks of the announcement, by members, for KL 13', () => {
    const text = textOf();
    expect(text).toContain('Så överklagar du (laglighetsprövning, 13 kap. kommunallagen)');
    expect(text).toMatch(/lämnas till förvaltningsrätten.*inom tre veckor från den dag då det tillkännagavs på regionens anslagstavla/s);
    expect(text).toContain('Den som är medlem i regionen kan överklaga');
    expect(text).toContain('Adress för överklagandet: Förvaltningsrätten i Karlstad, Box 568, 651 12 Karlstad.');
    expect(text).not.toContain('förvaltningslagen');
  });

  it('says it otherwise for FL 40 §, and that there is no appeal where there is none', () => {
    expect(textOf({ legalRegime: 'FL40' })).toMatch(/lämnas till nämnden\..*från den dag då du fick del av beslutet/s);
    expect(textOf({ legalRegime: 'FL40' })).not.toContain('Karlstad');
    expect(textOf({ legalRegime: 'NOT_APPEALABLE' })).toContain('Beslutet får inte överklagas.');
    expect(textOf({ legalRegime: 'NOT_APPEALABLE' })).not.toContain('förvaltningsrätten');
  });

  it('has nothing of a board in it that was not given', () => {
    const other = { unit: null, address: [], phone: null, email: null, web: null, court: null };
    const letter = letterOf({ board: 'Byggnadsnämnden', letterhead: other });
    expect(letter.sender).toEqual(['Byggnadsnämnden']);
    expect(JSON.stringify(letter)).not.toMatch(/Kultur|Karlstad/);
  });

  it('says so when it is sealed with a key that proves nothing, and only then', () => {
    expect(JSON.stringify(letterOf({}, true))).toContain(DEVELOPMENT_NOTICE);
    expect(JSON.stringify(letterOf())).not.toMatch(/utvecklingsnyckel/i);
  });
});

describe('a letter as PDF', () => {
  let pdf: Buffer;
  let text: string;
  beforeAll(async () => {
    pdf = await setLetter(letterOf());
    text = unpacked(pdf);
  });

  it('is the same bytes for the same decision, and others for another', async () => {
    expect((await setLetter(letterOf())).equals(pdf)).toBe(true);
    expect((await setLetter(letterOf({ amountOre: 3_999_900 }))).equals(pdf)).toBe(false);
  });

  it('says that it is PDF/A-3a, in Swedish, with a title that readers show', () => {
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('/GTS_PDFA1');
    expect(text).toMatch(/\/Lang \(sv-SE\)/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    expect(text).toContain('/Marked true');
  });

  it('has every font that it uses in it, with the letters that its signs stand for', () => {
    const fonts = text.match(/\/Type \/Font\b[^]*?endobj/g) ?? [];
    const whole = fonts.filter((font) => font.includes('/Subtype /Type0'));
    expect(whole.length).toBeGreaterThan(0);
    for (const font of whole) expect(font).toContain('/ToUnicode');
    expect(text.match(/\/FontFile2 /g)).toHaveLength(whole.length);
    expect(text).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  });

  it('is tagged: one first heading, headings in order, lists with their labels, a table whose rows say what they are of', () => {
    const tags = [...text.matchAll(/\/S \/(\w+)\b/g)].map(([, tag]) => tag!).filter((tag) => tag !== 'GTS_PDFA1');
    const count = (tag: string): number => tags.filter((one) => one === tag).length;
    expect(count('Document')).toBe(1);
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(5);
    expect(count('H3')).toBe(4);
    expect(count('LI')).toBe(5);
    expect(count('Lbl')).toBe(count('LI'));
    expect(count('LBody')).toBe(count('LI'));
    expect(count('TH')).toBe(7);
    expect(count('TD')).toBe(count('TH'));
    expect(text.match(/\/Scope \/Row/g)).toHaveLength(7);
    expect(text).toContain('/ListNumbering /Decimal');
  });

  it('has nothing on a page that is neither part of the letter nor said to be decoration', () => {
    for (const [, page] of text.matchAll(/stream\n([^]*?)\nendstream/g)) {
      if (!/\bTf\b/.test(page!)) continue;
      let depth = 0;
      for (const line of page!.split('\n')) {
        if (/\b(BDC|BMC)\s*$/.test(line)) depth++;
        if (/\bEMC\s*$/.test(line)) depth--;
        if (/\bT[jJ]\s*$/.test(line)) expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  it('holds the approved statement, byte for byte, as the source that it is made of', () => {
    expect(text).toContain(facts().statement);
    expect(sha256Hex(facts().statement)).toBe(facts().statementSha256);
    expect(text).toMatch(/\/AFRelationship \/Source/);
    expect(text).toMatch(/\/AF \[\d+ 0 R\]/);
    expect(text).toContain('/Subtype /application#2Fjson');
  });

  it('tells a sign that the type does not have by its number instead of leaving a name with a hole in it', async () => {
    const strange = await setLetter(letterOf({ organisation: 'Föreningen 猫', title: 'Ča va, Łódź & Ωμέγα' }));
    expect(strange.length).toBeGreaterThan(10_000);
    expect(strange.equals(await setLetter(letterOf({ organisation: 'Föreningen ', title: 'Ča va, Łódź & Ωμέγα' })))).toBe(false);
  });

  it('goes on over as many pages as it needs', async () => {
    const long = await setLetter(
      letterOf({ reasons: Array.from({ length: 150 }, (_, n) => `Skäl nummer ${n} som tar sin rad.`).join('\n') }),
    );
    expect(long.toString('latin1').match(/\/Type \/Page\b(?!s)/g)!.length).toBeGreaterThan(5);
  });
});
