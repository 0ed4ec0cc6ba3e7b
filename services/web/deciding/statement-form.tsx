/** A form whose answer is not a change but a statement to read and sign. What is typed is kept until the decision is made. */
import { useCallback, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { StatementAnswer } from '../../api/commands/answers';
import type { ProblemDocument } from '../../api/problems/problem';
import { useKept } from '../api/kept';
import { NoContact, Refused } from '../api/problem';
import { send } from '../api/send';
import { ErrorSummary, NotSent } from '../parts';
import type { Form } from '../parts/command-form';
import { valueAt, withValue } from '../parts/paths';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

export interface StatementForm<V> {
  readonly form: Form<V>;
  readonly keptAt: Date | null;
  readonly discard: () => void;
  readonly problem: ProblemDocument | null;
  readonly noContact: boolean;
  readonly idOf: (field: string) => string | undefined;
  readonly send: () => Promise<void>;
}

interface Asked<V> {
  /** The address that makes the statement. */
  readonly to: string;
  readonly keep: string;
  readonly initial: V;
  readonly body: (values: V) => object;
  readonly onShown: (body: object, shown: StatementAnswer) => void;
}

/** The field that the API speaks of: authority and money speak of their own, which lie in the decision's content. */
const known = (values: object, field: string): string | undefined =>
  [field, `content.${field}`].find((path) => valueAt(values, path) !== undefined);

export function useStatementForm<V extends object>({ to, keep, initial, body, onShown }: Asked<V>): StatementForm<V> {
  const kept = useKept<V>(keep, initial);
  const prefix = useId();
  const busy = useRef(false);
  const [state, setState] = useState<{ sending: boolean; problem: ProblemDocument | null; noContact: boolean }>({
    sending: false,
    problem: null,
    noContact: false,
  });
  const { value: values, set: keepValues } = kept;
  const set = useCallback((path: string, value: unknown) => keepValues((now) => withValue(now, path, value)), [keepValues]);
  const errorAt = (path: string): string | undefined => state.problem?.errors?.find(({ field }) => known(values, field) === path)?.message;

  const sendAsked = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState({ sending: true, problem: null, noContact: false });
    const asked = body(values);
    try {
      const answer = await send('POST', to, asked);
      onShown(asked, (await answer.json()) as StatementAnswer);
      setState({ sending: false, problem: null, noContact: false });
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NoContact)) throw error;
      setState({ sending: false, problem: error instanceof Refused ? error.problem : null, noContact: error instanceof NoContact });
    } finally {
      busy.current = false;
    }
  };

  return {
    form: {
      values,
      set,
      field: <T,>(path: string) => ({
        name: path,
        id: `${prefix}${path}`,
        value: valueAt(values, path) as T,
        onChange: (value: T) => set(path, value),
        error: errorAt(path),
      }),
      sending: state.sending,
    },
    keptAt: kept.keptAt,
    discard: kept.discard,
    problem: state.problem,
    noContact: state.noContact,
    idOf: (field) => {
      const path = known(values, field);
      return path === undefined ? undefined : `${prefix}${path}`;
    },
    send: sendAsked,
  };
}

export function StatementFormView<V>({
  statement,
  submit,
  startOver,
  hint,
  children,
}: {
  statement: StatementForm<V>;
  submit: string;
  /** Where there is no proposal to start over from, or nothing to decide. */
  startOver?: string;
  hint?: string;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  const { time } = useFormat();
  const { form, problem, noContact, keptAt, discard, idOf, send } = statement;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form noValidate className="form" onSubmit={onSubmit}>
      {problem && <ErrorSummary problem={problem} idOf={idOf} />}
      {noContact && <NotSent />}
      {children}
      <div className="buttons">
        <button type="submit" className="button primary" aria-disabled={form.sending}>
          {form.sending ? t.preparing : submit}
        </button>
        {keptAt && (
          <span className="kept">
            {t.kept(time(keptAt))}{' '}
            <button type="button" className="link" onClick={discard}>
              {startOver ?? t.startOver}
            </button>
          </span>
        )}
      </div>
      <p className="hint">{hint ?? t.nothingDecidedYet}</p>
    </form>
  );
}
