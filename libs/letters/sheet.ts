/**
 * Sets a letter as PDF/A-3a: every piece of text is tagged as what it is, in the order that it is read, in Swedish, so that a screen reader can say
 * it; what is decoration is said to be none of it. The same letter gives the same bytes.
 */
import type { Block } from './letter';
import { BOTTOM, FAINT, HEIGHT, INDENT, LEFT, NAMES, SIZE, TOP, WIDTH } from './sheet-measures';
import { TaggedPages } from './tagged-pages';

export class Sheet extends TaggedPages {
  async set(): Promise<Buffer> {
    const { blocks, files, madeAt } = this.letter;
    this.head();
    for (const block of blocks) this.block(block);
    this.root.end();
    this.feet();
    for (const { name, mediaType: type, description, content } of files) {
      const at = new Date(madeAt);
      this.doc.file(content, { name, type, description, relationship: 'Source', creationDate: at, modifiedDate: at } as never);
    }
    this.doc.end();
    return this.bytes;
  }

  /** Sender to the left; what and when to the right; under them the recipient. */
  private head(): void {
    const { doc } = this;
    const { sender, recipient, marks } = this.letter;
    const [name = '', ...more] = sender;
    const half = WIDTH / 2;
    this.text(this.root, 'P', name, { bold: true, size: 12 }, half - 10);
    for (const one of more) this.text(this.root, 'P', one, { size: SIZE.small, colour: FAINT }, half - 10);
    const under = doc.y;
    doc.y = TOP;
    for (const [what, value] of marks) this.text(this.root, 'P', `${what}: ${value}`, {}, half, LEFT + half);
    doc.y = Math.max(under, doc.y) + 18;
    for (const one of recipient) this.text(this.root, 'P', one, {}, WIDTH);
    doc.y += 22;
  }

  private block(block: Block): void {
    const { doc } = this;
    switch (block.kind) {
      case 'heading': {
        const { level, text } = block;
        const size = SIZE[level];
        // a heading is never left alone at the foot of a page
        this.room(size * 2 + 46);
        doc.y += level === 1 ? 0 : level === 2 ? 10 : 3;
        this.text(this.root, `H${level}`, text, { bold: true, size });
        if (level === 2) doc.outline.addItem(text);
        doc.y += level === 3 ? 1 : 4;
        return;
      }
      case 'paragraph':
        this.text(this.root, 'P', block.text, block.strong ? { bold: true, size: SIZE.strong } : {});
        doc.y += 6;
        return;
      case 'list':
        return this.list(block);
      case 'facts':
        return this.facts(block);
    }
  }

  private list({ items, numbered }: Extract<Block, { kind: 'list' }>): void {
    const { doc } = this;
    const list = this.part(this.root, 'L', { O: 'List', ListNumbering: numbered ? 'Decimal' : 'Disc' });
    items.forEach((item, index) => {
      this.room(30);
      const line = this.part(list, 'LI');
      const { y } = doc;
      this.text(line, 'Lbl', numbered ? `${index + 1}.` : '•', {}, INDENT);
      doc.y = y;
      this.text(line, 'LBody', item, {}, WIDTH - INDENT, LEFT + INDENT);
      line.end();
      doc.y += 4;
    });
    list.end();
    doc.y += 4;
  }

  private facts({ rows }: Extract<Block, { kind: 'facts' }>): void {
    const { doc } = this;
    doc.y += 6;
    const table = this.part(this.root, 'Table');
    for (const [name, value] of rows) {
      const height = Math.max(this.height(name, { bold: true }, NAMES - 10), this.height(value, {}, WIDTH - NAMES));
      this.room(height + 10);
      this.rule();
      const y = doc.y + 4;
      const row = this.part(table, 'TR');
      doc.y = y;
      this.text(row, 'TH', name, { bold: true }, NAMES - 10, LEFT, { O: 'Table', Scope: 'Row' });
      doc.y = y;
      this.text(row, 'TD', value, {}, WIDTH - NAMES, LEFT + NAMES);
      row.end();
      doc.y = y + height + 4;
    }
    table.end();
    this.rule();
    doc.y += 8;
  }

  /** The page's foot belongs to the page and not to the letter. */
  private feet(): void {
    const { doc } = this;
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      doc.page.margins.bottom = 0; // or the foot would begin a page of its own
      doc.markContent('Artifact', { type: 'Pagination' } as never);
      doc.font('regular').fontSize(SIZE.small).fillColor(FAINT);
      doc.text(this.covered(this.letter.foot), LEFT, HEIGHT - 48, { width: WIDTH - 80, lineBreak: false });
      doc.text(`Sida ${page + 1} av ${count}`, LEFT, HEIGHT - 48, { width: WIDTH, align: 'right', lineBreak: false });
      doc.endMarkedContent();
      doc.page.margins.bottom = BOTTOM;
    }
  }
}
