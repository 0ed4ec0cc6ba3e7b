/** What the event changed, in words; each line leads to the part of the page. */
import type { CasePage, PageChange } from '#projections/case-page';
import { useTexts } from '../../texts/language';
import { anchorOf } from './part';
import { isForPrograms } from './readable';
import { texts } from './texts';
import { useValueText } from './values';
import { words } from './words';

/** What one of a list is known by, where it has a name. */
function nameIn(page: CasePage, field: string, n: number): string | undefined {
  if (field === 'criteria') return page.criteria[n]?.assessments[0]?.criterionName;
  if (field === 'participants') return page.participants[n]?.person.name;
  return undefined;
}

const SHORT = 60;
const shorten = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)} …` : text);

interface Given {
  readonly page: CasePage;
  readonly changes: readonly PageChange[];
  /** Opens a part of the page. */
  readonly onShow: (part: string) => void;
}

export function Changes({ page, changes: all, onShow }: Given) {
  const t = useTexts(texts);
  const names = useTexts(words);
  const text = useValueText();
  const changes = all.filter((change) => !isForPrograms(change));

  /** `Kompletteringar › Komplettering 1 › Läge`. */
  const nameOf = (path: PageChange['path']): string =>
    path
      .map((step, n) => {
        const table = names as unknown as Record<'parts' | 'fields' | 'ones', Readonly<Record<string, string>>>;
        if (typeof step === 'number')
          return nameIn(page, String(path[n - 1]), step) ?? `${table.ones[String(path[n - 1])] ?? ''} ${step + 1}`.trim();
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
