/** What has been decided to go, step by step, and the receipt when it is done. */
import { Link } from '@tanstack/react-router';
import type { DisposalAnswer, ShownDisposal } from '../../api/cases/disposal';
import { Facts, Tag } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

export function Disposals({ answer: { disposals } }: { answer: DisposalAnswer }) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="disposed" aria-live="polite">
      <h2 id="disposed">{t.done}</h2>
      {disposals.length === 0 && <p>{t.nothingDone}</p>}
      {disposals.toReversed().map((one) => (
        <One key={one.id} disposal={one} />
      ))}
    </section>
  );
}

function One({ disposal }: { disposal: ShownDisposal }) {
  const t = useTexts(texts);
  const { day, moment, list } = useFormat();
  const { level, decision, reason, enteredBy, enteredAt, events, files, keys, completed } = disposal;
  const extent = [
    ...(keys.length > 0 ? [t.persons(keys.length)] : []),
    ...(events.length > 0 ? [t.events(events)] : []),
    ...(files > 0 ? [t.files(files)] : []),
  ];
  return (
    <article className="card disposal">
      <h3>
        {t.level[level]} <Tag tone={completed ? 'success' : 'information'}>{completed ? t.completed : t.underWay}</Tag>
      </h3>
      <Facts
        items={[
          [t.decision, `${decision.reference}, ${day(decision.decidedOn)}`],
          [t.decidedBy, decision.decidedBy],
          [t.ground, decision.ground],
          [t.reason, reason],
          [t.what, list(extent)],
          [t.entered, `${enteredBy}, ${moment(enteredAt)}`],
        ]}
      />
      <h4>{t.steps}</h4>
      <Steps disposal={disposal} />
      {completed && <Receipt completed={completed} />}
    </article>
  );
}

function Steps({ disposal: { enteredAt, keys, events, disposedAt, completed } }: { disposal: ShownDisposal }) {
  const t = useTexts(texts);
  const { shortMoment, number } = useFormat();
  const destroyed = keys.filter(({ destroyedAt }) => destroyedAt !== null);
  const begun = destroyed.length > 0 || disposedAt !== null || completed !== null;
  const steps: readonly (readonly [what: string, done: boolean, at: string | null, more?: string | null])[] = [
    [t.stepDecided, true, enteredAt],
    [t.stepSealed, begun, null, completed && t.stepSealedAt(number(completed.sealed.decision))],
    ...(keys.length > 0
      ? [[t.stepKeys(destroyed.length, keys.length), destroyed.length === keys.length, destroyed.at(-1)?.destroyedAt ?? null] as const]
      : []),
    ...(events.length > 0
      ? [[t.stepDisposed, disposedAt !== null, disposedAt, completed && t.stepSealedAt(number(completed.sealed.disposal))] as const]
      : []),
    [t.stepCompleted, completed !== null, completed?.at ?? null],
  ];
  return (
    <ol className="disposal-steps">
      {steps.map(([what, done, at, more]) => (
        <li key={what} className={done ? 'done' : 'left'}>
          {what}
          {at !== null && done && (
            <>
              {', '}
              <time dateTime={at}>{shortMoment(at)}</time>
            </>
          )}
          {!done && <> ({t.left})</>}
          {more && <span className="hint"> {more}</span>}
        </li>
      ))}
    </ol>
  );
}

function Receipt({ completed: { forgotten } }: { completed: NonNullable<ShownDisposal['completed']> }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <details>
      <summary>{t.receipt}</summary>
      <p className="hint">
        {t.goneHint} <Link to="/kontrollpunkter">{t.checkpoints}</Link>
      </p>
      <table className="disposal-receipt">
        <thead>
          <tr>
            <th scope="col">{t.store}</th>
            <th scope="col">{t.gone}</th>
          </tr>
        </thead>
        <tbody>
          {forgotten.map(({ store, gone }) => (
            <tr key={store}>
              <th scope="row" lang="sv">
                {store}
              </th>
              <td className="number">{number(gone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
