/** A letter before it is set: what it says, in which order, and what each piece of it is. The order is the one that it is read aloud in. */

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `strong` = what is to be seen first. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly string[] }
  /** A table of two columns: the first names what the second says. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] };

export interface LetterFile {
  readonly name: string;
  readonly mediaType: string;
  /** What it is, for whoever finds it in the document. */
  readonly description: string;
  readonly content: Buffer;
}

export interface Letter {
  /** What a reader of PDF shows as the document's name. */
  readonly title: string;
  /** Who sends it: the first line is the sender's name. */
  readonly sender: readonly string[];
  /** To whom, one line each. */
  readonly recipient: readonly string[];
  /** Date, number and the like. */
  readonly marks: readonly (readonly [name: string, value: string])[];
  readonly blocks: readonly Block[];
  /** At the foot of every page, before the page's number. */
  readonly foot: string;
  /** ISO instant: the document bears no other time, so that it is the same whenever it is made. */
  readonly madeAt: string;
  readonly files: readonly LetterFile[];
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
/** One paragraph for each line that says something. */
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
