/** A form that gives one command: keeps what is typed, binds it to what the person saw, and shows every no where it belongs. */
import { useId, type FormEvent, type ReactNode } from 'react';
import type { CommandAnswer } from '../../api/commands/answers';
import type { ProblemDocument } from '../../api/problems/problem';
import { useCommand } from '../api/command';
import { useKept } from '../api/kept';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { useAnnounce } from './announce';
import type { Bound } from './fields';
import { valueAt, withValue } from './paths';
import { Conflict, ErrorSummary, NotSent } from './refusals';
import { texts } from './texts';

export interface Form<V> {
  readonly values: V;
  readonly set: (path: string, value: unknown) => void;
  /** Binds a field to a place in the values, named as the API names it. */
  readonly field: <T = string>(path: string) => Bound<T>;
  readonly sending: boolean;
}

interface Given<V, A> {
  /** The address of the command. */
  readonly to: string;
  /** As the case was read when the form opened; null = not bound to it. */
  readonly etag: string | null;
  /** Names what is typed among everything that is kept: `${caseId}/note`. */
  readonly keep: string;
  readonly initial: V;
  /** Values as typed to what the API takes. */
  readonly body: (values: V) => object;
  readonly submit: string;
  /** Said when it is done. */
  readonly done?: string;
  readonly onDone?: (answer: A) => void;
  readonly onCancel?: () => void;
  readonly danger?: boolean;
  /** What the API says is amiss, in words and at places of the form's own; left out = as it says. */
  readonly errors?: (problem: ProblemDocument, values: V) => readonly { readonly field: string; readonly message: string }[];
  readonly children: (form: Form<V>) => ReactNode;
}

export function CommandForm<V extends object, A extends CommandAnswer = CommandAnswer>(props: Given<V, A>) {
  const { to, etag, keep, initial, body, submit, done, onDone, onCancel, danger = false, errors, children } = props;
  const t = useTexts(texts);
  const { time } = useFormat();
  const announce = useAnnounce();
  const kept = useKept<V>(keep, initial, etag);
  const command = useCommand<A>(to, kept.seen);
  const prefix = useId();
  const idOf = (path: string): string => `${prefix}${path}`;
  const told = command.problem;
  const problem = told?.errors && errors ? { ...told, errors: errors(told, kept.value) } : told;

  const form: Form<V> = {
    values: kept.value,
    set: (path, value) => kept.set((now) => withValue(now, path, value)),
    field: <T,>(path: string) => ({
      name: path,
      id: idOf(path),
      value: valueAt(kept.value, path) as T,
      onChange: (value: T) => kept.set((now) => withValue(now, path, value)),
      error: problem?.errors?.find(({ field }) => field === path)?.message,
    }),
    sending: command.sending,
  };

  const goOn = (): void => {
    const actual = told?.actualRevision;
    if (actual !== undefined && actual !== null) kept.see(`"${actual}"`);
    command.acceptChanges();
  };

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await command.send(body(kept.value));
    if (!answer) return;
    kept.discard();
    announce(done ?? t.done);
    onDone?.(answer);
  };

  return (
    <form noValidate className="form" onSubmit={(event) => void send(event)}>
      {problem &&
        (problem.status === 412 ? (
          <Conflict problem={problem} onGoOn={goOn} />
        ) : (
          <ErrorSummary problem={problem} idOf={(field) => (valueAt(kept.value, field) === undefined ? undefined : idOf(field))} />
        ))}
      {command.noContact && <NotSent />}
      {children(form)}
      <div className="buttons">
        <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={command.sending}>
          {command.sending ? t.sending : submit}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {t.cancel}
          </button>
        )}
        {kept.keptAt && (
          <span className="kept">
            {kept.found ? t.keptFound(time(kept.keptAt)) : t.keptAt(time(kept.keptAt))}{' '}
            <button type="button" className="link" onClick={kept.discard}>
              {t.discard}
            </button>
          </span>
        )}
      </div>
    </form>
  );
}
