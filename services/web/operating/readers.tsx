/** Reactors and read models: how far each has come, and what it stands still before. */
import type { OperationStanding } from '../../api/operation/standing';
import { Tag, type Tone } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { Act } from './act';
import { texts } from './texts';

type State = keyof (typeof texts)['sv']['states'];
const TONES: Readonly<Record<State, Tone>> = { running: 'success', stopped: 'danger', outdated: 'information', unattended: 'warning' };

interface Reader {
  readonly name: string;
  readonly kind: string;
  readonly state: State;
  readonly behind: number;
  readonly failure: { readonly position: number | null; readonly eventType: string | null; readonly error: string } | null;
  readonly resume: string;
}

export function ReaderTable({ standing: { reactors, readModels } }: { standing: OperationStanding }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const readers: readonly Reader[] = [
    ...reactors.map((one) => ({ ...one, kind: t.reactor, resume: `/api/operation/reactors/${one.name}/resume` })),
    ...readModels.map((one) => ({ ...one, kind: t.readModel, resume: `/api/operation/read-models/${one.name}/resume` })),
  ];
  return (
    <div className="table-wrap">
      <table className="listing">
        <caption className="visually-hidden">{t.readersCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.behind}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ name, kind, state, behind, failure, resume }) => (
            <tr key={resume}>
              <td data-label={t.name}>
                <code>{name}</code>
                <br />
                <small>{kind}</small>
              </td>
              <td data-label={t.state}>
                <Tag tone={TONES[state]}>{t.states[state]}</Tag>
                {failure !== null && (
                  <>
                    <p className="job-error">
                      {failure.position !== null && `${t.before(number(failure.position), failure.eventType ?? '')} `}
                      <span lang="sv">{failure.error}</span>
                    </p>
                    <Act to={resume} text={t.resume} label={t.resumeThis(name)} done={t.resumed} />
                  </>
                )}
              </td>
              <td data-label={t.behind}>{t.events(behind, number(behind))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
