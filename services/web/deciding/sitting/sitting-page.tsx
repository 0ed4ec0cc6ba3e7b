/** Several decisions in one sitting: each case read, written and chosen of by itself, one sign-in for those that are approved, and what became of each. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMe, type Person } from '../../api/me';
import { Empty, Page } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import '../deciding.css';
import { OpenCase } from '../open-case';
import { CaseStep } from './case-step';
import { CaseSteps } from './case-steps';
import { ResultPage } from './result-page';
import { ReviewPage } from './review-page';
import { chosen, hasRead, prepared, remaining, signInFor } from './sitting';
import { texts } from './texts';
import { useSitting } from './use-sitting';

function Sitting({ me }: { me: Person }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { sitting, set, discard, send, busy, stop } = useSitting(me);
  const { cases, at, awaited } = sitting;
  const arrived = useRef(false);
  const signedIn = sitting.sending || awaited?.join() === me.approvedDigests.join();
  const [missed] = useState(awaited !== null && !signedIn);

  // back from the sign-in that was asked for here, and for these very texts; or in the middle of sending them
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    if (awaited === null) return;
    if (signedIn) void send();
    else set((now) => ({ ...now, awaited: null }));
  }, [awaited, send, set, signedIn]);

  if (cases.length === 0)
    return (
      <Page title={t.reviewTitle} width="reading">
        <Empty title={t.none}>
          <p>{t.noneText}</p>
          <Link to="/beslut" className="button">
            {t.toList}
          </Link>
        </Empty>
      </Page>
    );

  const go = (caseId: string | null): void => set((now) => ({ ...now, at: caseId }));
  const one = cases.find(({ caseId }) => caseId === at);
  if (one)
    return (
      <>
        <CaseSteps sitting={sitting} onGo={go} />
        <OpenCase key={one.caseId} caseId={one.caseId}>
          <CaseStep
            one={one}
            onPrepared={(made) => set((now) => prepared(now, one.caseId, made))}
            onRead={(read) => set((now) => hasRead(now, one.caseId, read))}
            onChoice={(choice) => set((now) => chosen(now, one.caseId, choice))}
          />
        </OpenCase>
      </>
    );

  const waiting = cases.some(({ choice, outcome }) => choice === 'APPROVED' && outcome === null);
  if (!busy && !waiting && cases.some(({ outcome }) => outcome !== null))
    return (
      <ResultPage
        sitting={sitting}
        onGoOn={() => set(remaining)}
        onFinish={() => {
          discard();
          void navigate({ to: '/beslut' });
        }}
      />
    );
  return (
    <ReviewPage
      sitting={sitting}
      busy={busy}
      stop={missed && stop === null ? 'MISSED' : stop}
      onGo={go}
      onAgain={() => void send()}
      onSign={(digests) => {
        set((now) => ({ ...now, awaited: digests, sending: false }));
        location.href = signInFor(digests, language);
      }}
    />
  );
}

export function SittingPage() {
  const me = useMe()!;
  return <Sitting key={me.ref} me={me} />;
}
