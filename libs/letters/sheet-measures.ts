/** How a letter is laid out, and what pdfkit's structure looks like from here. Points; A4 is 595 by 842. */

export const LEFT = 71;
export const RIGHT = 71;
export const TOP = 57;
export const BOTTOM = 71;
export const HEIGHT = 841.89;
export const WIDTH = 595.28 - LEFT - RIGHT;
export const NAMES = 140;
export const INDENT = 20;
export const INK = '#1a1a1a';
export const FAINT = '#595959';
export const RULE = '#b8b8b8';
export const SIZE = { 1: 20, 2: 13, 3: 10.5, text: 10.5, strong: 12.5, small: 9 } as const;

export interface Element {
  add(child: Element | (() => void)): Element;
  end(): void;
  readonly dictionary: { readonly data: Record<string, unknown> };
}
export type Tag = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD';
/** Of the structure (ISO 32000 14.8.5); values are names. */
export type Attributes = Readonly<Record<string, string>>;
export interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
}
