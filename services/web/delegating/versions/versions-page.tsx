import { Link, useParams } from '@tanstack/react-router';
import type { VersionHead } from '../../../api/registers/delegation-order-view';
import '../../auditing/auditing.css';
import { search, useReading } from '../../api/read';
import { Empty, Failed, Skeleton, Tag, type Tone } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { Frame } from '../frame';
import { texts as shared } from '../texts';
import { ChooseTwo } from './choose-two';
import { texts } from './texts';

const TONES: Readonly<Record<VersionHead['standing'], Tone>> = {
  IN_FORCE: 'success',
  COMING: 'information',
  PAST: 'neutral',
  NEVER: 'neutral',
};

function Versions({ boardId, rows }: { boardId: string; rows: readonly VersionHead[] }) {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const { shortDay, number } = useFormat();
  if (rows.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneText}</p>
      </Empty>
    );
  return (
    <>
      <div className="table-wrap">
        <table className="listing">
          <caption>{t.lead}</caption>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.adopted}</th>
              <th scope="col">{t.valid}</th>
              <th scope="col">{t.items}</th>
              <th scope="col">{t.what}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ version, boardParagraph, adoptedOn, validFrom, replacedFrom, standing, items }) => (
              <tr key={version}>
                <td data-label={t.name}>
                  <b>{version}</b> <Tag tone={TONES[standing]}>{common.standings[standing]}</Tag>
                </td>
                <td data-label={t.adopted}>
                  {shortDay(adoptedOn)}, <span lang="sv">{boardParagraph}</span>
                </td>
                <td data-label={t.valid}>
                  {replacedFrom === null ? t.validFrom(shortDay(validFrom)) : t.until(shortDay(validFrom), shortDay(replacedFrom))}
                </td>
                <td data-label={t.items}>{number(items)}</td>
                <td data-label={t.what}>
                  <Link to="/delegation/$boardId" params={{ boardId }} search={{ version }}>
                    {t.read(version)}
                  </Link>
                  <br />
                  <a href={`${apiOf(boardId)}/order-file${search({ version })}`} download>
                    {common.asTable}
                    <span className="visually-hidden"> {version}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 1 && (
        <section aria-labelledby="compare-name">
          <h2 id="compare-name">{t.compare}</h2>
          <ChooseTwo boardId={boardId} versions={rows} />
        </section>
      )}
    </>
  );
}

export function VersionsPage() {
  const { versions } = useTexts(shared);
  const { boardId } = useParams({ from: '/signed-in/delegation/$boardId/versioner' });
  const { data, error, refetch } = useReading<{ rows: readonly VersionHead[] }>(`${apiOf(boardId)}/order-versions`);
  return (
    <Frame boardId={boardId} part={versions}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Versions boardId={boardId} rows={data.body.rows} />}
    </Frame>
  );
}
