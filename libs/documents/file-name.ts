/** Names of files as they are kept and given back: what people called them, without what a computer could take for something else. */

const MOST = 200;
/** Folders, control characters, and the marks that turn text around (Trojan Source). */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*\\/]/g;

/** The last part of a path, readable, with the ending that the content has. `JPEG` stays as an ending for a JPEG. */
export function fileName(given: string, ending: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1)!;
  const clean = last
    .toWellFormed()
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const known = ending === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, 'i');
  const base = clean.replace(known, '');
  return `${Array.from(base || 'fil')
    .slice(0, MOST)
    .join('')
    .trim()}.${ending}`;
}

/** RFC 6266: saved as a file, never shown in the place of a page. */
export const asAttachment = (name: string): string => {
  const ascii = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${coded}`;
};
