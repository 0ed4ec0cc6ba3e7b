/**
 * Adds a place for a signature to a PDF that was made here (ISO 32000-1 12.7.4.5), by writing after it what is new (7.5.6): not a byte of what was
 * there is touched. The seal shows in the reader's own list of signatures and takes no room on the page, so that PDF/A asks for no picture of it.
 */

/** The catalogue or a page, as it stands in the file. */
interface Found {
  readonly number: number;
  /** The dictionary without its brackets. */
  readonly inside: string;
}

/** Only what pdfkit writes is read: a plain table of objects, generation 0. Throws on anything else. */
class Read {
  private readonly text: string;
  readonly start: number;
  readonly size: number;
  private readonly trailer: string;
  private readonly offsets = new Map<number, number>();

  constructor(pdf: Buffer) {
    this.text = pdf.toString('latin1');
    this.start = Number(one(this.text.slice(-64), /startxref\s+(\d+)\s+%%EOF\s*$/));
    const [, first = '', count = ''] = /^xref\s+(\d+) (\d+)\s+/.exec(this.text.slice(this.start)) ?? [];
    const table = this.text.slice(this.start).replace(/^xref\s+\d+ \d+\s+/, '');
    for (let index = 0; index < Number(count); index++)
      this.offsets.set(Number(first) + index, Number(table.slice(index * 20, index * 20 + 10)));
    this.trailer = one(table, /trailer\s*<<([^]*?)>>\s*startxref/);
    this.size = this.number('Size', this.trailer);
  }

  number(name: string, inside: string): number {
    return Number(one(inside, new RegExp(`/${name} (\\d+)`)));
  }
  object(number: number): Found {
    const body = this.text.slice(this.offsets.get(number) ?? this.text.length);
    return { number, inside: one(body, new RegExp(`^${number} 0 obj\\s*<<([^]*?)>>\\s*endobj`)) };
  }
  get catalogue(): Found {
    return this.object(this.number('Root', this.trailer));
  }
  get firstPage(): Found {
    const pages = this.object(this.number('Pages', this.catalogue.inside));
    return this.object(Number(one(pages.inside, /\/Kids \[(\d+) 0 R/)));
  }
  /** The trailer's entries, but for where the table lies. */
  entries(size: number): string {
    return this.trailer.replace(/\/Size \d+/, `/Size ${size}`).trim();
  }
}

function one(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`a PDF that was not made here: ${pattern.source}`);
  return found;
}

/** A text string: UTF-16, so that any name can be written (7.9.2.2). */
const textOf = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
const timeOf = (at: Temporal.Instant): string => `(D:${at.toString({ smallestUnit: 'second' }).replace(/[-:TZ]/g, '')}Z)`;

export interface Place {
  readonly pdf: Buffer;
  /** Where the signature goes: from its `<` up to and with its `>`. */
  readonly from: number;
  readonly to: number;
}

/** `room` in bytes of the signature. */
export function withPlace(
  pdf: Buffer,
  { name, reason, at, room }: { readonly name: string; readonly reason: string; readonly at: Temporal.Instant; readonly room: number },
): Place {
  const read = new Read(pdf);
  const { catalogue, firstPage: page } = read;
  if (/\/(AcroForm|Annots) /.test(catalogue.inside + page.inside)) throw new Error('a PDF that has a form or notes already');
  const [signature, field] = [read.size, read.size + 1];
  const hole = `<${'0'.repeat(room * 2)}>`;
  const range = '/ByteRange [0 0000000000 0000000000 0000000000]';
  const objects: readonly (readonly [number, string])[] = [
    [catalogue.number, `${catalogue.inside}/AcroForm << /SigFlags 3 /Fields [${field} 0 R] >>\n`],
    [page.number, `${page.inside}/Annots [${field} 0 R]\n`],
    [
      signature,
      `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${range} /Contents ${hole} /M ${timeOf(at)} /Name ${textOf(name)} /Reason ${textOf(reason)}`,
    ],
    [
      field,
      `/Type /Annot /Subtype /Widget /FT /Sig /T ${textOf('Försegling')} /TU ${textOf('Systemets försegling')} /V ${signature} 0 R /P ${page.number} 0 R /Rect [0 0 0 0] /F 132`,
    ],
  ];
  let added = '\n';
  const table = objects.map(([number, inside]) => {
    const offset = pdf.length + added.length;
    added += `${number} 0 obj\n<<${inside}>>\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = pdf.length + added.length;
  added += `xref\n${table.join('')}trailer\n<<${read.entries(read.size + 2)}\n/Prev ${read.start}>>\nstartxref\n${start}\n%%EOF\n`;
  const from = pdf.length + added.indexOf(hole);
  const to = from + hole.length;
  const whole = pdf.length + added.length;
  const told = `/ByteRange [0 ${from} ${to} ${whole - to}]`.padEnd(range.length);
  return { pdf: Buffer.concat([pdf, Buffer.from(added.replace(range, told), 'latin1')]), from, to };
}
