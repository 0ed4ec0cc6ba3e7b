/** A search that is asked when somebody presses the button: each question to the register is written down. */
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Bound } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import type { ExaminedList } from './reading';
import { texts } from './texts';

type Typed = Readonly<Record<string, string>>;

interface Given<V extends Typed> {
  /** As the address says; '' = not asked for. */
  readonly asked: V;
  readonly onSearch: (values: V) => void;
  readonly children: (field: (name: keyof V & string) => Bound) => ReactNode;
}

export function Filters<V extends Typed>({ asked, onSearch, children }: Given<V>) {
  const t = useTexts(texts);
  const prefix = useId();
  const [typed, setTyped] = useState<V>(asked);
  const [known, setKnown] = useState(asked);
  // the way back in the browser changes the address under the form
  if (JSON.stringify(known) !== JSON.stringify(asked)) {
    setKnown(asked);
    setTyped(asked);
  }
  const field = (name: keyof V & string): Bound => ({
    name,
    id: `${prefix}${name}`,
    value: typed[name] ?? '',
    onChange: (value) => setTyped((now) => ({ ...now, [name]: value })),
    error: undefined,
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(typed);
  };
  const isAsked = Object.values(asked).some((value) => value !== '');
  return (
    <form role="search" className="filters" onSubmit={send}>
      {children(field)}
      <div className="buttons">
        <button type="submit" className="button primary">
          {t.search}
        </button>
        {isAsked && (
          <button
            type="button"
            className="button quiet"
            onClick={() => onSearch(Object.fromEntries(Object.keys(asked).map((name) => [name, ''])) as V)}
          >
            {t.clear}
          </button>
        )}
      </div>
    </form>
  );
}

/** '' is nothing asked for: it has no place in the address. */
export const orNothing = (value: string): string | undefined => (value === '' ? undefined : value);

/** Below a list: how many are shown, and the next ones. */
export function ListFoot({ list, moreText }: { list: ExaminedList; moreText?: string }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { rows, hasNextPage: more, isFetchingNextPage: busy, fetchNextPage } = list;
  return (
    <div className="list-foot">
      <p role="status">{more ? t.shown(number(rows.length)) : t.shownAll(number(rows.length))}</p>
      {more && (
        <button type="button" className="button" aria-disabled={busy} onClick={() => !busy && void fetchNextPage()}>
          {busy ? t.fetching : (moreText ?? t.more)}
        </button>
      )}
    </div>
  );
}
