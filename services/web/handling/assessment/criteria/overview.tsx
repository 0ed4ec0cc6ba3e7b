/** Who has assessed what: criteria as rows, assessors as columns; on a phone one block per criterion. */
import type { CasePage } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { Tag } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { Score } from './score';
import { standingOn, type Filed } from './standing';
import { texts } from './texts';

function Cell({ latest, filed, outdated, most }: Filed & { most: number }) {
  const t = useTexts(texts);
  if (latest && !outdated) return <Score score={latest.score} most={most} />;
  if (latest) return <Tag tone="warning">{t.outdated}</Tag>;
  return filed ? <Tag tone="success">{t.filed}</Tag> : <Tag>{t.notFiled}</Tag>;
}

export function Overview({ page, guidelines, me }: { page: CasePage; guidelines: Guidelines; me: string }) {
  const t = useTexts(texts);
  const rows = guidelines.criteria.map(({ id, name }) => ({ id, name, ...standingOn(page, id) }));
  const people = rows.flatMap(({ assessors }) => assessors.map(({ person }) => person));
  const columns = people.filter((one, index) => people.findIndex(({ ref }) => ref === one.ref) === index);
  const called = (person: (typeof columns)[number]): string => `${person.name}${person.ref === me ? ` (${t.you})` : ''}`;
  return (
    <table className="assessment-overview">
      <caption>{t.overview}</caption>
      <thead>
        <tr>
          <th scope="col">{t.criterion}</th>
          {columns.map((person) => (
            <th key={person.ref} scope="col">
              {called(person)}
              {person.organisation && <small> {person.organisation}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, assessors }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`#kriterium-${id}`} lang="sv">
                {name}
              </a>
            </th>
            {columns.map((person) => {
              const filed = assessors.find((one) => one.person.ref === person.ref);
              return (
                <td key={person.ref}>
                  <span className="assessment-who">{called(person)}</span>
                  {filed && <Cell {...filed} most={guidelines.maxScore} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
