/** What the event changed, in words; each line leads to the part of the page. */
import type { PageChange } from '#projections/case-page';
import { useTexts } from '../../texts/language';
import { anchorOf } from './part';
import { texts } from './texts';
import { useValueText } from './values';
import { words } from './words';

const SHORT = 60;
const shorten = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)} …` : text);

export function Changes({ changes, onShow }: { changes: readonly PageChange[]; onShow: (part: string) => void }) {
  const t = useTexts(texts);
  const names = useTexts(words);
  const text = useValueText();

  /** `Kompletteringar › Komplettering 1 › Läge`. */
  const nameOf = (path: PageChange['path']): string =>
    path
      .map((step, n) => {
        const table = names as unknown as Record<'parts' | 'fields' | 'ones', Readonly<Record<string, string>>>;
        if (typeof step === 'number') return `${table.ones[String(path[n - 1])] ?? ''} ${step + 1}`.trim();
        if (n === 0) return t.head[step as keyof typeof t.head] ?? table.parts[step] ?? step;
        return table.fields[step] ?? step;
      })
      .join(' › ');
  const said = ({ path, kind, before, after }: PageChange): string => {
    const field = String(path.findLast((step) => typeof step === 'string'));
    const what = nameOf(path);
    if (kind === 'REMOVED') return t.changeGone(what);
    const isSimple = typeof after !== 'object';
    if (kind === 'CHANGED') return t.changeTo(what, shorten(text(field, before)), shorten(text(field, after)));
    return t.change(isSimple ? `${what}: ${shorten(text(field, after))}` : what);
  };
  if (changes.length === 0) return <p>{t.nothingChanged}</p>;
  return (
    <ul className="changes">
      {changes.map((change) => {
        const [part] = change.path;
        const line = said(change);
        return (
          <li key={change.path.join('.')}>
            {typeof part === 'string' && part in names.parts ? (
              <a
                href={`#${anchorOf(part)}`}
                onClick={(event) => {
                  event.preventDefault();
                  onShow(part);
                  const place = document.getElementById(anchorOf(part));
                  place?.scrollIntoView();
                  place?.querySelector('summary')?.focus({ preventScroll: true });
                }}
              >
                {line}
              </a>
            ) : (
              line
            )}
          </li>
        );
      })}
    </ul>
  );
}
