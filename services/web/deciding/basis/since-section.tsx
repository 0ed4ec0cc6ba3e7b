import type { HistoryEntry } from '#projections/case-history';
import { search, useReading } from '../../api/read';
import { Failed, Skeleton, Timeline } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** What has happened in a case after a revision, oldest first. */
export function Happened({ caseId, after, level }: { caseId: string; after: number; level: 2 | 3 | 4 }) {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const path = `/api/cases/${caseId}/history${search({ afterRevision: after, order: 'oldest-first' })}`;
  const { data, error, refetch } = useReading<{ rows: readonly HistoryEntry[] }>(path);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.body.rows.length === 0) return <p>{t.nothingSince}</p>;
  return (
    <Timeline
      level={level}
      moments={data.body.rows.map(({ revision, sentence, recordedAt, who, roleName }) => ({
        key: revision,
        title: sentence,
        at: recordedAt,
        when: shortMoment(recordedAt),
        who: `${who}, ${roleName}`,
      }))}
    />
  );
}

export function SinceSection() {
  const t = useTexts(texts);
  const { caseId, proposal } = useBasis();
  if (!proposal?.submitted) return null;
  return (
    <section id="sedan-dess" className="card" aria-labelledby="sedan-dess-rubrik">
      <h2 id="sedan-dess-rubrik">{t.since}</h2>
      <Happened caseId={caseId} after={proposal.submitted.revision} level={3} />
    </section>
  );
}
