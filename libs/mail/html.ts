/** A mail as a page: one column, the reader's own letters, no picture, nothing fetched. Read aloud it is its text, and links say where they lead. */

export type Block =
  | { readonly paragraph: string }
  | { readonly button: string; readonly to: string }
  | { readonly items: readonly { readonly text: string; readonly to: string }[] };
export interface MailPage {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly foot: readonly string[];
  readonly settings: string | null;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** Colours with contrast 7:1 or more in both; a program that knows no `@media` shows the light ones. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#f6f5f2;color:#1d1d1b}
.sheet{max-width:34rem;margin:0 auto;padding:24px 20px;background:#ffffff}
.foot{color:#4a4a46;border-top:1px solid #d6d3cc}
a{color:#0b4a6f}
.button{background:#0b4a6f;color:#ffffff}
@media (prefers-color-scheme:dark){
body{background:#121413;color:#f1f0ec}
.sheet{background:#1c1f1e}
.foot{color:#c9c7c0;border-top-color:#474b49}
a{color:#9fd3f2}
.button{background:#9fd3f2;color:#10202a}
}`;
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;line-height:1.5";

const link = (to: string, text: string): string => `<a href="${escape(to)}">${escape(text)}</a>`;

function blockOf(block: Block): string {
  if ('paragraph' in block) return `<p>${escape(block.paragraph)}</p>`;
  if ('button' in block)
    return `<p><a class="button" href="${escape(block.to)}" style="display:inline-block;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:600">${escape(block.button)}</a></p>`;
  // each link by its own words: a list of "läs mer" says nothing to those who go from link to link
  const items = block.items.map(({ text, to }) => `<li style="margin:0 0 10px">${link(to, text)}</li>`).join('\n');
  return `<ul style="padding-left:20px">\n${items}\n</ul>`;
}

/** A whole document with its language and title. Everything is escaped. */
export function htmlPage({ title, blocks, foot, settings }: MailPage): string {
  const below = [...foot.map(escape), ...(settings === null ? [] : [link(settings, 'Välj vad du vill få på mejl')])];
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main class="sheet" style="${FONT}">
<h1 style="font-size:21px;line-height:1.3;margin:0 0 16px">${escape(title)}</h1>
${blocks.map(blockOf).join('\n')}
<p class="foot" style="font-size:14px;margin:28px 0 0;padding-top:14px">${below.join('<br>\n')}</p>
</main>
</body>
</html>
`;
}
