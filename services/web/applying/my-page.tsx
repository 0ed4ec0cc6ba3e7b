import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DraftRow } from '../../api/applicant/drafts';
import { forgetKept } from '../api/kept';
import { useMe } from '../api/me';
import { send } from '../api/send';
import { useReading } from '../api/read';
import { Dialog, Empty, Failed, Page, Skeleton, useAnnounce } from '../parts';
import { dayOf, useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import type { ApplicantCase } from '#projections/applicant-status';
import { texts } from './texts';
import './applying.css';

type Draft = Omit<DraftRow, 'savedAt' | 'createdAt'> & { readonly savedAt: string };

export function MyPage() {
  const t = useTexts(texts);
  const cases = useReading<{ rows: readonly ApplicantCase[] }>('/api/my-applications');
  const drafts = useReading<{ rows: readonly Draft[] }>('/api/drafts');
  const error = cases.error ?? drafts.error;
  const retry = (): void => void Promise.all([cases.refetch(), drafts.refetch()]);
  if (!error && (!cases.data || !drafts.data)) return <Skeleton lines={8} />;
  const mine = cases.data?.body.rows ?? [];
  const begun = drafts.data?.body.rows ?? [];
  const waiting = mine.filter(({ whoseMove }) => whoseMove === 'APPLICANT');
  const others = mine.filter(({ whoseMove }) => whoseMove !== 'APPLICANT');
  return (
    <Page
      title={t.mine}
      width="reading"
      actions={
        <Link className="button primary" to="/mina/ansok">
          {t.newApplication}
        </Link>
      }
    >
      {error && <Failed error={error} onRetry={retry} />}
      {!error && mine.length === 0 && begun.length === 0 && (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="yourMove">
          <h2 id="yourMove">{t.yourMove}</h2>
          {waiting.map((one) => (
            <CaseCard key={one.caseId} one={one} />
          ))}
        </section>
      )}
      {begun.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">{t.drafts}</h2>
          <p className="hint">{t.draftsHint}</p>
          {begun.map((draft) => (
            <DraftCard key={draft.draftId} draft={draft} />
          ))}
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="applications">
          <h2 id="applications">{t.applications}</h2>
          {others.map((one) => (
            <CaseCard key={one.caseId} one={one} />
          ))}
        </section>
      )}
    </Page>
  );
}

function CaseCard({ one }: { one: ApplicantCase }) {
  const t = useTexts(texts);
  const { language: spoken } = useLanguage();
  const { money, day } = useFormat();
  const mine = one.whoseMove === 'APPLICANT';
  return (
    <article className={mine ? 'card case-card mine' : 'card case-card'}>
      <h3>
        <Link to="/mina/$caseId" params={{ caseId: one.caseId }}>
          {one.title}
        </Link>
      </h3>
      <p className="case-headline">{one.headline[spoken]}</p>
      <p className="hint">
        {one.number ?? t.noNumber} · {money(one.amountOre)} · {t.receivedOn(day(dayOf(one.receivedAt)))}
      </p>
    </article>
  );
}

function DraftCard({ draft }: { draft: Draft }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const [asking, setAsking] = useState(false);
  const title = draft.title?.trim() || t.untitled;
  return (
    <article className="card draft-card">
      <div>
        <h3>{title}</h3>
        <p className="hint">{t.savedAt(moment(draft.savedAt))}</p>
      </div>
      <div className="buttons">
        <Link
          className="button"
          to="/mina/ansok/$draftId/$step"
          params={{ draftId: draft.draftId, step: 'organisation' }}
          aria-label={t.goOnNamed(title)}
        >
          {t.goOn}
        </Link>
        <button type="button" className="button quiet" aria-label={t.removeNamed(title)} onClick={() => setAsking(true)}>
          {t.remove}
        </button>
      </div>
      <RemoveDraft draftId={draft.draftId} open={asking} onClose={() => setAsking(false)} />
    </article>
  );
}

function RemoveDraft({ draftId, open, onClose }: { draftId: string; open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const ref = useMe()?.ref ?? '';
  const queries = useQueryClient();
  const announce = useAnnounce();
  const remove = async (): Promise<void> => {
    try {
      await send('DELETE', `/api/drafts/${draftId}`);
      forgetKept(ref, `draft/${draftId}`);
      onClose();
      announce(t.removed);
      await queries.invalidateQueries({ queryKey: ['/api/drafts'] });
    } catch {
      announce(t.notRemoved);
    }
  };
  return (
    <Dialog open={open} title={t.removeTitle} onClose={onClose}>
      <p>{t.removeText}</p>
      <div className="buttons">
        <button type="button" className="button danger" onClick={() => void remove()}>
          {t.removeSure}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t.keep}
        </button>
      </div>
    </Dialog>
  );
}
