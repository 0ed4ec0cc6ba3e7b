/**
 * Pages whose every piece of text is tagged as what it is, and whose decoration is said to be none of it. What pdfkit's types don't tell of its
 * structure is told here.
 */
import PDFDocument from 'pdfkit';
import { fonts } from './fonts';
import type { Letter } from './letter';
import {
  BOTTOM,
  HEIGHT,
  INK,
  LEFT,
  RIGHT,
  RULE,
  SIZE,
  TOP,
  WIDTH,
  type Attributes,
  type Element,
  type Look,
  type Tag,
} from './sheet-measures';

export class TaggedPages {
  protected readonly doc: PDFKit.PDFDocument;
  protected readonly root: Element;
  protected readonly bytes: Promise<Buffer>;

  constructor(protected readonly letter: Letter) {
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

  protected rule(): void {
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
  protected room(height: number): void {
    if (this.doc.y + height > HEIGHT - BOTTOM) this.doc.addPage();
  }

  protected part(parent: Element, tag: Tag, said?: Attributes, draw?: () => void): Element {
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

  protected text(parent: Element, tag: Tag, text: string, look: Look, width = WIDTH, x = LEFT, said?: Attributes): void {
    const { doc } = this;
    const draw = (): void => {
      this.look(look);
      doc.text(this.covered(text), x, doc.y, { width, lineGap: 2.5 });
    };
    this.part(parent, tag, said, draw).end();
  }

  protected height(text: string, look: Look, width: number): number {
    this.look(look);
    return this.doc.heightOfString(this.covered(text), { width, lineGap: 2.5 });
  }

  protected look({ bold = false, size = SIZE.text, colour = INK }: Look): void {
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }

  /** What the type has no sign for is told by its number: a name that can't be set is not passed over in silence. */
  protected covered(text: string): string {
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
    return Array.from(text.normalize('NFC').replaceAll('§ ', '§\u00a0'), (sign) => {
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
