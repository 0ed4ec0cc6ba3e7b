/**
 * Sets a letter as PDF/A-3a: every piece of text is tagged as what it is, in the order that it is read, in Swedish, so that a screen reader can say
 * it; what is decoration is said to be none of it. The same letter gives the same bytes.
 */
import PDFDocument from 'pdfkit';
import { fonts } from './fonts';
import type { Block, Letter } from './letter';

/** Points; A4 is 595 by 842. */
const LEFT = 71;
const RIGHT = 71;
const TOP = 57;
const BOTTOM = 71;
const WIDTH = 595.28 - LEFT - RIGHT;
const NAMES = 140;
const INDENT = 20;
const INK = '#1a1a1a';
const FAINT = '#595959';
const RULE = '#b8b8b8';
const SIZE = { 1: 20, 2: 13, 3: 10.5, text: 10.5, strong: 12.5, small: 9 } as const;

interface Element {
  add(child: Element | (() => void)): Element;
  end(): void;
  readonly dictionary: { readonly data: Record<string, unknown> };
}
type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';
/** Of the structure (ISO 32000 14.8.5); values are names. */
type Attributes = Readonly<Record<string, string>>;
interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
}

export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: Element;
  private readonly bytes: Promise<Buffer>;

  constructor(private readonly letter: Letter) {
    const { title, sender, madeAt } = letter;
    const at = new Date(madeAt);
    const options = { pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang: 'sv-SE', displayTitle: true, bufferPages: true };
    const { regular, bold } = fonts();
    this.doc = new PDFDocument({
      ...options,
      size: 'A4',
      margins: { top: TOP, bottom: BOTTOM, left: LEFT, right: RIGHT },
      font: regular as unknown as string,
      info: { Title: title, Author: sender[0] ?? '', Producer: 'Liggaren', Creator: 'Liggaren', CreationDate: at, ModDate: at },
    } as PDFKit.PDFDocumentOptions);
    this.doc.registerFont('regular', regular).registerFont('bold', bold);
    this.bytes = collected(this.doc);
    this.root = this.doc.struct('Document') as unknown as Element;
    this.doc.addStructure(this.root as unknown as PDFKit.PDFStructureElement);
  }

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
      doc.text(this.covered(this.letter.foot), LEFT, 842 - 48, { width: WIDTH - 80, lineBreak: false });
      doc.text(`Sida ${page + 1} av ${count}`, LEFT, 842 - 48, { width: WIDTH, align: 'right', lineBreak: false });
      doc.endMarkedContent();
      doc.page.margins.bottom = BOTTOM;
    }
  }

  private rule(): void {
    const { doc } = this;
    doc.markContent('Artifact', { type: 'Layout' } as never);
    doc
      .save()
      .moveTo(LEFT, doc.y)
      .lineTo(LEFT + WIDTH, doc.y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke()
      .restore();
    doc.endMarkedContent();
  }

  /** A new page when so much (points) doesn't fit on this one. */
  private room(height: number): void {
    if (this.doc.y + height > 842 - BOTTOM) this.doc.addPage();
  }

  private part(parent: Element, tag: Tag, said?: Attributes, draw?: () => void): Element {
    const part = this.doc.struct(tag as never, {}) as unknown as Element;
    if (said) {
      const own = (this.doc as unknown as { ref(data: Attributes): { end(): void } }).ref(said);
      own.end();
      part.dictionary.data['A'] = own;
    }
    if (draw) part.add(draw);
    parent.add(part);
    return part;
  }

  private text(parent: Element, tag: Tag, text: string, look: Look, width = WIDTH, x = LEFT, said?: Attributes): void {
    const { doc } = this;
    const draw = (): void => {
      this.look(look);
      doc.text(this.covered(text), x, doc.y, { width, lineGap: 2.5 });
    };
    this.part(parent, tag, said, draw).end();
  }

  private height(text: string, look: Look, width: number): number {
    this.look(look);
    return this.doc.heightOfString(this.covered(text), { width, lineGap: 2.5 });
  }

  private look({ bold = false, size = SIZE.text, colour = INK }: Look): void {
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }

  /** What the type has no sign for is told by its number: a name that can't be set is not passed over in silence. */
  private covered(text: string): string {
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
    return Array.from(text.normalize('NFC'), (sign) => {
      const point = sign.codePointAt(0)!;
      if (font.hasGlyphForCodePoint(point)) return sign;
      return /\s|\p{C}|\u{fe0f}/u.test(sign) ? (/\s/.test(sign) ? ' ' : '') : `[U+${point.toString(16).toUpperCase()}]`;
    }).join('');
  }
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
