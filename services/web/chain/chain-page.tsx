/** The chain of each decision in a case: the latest first. */
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseChainsAnswer } from '../../api/chain/chain.controller';
import { useReading } from '../api/read';
import '../auditing/auditing.css';
import { Empty, Failed, Page, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './chain.css';
import { Links, Verdict } from './links';
import { texts } from './texts';

export function ChainPage() {
  const t = useTexts(texts);
  const { day, moment } = useFormat();
  const [openedAt] = useState(() => new Date().toISOString());
  const { caseId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useReading<CaseChainsAnswer>(`/api/cases/${caseId}/chain`);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={14} />;
  const { number, chains } = data.body;
  return (
    <Page
      title={number === null ? t.title : `${t.title}, ${number}`}
      above={
        <span className="no-print">
          <Link to="/arenden/$caseId" params={{ caseId }}>
            {t.back}
          </Link>
          {' · '}
          <Link to="/kedjor">{t.toList}</Link>
        </span>
      }
      lead={t.lead}
      actions={
        chains.length > 0 && (
          <button type="button" className="button" onClick={() => print()}>
            {t.print}
          </button>
        )
      }
    >
      <p className="hint only-print">{t.printed(moment(openedAt))}</p>
      {chains.length === 0 && (
        <Empty title={t.undecided}>
          <p>{t.undecidedHint}</p>
        </Empty>
      )}
      {chains.toReversed().map((chain, place) => (
        <section key={chain.decisionId} aria-labelledby={`chain-${chain.decisionId}`}>
          <h2 id={`chain-${chain.decisionId}`}>{t.decision(day(chain.decidedOn))}</h2>
          <Verdict chain={chain} replaced={place > 0} />
          <p>
            {chain.standing !== 'STANDS' && <b>{chain.standingName}. </b>}
            {chain.regimeName}
          </p>
          <Links chain={chain} />
        </section>
      ))}
    </Page>
  );
}
