/** A form of one meeting's page: open when the address says so, bound to the meeting as it was when it opened. */
import { useEffect, useRef, type ReactNode } from 'react';
import { CommandForm, type Form } from '../parts';
import { useDoing } from '../handling/case/doing';
import { useTexts } from '../texts/language';
import { texts } from './meeting-texts';

interface Given<V> {
  readonly meetingId: string;
  readonly etag: string | null;
  /** What stands in the address. */
  readonly gor: string;
  /** Last part of the command's address. */
  readonly command: string;
  readonly title: string;
  readonly lead?: string;
  readonly initial: V;
  readonly body: (values: V) => object;
  readonly submit?: string;
  readonly done?: string;
  readonly danger?: boolean;
  readonly children: (form: Form<V>) => ReactNode;
}

export const MeetingForm = <V extends object>(props: Given<V>) => (useDoing().doing === props.gor ? <Open {...props} /> : null);

function Open<V extends object>({ meetingId, gor, command, title, lead, submit, done, ...form }: Given<V>) {
  const t = useTexts(texts);
  const { close } = useDoing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current!.focus({ preventScroll: true });
    heading.current!.scrollIntoView({ block: 'start' });
  }, []);
  const leave = (): void => {
    close();
    document.querySelector<HTMLElement>(`[data-opens="${gor}"], main`)?.focus({ preventScroll: true });
  };
  return (
    <section className="card action" aria-labelledby={`form-${gor}`}>
      <h3 id={`form-${gor}`} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {lead && <p className="hint">{lead}</p>}
      <CommandForm<V>
        {...form}
        to={`/api/board-meetings/${meetingId}/${command}`}
        keep={`${meetingId}/${gor}`}
        submit={submit ?? t.enter}
        done={done ?? t.entered}
        onDone={leave}
        onCancel={leave}
      />
    </section>
  );
}

export function OpenButton({ gor, children }: { gor: string; children: ReactNode }) {
  const { doing, open } = useDoing();
  return (
    <button type="button" className="button small" aria-expanded={doing === gor} data-opens={gor} onClick={() => open(gor)}>
      {children}
    </button>
  );
}
