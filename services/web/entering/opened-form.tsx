/** A form that is open when the address says so, bound to what it is about as that was when it opened. */
import { useEffect, useRef, type ReactNode } from 'react';
import { CommandForm, type Form } from '../parts';
import { useTexts } from '../texts/language';
import { useDoing } from './doing';
import './entering.css';
import { texts } from './texts';

/** A case, or a meeting of the board, as it was read. */
export interface Subject {
  readonly id: string;
  readonly etag: string | null;
  /** Of its commands: `${address}/${command}`. */
  readonly address: string;
}

export interface OpenedFormGiven<V> {
  readonly of: Subject;
  /** What stands in the address: `?gor=paminn:<id>`. */
  readonly gor: string;
  /** Last part of the command's address. */
  readonly command: string;
  readonly title: string;
  /** Of the title: 3 in a tab, that has its own heading. */
  readonly level?: 2 | 3;
  readonly lead?: ReactNode;
  readonly initial: V;
  /** Values as typed to what the API takes; left out = as they are typed. */
  readonly body?: (values: V) => object;
  readonly submit?: string;
  readonly done?: string;
  readonly danger?: boolean;
  /** What is open afterwards; nothing when left out. */
  readonly then?: string;
  readonly children: (form: Form<V>) => ReactNode;
}

export const OpenedForm = <V extends object>(props: OpenedFormGiven<V>) => (useDoing().doing === props.gor ? <Open {...props} /> : null);

function Open<V extends object>({ of, gor, command, title, level = 3, lead, then, body, submit, done, ...form }: OpenedFormGiven<V>) {
  const t = useTexts(texts);
  const { leave } = useDoing();
  const Heading = `h${level}` as const;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current!.focus({ preventScroll: true });
    heading.current!.scrollIntoView({ block: 'start' });
  }, []);
  /** The focus goes back to what opened the form, or to the page when that is gone. */
  const goBack = (): void => {
    if (!leave(gor)) return;
    const opener = document.querySelector<HTMLElement>(`[data-opens="${gor}"]`) ?? document.querySelector<HTMLElement>('main');
    opener?.focus({ preventScroll: true });
  };
  return (
    <section className="card action" aria-labelledby={`form-${gor}`}>
      <Heading id={`form-${gor}`} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {lead && <p className="hint">{lead}</p>}
      <CommandForm<V>
        {...form}
        to={`${of.address}/${command}`}
        etag={of.etag}
        keep={`${of.id}/${gor}`}
        body={body ?? ((values) => values)}
        submit={submit ?? t.enter}
        done={done ?? t.entered}
        onDone={() => (then === undefined ? goBack() : leave(gor, then))}
        onCancel={goBack}
      />
    </section>
  );
}

/** Opens a form. */
export function OpenButton({ gor, children, small = true }: { gor: string; children: ReactNode; small?: boolean }) {
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
