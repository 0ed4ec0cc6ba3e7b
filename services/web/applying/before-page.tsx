import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { NoContact, Refused } from '../api/problem';
import { useReading } from '../api/read';
import { Choice, Empty, Failed, Notice, Page, Skeleton, Tag } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { saveDraft } from './form/draft';
import type { Scheme } from './form/step-props';
import { EMPTY } from './form/values';
import { SchemeFacts } from './scheme-facts';
import { texts } from './texts';
import './applying.css';

export function BeforePage() {
  const t = useTexts(texts);
  const { data, error, refetch } = useReading<{ rows: readonly Scheme[] }>('/api/schemes-to-apply-for');
  if (!data && !error) return <Skeleton lines={10} />;
  return (
    <Page title={t.before} lead={t.beforeLead} width="reading" above={<Link to="/mina">{t.mine}</Link>}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.body.rows.length === 0 && <Empty title={t.noSchemes} />}
      {data?.body.rows.map((scheme) => (
        <OneScheme key={scheme.schemeId} scheme={scheme} />
      ))}
    </Page>
  );
}

function OneScheme({ scheme }: { scheme: Scheme }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { day } = useFormat();
  const navigate = useNavigate();
  const [callId, setCallId] = useState(scheme.calls?.[0]?.callId ?? '');
  const [failed, setFailed] = useState<string | null>(null);
  const begin = async (): Promise<void> => {
    const draftId = crypto.randomUUID();
    try {
      await saveDraft(draftId, { schemeId: scheme.schemeId, callId: callId || null }, EMPTY);
      void navigate({ to: '/mina/ansok/$draftId/$step', params: { draftId, step: 'organisation' } });
    } catch (error) {
      if (error instanceof Refused) setFailed(error.problem.detail);
      else if (error instanceof NoContact) setFailed(t.notBegun);
      else throw error;
    }
  };
  return (
    <section className="card">
      <div className="scheme-head">
        <h2 lang="sv">{scheme.name}</h2>
        <Tag tone={scheme.closed ? 'warning' : 'success'}>{scheme.closed ? t.closed : t.open}</Tag>
      </div>
      {scheme.closed && (
        <Notice tone="warning">
          <p>{scheme.closed.why[language]}</p>
          <p>{t.closedHint}</p>
        </Notice>
      )}
      <SchemeFacts scheme={scheme} />
      <h3>{t.youNeed}</h3>
      <ul>
        {t.youNeedList.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{t.saves}</p>
      {scheme.calls && scheme.calls.length > 1 && (
        <Choice
          name="callId"
          id={`call-${scheme.schemeId}`}
          error={undefined}
          label={t.chooseCall}
          value={callId}
          onChange={setCallId}
          open={false}
          options={scheme.calls.map((call) => ({ value: call.callId, text: t.callCloses(call.theme, day(call.closesOn)) }))}
        />
      )}
      {failed && (
        <Notice tone="warning" alert>
          <p>{failed}</p>
        </Notice>
      )}
      <button type="button" className="button primary" aria-label={t.beginOf(scheme.name)} onClick={() => void begin()}>
        {t.begin}
      </button>
    </section>
  );
}
