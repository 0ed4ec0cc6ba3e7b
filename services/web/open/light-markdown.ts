/**
 * The few signs that public texts are written with: `#` and `##` headings, `-` lists, blank lines between paragraphs, `**strong**` and
 * `[words](address)`. Everything else is text. Pure.
 */
export type Run =
  | { readonly kind: 'text' | 'strong' | 'blank'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] };

/** Only addresses that lead somewhere harmless. */
const ADDRESS = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/;
const RUN = /\*\*(?<strong>[^*]+)\*\*|\[(?<words>[^\][]+)\]\((?<to>[^()\s]+)\)|\[(?<blank>[^\][]+)\]/g;

export function runsOf(line: string): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of line.matchAll(RUN)) {
    if (match.index > end) runs.push({ kind: 'text', text: line.slice(end, match.index) });
    end = match.index + match[0].length;
    const { strong, words, to, blank } = match.groups ?? {};
    if (strong !== undefined) runs.push({ kind: 'strong', text: strong });
    else if (blank !== undefined) runs.push({ kind: 'blank', text: match[0] });
    else if (words !== undefined && to !== undefined && ADDRESS.test(to)) runs.push({ kind: 'link', text: words, to });
    else runs.push({ kind: 'text', text: match[0] });
  }
  if (end < line.length) runs.push({ kind: 'text', text: line.slice(end) });
  return runs;
}

/** `blank` runs are what still has to be filled in: `[telefonnummer]`. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const part of text.split(/\n[ \t]*\n/)) {
    let lines: string[] = [];
    let items: string[] = [];
    const close = (): void => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', runs: runsOf(lines.join(' ')) });
      if (items.length > 0) blocks.push({ kind: 'list', items: items.map(runsOf) });
      [lines, items] = [[], []];
    };
    for (const line of part.split('\n').map((one) => one.trim())) {
      const [, signs, heading] = /^(##?) +(.+)$/.exec(line) ?? [];
      const [, item] = /^- +(.+)$/.exec(line) ?? [];
      if (heading !== undefined) {
        close();
        blocks.push({ kind: 'heading', level: signs === '#' ? 1 : 2, runs: runsOf(heading) });
      } else if (item !== undefined) {
        if (lines.length > 0) close();
        items.push(item);
      } else if (line !== '') {
        if (items.length > 0) close();
        lines.push(line);
      }
    }
    close();
  }
  return blocks;
}
