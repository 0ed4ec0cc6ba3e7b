import { supplementLetter } from './letter';

const letter = {
  title: 'Skate i hela länet',
  number: 'LIG 2026-6',
  items: [{ what: 'Ett intyg från kommunen', why: 'Det står i ansökan att ni får låna banan' }],
  deadline: '5 december 2026',
  consequence: 'Annars avgör vi ärendet på det som finns',
  official: 'Sara Lindqvist',
};

describe('the letter that asks for a supplement', () => {
  it('says what is needed and why, until when, and what happens otherwise', () => {
    expect(supplementLetter(letter)).toBe(
      [
        'Hej!',
        'Vi behöver en uppgift till för att kunna gå vidare med er ansökan ”Skate i hela länet” (LIG 2026-6).',
        'Det här behöver vi:',
        'Ett intyg från kommunen.\nDet står i ansökan att ni får låna banan.',
        'Svara senast 5 december 2026. Det gör ni enklast i e-tjänsten; papper och e-post går också bra. Räcker inte tiden, hör av er så kommer vi överens om en ny.',
        'Annars avgör vi ärendet på det som finns.',
        'Vänliga hälsningar\nSara Lindqvist\nRegion Örebro län',
      ].join('\n\n'),
    );
  });

  it('numbers the points when there are several', () => {
    const text = supplementLetter({ ...letter, items: [...letter.items, { what: 'Stadgar', why: '' }] });
    expect(text).toContain('1. Ett intyg från kommunen.');
    expect(text).toContain('2. Stadgar.\n\nSvara senast');
  });
});
