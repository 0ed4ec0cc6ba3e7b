import { useParams, useSearch } from '@tanstack/react-router';
import type { ShownComparison, VersionHead } from '../../../api/registers/delegation-order-view';
import '../../auditing/auditing.css';
import { search, useReading } from '../../api/read';
import { Empty, Failed, Skeleton } from '../../parts';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { Frame } from '../frame';
import { ChooseTwo } from './choose-two';
import { Differences } from './differences';
import { texts } from './texts';

function Compared({ boardId, older, newer }: { boardId: string; older: string; newer: string }) {
  const { data, error, refetch } = useReading<ShownComparison>(`${apiOf(boardId)}/order-comparison${search({ older, newer })}`);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return data ? <Differences comparison={data.body} /> : <Skeleton lines={8} />;
}

export function ComparePage() {
  const t = useTexts(texts);
  const { boardId } = useParams({ from: '/signed-in/delegation/$boardId/jamfor' });
  const { fran = '', till = '' } = useSearch({ from: '/signed-in/delegation/$boardId/jamfor' });
  const { data } = useReading<{ rows: readonly VersionHead[] }>(`${apiOf(boardId)}/order-versions`);
  return (
    <Frame boardId={boardId} part={t.compare}>
      <section aria-labelledby="compare-name">
        <h2 id="compare-name">{t.compare}</h2>
        {data && <ChooseTwo key={`${fran} ${till}`} boardId={boardId} versions={data.body.rows} older={fran} newer={till} />}
      </section>
      {fran === '' || till === '' ? <Empty title={t.choose} /> : <Compared boardId={boardId} older={fran} newer={till} />}
    </Frame>
  );
}
