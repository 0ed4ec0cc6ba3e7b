import { useParams } from '@tanstack/react-router';
import type { ExplainedProblem } from '../../../api/problems/explained';
import { isRefused } from '../../api/problem';
import { useReading } from '../../api/read';
import { Facts, Failed, Page, Skeleton } from '../../parts';
import { useTexts } from '../../texts/language';
import '../open.css';
import { texts } from './texts';

/** Where the `type` of a problem document leads (RFC 9457). */
export function ProblemPage() {
  const t = useTexts(texts);
  const { code } = useParams({ from: '/problem/$code' });
  const { data, error, refetch } = useReading<ExplainedProblem>(`/api/problems/${encodeURIComponent(code)}`);
  if (!data && !error) return <Skeleton lines={5} />;
  if (error)
    return (
      <Page title={isRefused(error, 'problem-not-described') ? t.unknown : t.title} width="reading">
        {isRefused(error, 'problem-not-described') ? <p>{t.unknownText}</p> : <Failed error={error} onRetry={() => void refetch()} />}
        <Facts items={[[t.code, <code key="code">{code}</code>]]} />
      </Page>
    );
  const { title, status, message, basis, citation } = data!.body;
  const advice = (t.advice as Readonly<Record<number, string>>)[status];
  return (
    <Page title={title} above={t.title} width="reading">
      <h2>{t.message}</h2>
      <p>{message}</p>
      {message.includes('[…]') && <p className="hint">{t.dots}</p>}
      {advice && (
        <>
          <h2>{t.toDo}</h2>
          <p>{advice}</p>
        </>
      )}
      <Facts
        items={[
          citation !== null && [t.rule, basis === 'LAW' ? t.law(citation) : t.policy(citation)],
          [t.code, <code key="code">{code}</code>],
          [t.status, status],
        ]}
      />
      <p>
        <a href="/api/docs">{t.forPrograms}</a>
      </p>
    </Page>
  );
}
