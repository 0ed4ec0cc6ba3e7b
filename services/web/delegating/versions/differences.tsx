/** What became of the items from one version to another. */
import type { Comparison } from '#libs/delegation';
import type { DelegationItem } from '#libs/delegation/events';
import { Empty, Facts } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useSaid, WRITTEN } from '../item-facts';
import { texts as shared } from '../texts';
import { texts } from './texts';

function Whole({ item, mark: Mark, level }: { item: DelegationItem; mark: 'ins' | 'del'; level: 2 | 3 }) {
  const { field: name } = useTexts(shared);
  const said = useSaid();
  const { number, matter } = item;
  const fields = (Object.keys(name) as (keyof DelegationItem)[]).filter((field) => field !== 'number' && field !== 'matter');
  const Heading = level === 2 ? 'h3' : 'h4';
  return (
    <li className="card">
      <Heading>
        <Mark>
          <span className="number">{number}</span> <span lang="sv">{matter}</span>
        </Mark>
      </Heading>
      <Facts
        items={fields.map((field) => [
          name[field],
          <span key={field} lang={WRITTEN.has(field) && item[field] !== null ? 'sv' : undefined} className="as-written">
            {said(field, item[field])}
          </span>,
        ])}
      />
    </li>
  );
}

/** `level` = of the headings. */
export function Differences({ comparison, level = 2 }: { comparison: Comparison; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const t = useTexts(texts);
  const { field: name } = useTexts(shared);
  const { number } = useFormat();
  const said = useSaid();
  const { added, removed, changed, same } = comparison;
  if (added.length + removed.length + changed.length === 0) return <Empty title={t.noDifference} />;
  const counts = [added, removed, changed, same].map((one) => number(one.length)) as [string, string, string, string];
  const written = (field: keyof DelegationItem, value: unknown): 'sv' | undefined =>
    WRITTEN.has(field) && value !== null ? 'sv' : undefined;
  return (
    <>
      <p role="status">{t.sum(...counts)}</p>
      {changed.length > 0 && (
        <>
          <Heading>{t.changed}</Heading>
          {changed.map((item) => (
            <div className="table-wrap" key={item.number}>
              <table className="listing">
                <caption>
                  {t.changedItem(item.number)}: <span lang="sv">{item.matter}</span>
                </caption>
                <thead>
                  <tr>
                    <th scope="col">{t.field}</th>
                    <th scope="col">{t.was}</th>
                    <th scope="col">{t.is}</th>
                  </tr>
                </thead>
                <tbody>
                  {item.fields.map(({ field, before, after }) => (
                    <tr key={field}>
                      <td data-label={t.field}>{name[field]}</td>
                      <td data-label={t.was}>
                        <del lang={written(field, before)}>{said(field, before)}</del>
                      </td>
                      <td data-label={t.is}>
                        <ins lang={written(field, after)}>{said(field, after)}</ins>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </>
      )}
      {added.length > 0 && (
        <>
          <Heading>{t.added}</Heading>
          <ul className="whole-items">
            {added.map((item) => (
              <Whole key={item.number} item={item} mark="ins" level={level} />
            ))}
          </ul>
        </>
      )}
      {removed.length > 0 && (
        <>
          <Heading>{t.removed}</Heading>
          <ul className="whole-items">
            {removed.map((item) => (
              <Whole key={item.number} item={item} mark="del" level={level} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
