/** Plain pages of sign-in: one frame, no script of its own, readable at 360 px and in the dark. */
import { createHash } from 'node:crypto';
import type { Language, Wording } from '#libs/kernel';

/** Text that is HTML already; everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
}
type Part = string | number | Html | readonly Html[];

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const spell = (part: Part): string => {
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escape(String(part));
};

/** Template tag: what is put in is escaped unless it is {@link Html}. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.map((text, index) => text + (index < parts.length ? spell(parts[index]!) : '')).join(''));
export const NOTHING = new Html('');

const STYLE = `:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif;--ink:light-dark(#1c2329,#eef1f4);--quiet:light-dark(#4d5a66,#b3bec9);--paper:light-dark(#f6f5f1,#14191e);--card:light-dark(#fff,#1d242b);--line:light-dark(#767f88,#8b96a1);--accent:light-dark(#14566b,#8fd0e4);--on-accent:light-dark(#fff,#0d2029);--bad:light-dark(#a3180f,#ffb0a6)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink)}main{max-width:44rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.05rem;margin:1.5rem 0 .5rem}p{margin:.5rem 0 1rem}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}label{display:block;font-weight:600;margin:1rem 0 .25rem}
button,select,input{font:inherit;color:inherit;min-height:2.75rem;border:1px solid var(--line);border-radius:.4rem;padding:.5rem .85rem;background:var(--card);max-width:100%}
.person{width:100%;text-align:left;cursor:pointer}.person b{display:block}.person:hover{border-color:var(--accent)}.quiet{color:var(--quiet)}
.main{background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:600;cursor:pointer}.row{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.bad{color:var(--bad);border-left:4px solid var(--bad);padding-left:.75rem}code{overflow-wrap:anywhere}`;

const cspHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Headers of every page here: nothing from elsewhere, in no frame, kept by no cache. `script` = an inline script of the page. */
export const pageHeaders = (script?: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src ${cspHash(STYLE)}; ${script === undefined ? '' : `script-src ${cspHash(script)}; `}form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
});

export const page = (language: Language, title: string, body: Html): string =>
  markup`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Liggaren</title><style>${new Html(STYLE)}</style></head>
<body><main>${body}</main></body>
</html>`.text;

/** Where to go from a page. */
export interface Way {
  readonly href: string;
  readonly text: Wording;
}
/** A page that says what went wrong and where to go from here. */
export const failurePage = (language: Language, title: Wording, message: Wording, way: Way): string =>
  page(
    language,
    title[language],
    markup`<h1>${title[language]}</h1><p>${message[language]}</p><p><a href="${way.href}">${way.text[language]}</a></p>`,
  );

const signIn: Wording = { sv: 'Logga in', en: 'Sign in' };
/** To the sign-in once more, in the same language. */
export const toSignIn = (language: Language, returnTo?: string): Way => ({
  href: `/auth/login?${returnTo === undefined ? '' : `returnTo=${encodeURIComponent(returnTo)}&`}ui_locales=${language}`,
  text: signIn,
});
