/** A form that is open when the address says so, bound to the case as it was when it opened. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { CommandAnswer } from '../../../api/commands/answers';
import { CommandForm, type Form } from '../../parts';
import { useDoing } from './doing';
import { to, type ListedCase } from './opened';

interface Given<V> {
  readonly of: ListedCase;
  /** What stands in the address: `?gor=paminn:<id>`. */
  readonly gor: string;
  /** Last part of the command's address. */
  readonly command: string;
  readonly title: string;
  /** Of the title: 3 in a tab, that has its own heading. */
  readonly level?: 2 | 3;
  readonly lead?: ReactNode;
  readonly initial: V;
  readonly body: (values: V) => object;
  readonly submit: string;
  readonly done: string;
  readonly danger?: boolean;
  /** What is open afterwards; nothing when left out. */
  readonly then?: string;
  readonly children: (form: Form<V>) => ReactNode;
}

export function ActionForm<V extends object>(props: Given<V>) {
  return useDoing().doing === props.gor ? <OpenForm {...props} /> : null;
}

function OpenForm<V extends object>({ of, gor, command, title, level = 3, lead, then, ...form }: Given<V>) {
  const { open, close } = useDoing();
  const Heading = `h${level}` as const;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current!.focus({ preventScroll: true });
    heading.current!.scrollIntoView({ block: 'start' });
  }, []);
  /** The focus goes back to what opened the form, or to the page when that is gone. */
  const leave = (): void => {
    close();
    const opener = document.querySelector<HTMLElement>(`[data-opens="${gor}"]`) ?? document.querySelector<HTMLElement>('main');
    opener?.focus({ preventScroll: true });
  };
  return (
    <section className="card action" aria-labelledby={`form-${gor}`}>
      <Heading id={`form-${gor}`} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {lead && <p className="hint">{lead}</p>}
      <CommandForm<V, CommandAnswer>
        {...form}
        to={to(of.caseId, command)}
        etag={of.etag}
        keep={`${of.caseId}/${gor}`}
        onDone={() => (then === undefined ? leave() : open(then))}
        onCancel={leave}
      />
    </section>
  );
}

/** Opens a form. */
export function ActionButton({ gor, children, small = true }: { gor: string; children: ReactNode; small?: boolean }) {
  const { doing, open } = useDoing();
  return (
    <button
      type="button"
      className={small ? 'button small' : 'button'}
      aria-expanded={doing === gor}
      data-opens={gor}
      onClick={() => open(gor)}
    >
      {children}
    </button>
  );
}
