/** A search text taken apart: words between spaces, where quotation marks hold words together, and what stands before the first colon. */

export interface Token {
  readonly from: number;
  readonly to: number;
  /** What stands before the colon; null when there is none outside quotation marks. */
  readonly key: string | null;
  /** The rest as it stands, quotation marks and all. */
  readonly value: string;
}

/** Phones write the typographic ones. */
const QUOTE = /["“”]/;
const SPACE = /\s/u;

/** Small letters without accents, so that `alder` finds `ålder`. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

function colonIn(raw: string): number {
  const quote = raw.search(QUOTE);
  const colon = raw.indexOf(':');
  return colon > 0 && (quote === -1 || colon < quote) ? colon : -1;
}

/** A quotation mark that is never closed holds the rest. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    const from = at;
    for (let open = false; at < text.length && (open || !SPACE.test(text[at]!)); at++) if (QUOTE.test(text[at]!)) open = !open;
    const raw = text.slice(from, at);
    const colon = colonIn(raw);
    tokens.push({ from, to: at, key: colon === -1 ? null : raw.slice(0, colon), value: raw.slice(colon + 1) });
  }
  return tokens;
}

/** `a,"b c"` → `a`, `b c`. Without `several` a comma is a comma. Empty values are none. */
export function valuesOf(value: string, several: boolean): readonly string[] {
  const values: string[] = [];
  let open = false;
  let current = '';
  const end = (): void => {
    const tidy = current.replace(/\s+/gu, ' ').trim();
    if (tidy !== '') values.push(tidy);
    current = '';
  };
  for (const character of value) {
    if (QUOTE.test(character)) open = !open;
    else if (several && !open && character === ',') end();
    else current += character;
  }
  end();
  return values;
}

/** A part of the text that can have more after it: a quotation mark that was never closed is. */
export const closed = (part: string): string => (part.split(QUOTE).length % 2 === 1 ? part : `${part}"`);
