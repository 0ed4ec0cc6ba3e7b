import fc from 'fast-check';
import { SHIPPED_DRAFTS } from '#libs/public-texts';
import { blocksOf, runsOf, type Block } from './light-markdown';

const plain = (block: Block): string => (block.kind === 'list' ? block.items.flat() : block.runs).map(({ text }) => text).join('');

describe('a public text', () => {
  it('has headings, paragraphs and lists', () => {
    expect(blocksOf('# Ett\n\nFörsta raden\noch andra.\n\n## Två\n- a\n- b\n\nSlut')).toEqual([
      { kind: 'heading', level: 1, runs: [{ kind: 'text', text: 'Ett' }] },
      { kind: 'paragraph', runs: [{ kind: 'text', text: 'Första raden och andra.' }] },
      { kind: 'heading', level: 2, runs: [{ kind: 'text', text: 'Två' }] },
      { kind: 'list', items: [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]] },
      { kind: 'paragraph', runs: [{ kind: 'text', text: 'Slut' }] },
    ]);
  });

  it('has strong words, links, and blanks to fill in', () => {
    expect(runsOf('Ring **oss** på [nummer] eller [skriv](mailto:a@example.org).')).toEqual([
      { kind: 'text', text: 'Ring ' },
      { kind: 'strong', text: 'oss' },
      { kind: 'text', text: ' på ' },
      { kind: 'blank', text: '[nummer]' },
      { kind: 'text', text: ' eller ' },
      { kind: 'link', text: 'skriv', to: 'mailto:a@example.org' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leads only to addresses that can do no harm', () => {
    for (const to of ['javascript:alert(1)', '//elsewhere.example', 'data:text/html,x', 'ftp://x'])
      expect(runsOf(`[klicka](${to})`).some(({ kind }) => kind === 'link')).toBe(false);
    expect(runsOf('[diariet](/om/diariet)')).toEqual([{ kind: 'link', text: 'diariet', to: '/om/diariet' }]);
  });

  it('loses nothing that was written, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('# ', '## ', '- ', 'ord', '**', '[', ']', '(', ')', ' ', '\n', '\n\n', '/a'), { maxLength: 30 }),
        (parts) => {
          const letters = (text: string): string => text.replace(/[^a-zåäö]/g, '');
          const text = parts.filter((part) => part !== '/a').join('');
          expect(letters(blocksOf(text).map(plain).join(''))).toBe(letters(text));
        },
      ),
    );
  });

  it('is what the drafts that the product comes with are written in', () => {
    for (const draft of Object.values(SHIPPED_DRAFTS))
      for (const text of [draft.sv, draft.en]) {
        const blocks = blocksOf(text);
        expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
        expect(blocks.map(plain).join('\n')).not.toMatch(/^#|^- |\*\*/m);
      }
  });
});
