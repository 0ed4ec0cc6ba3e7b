/** A decision that is changed by the delegate: first what is to be changed, then the text to approve with a new sign-in. An address for each. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { StatementAnswer } from '../../../api/commands/answers';
import { forgetKept, useKept } from '../../api/kept';
import { Page, useAnnounce } from '../../parts';
import { useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { OpenCase } from '../open-case';
import { texts as deciding } from '../texts';
import { useArrival } from '../use-arrival';
import { ApprovePage } from './approve-page';
import './changing.css';
import { approvingKey, writingKey, type Approving, type ChangeKind } from './change';
import { CorrectForm } from './correct-form';
import { RevokeForm } from './revoke-form';
import { texts } from './texts';

const TAB = 'beslut-efterat';

function Writing({ kind, number, onShown }: { kind: ChangeKind; number: string; onShown: (body: object, shown: StatementAnswer) => void }) {
  const t = useTexts(texts);
  const { caseId } = useBasis();
  useArrival();
  const Form = kind === 'correct-decision' ? CorrectForm : RevokeForm;
  return (
    <Page
      title={kind === 'correct-decision' ? t.correct : t.revoke}
      above={
        <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: TAB }}>
          {number}
        </Link>
      }
      lead={kind === 'correct-decision' ? t.correctLead : t.revokeLead}
    >
      <Form onShown={onShown} />
    </Page>
  );
}

function Changing({ kind }: { kind: ChangeKind }) {
  const t = useTexts(texts);
  const d = useTexts(deciding);
  const { caseId, row, page, me } = useBasis();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const number = row.number ?? d.withoutNumber;
  const { value: approving, set, discard } = useKept<Approving | null>(approvingKey(caseId, kind), null);
  const onShown = useCallback(
    (body: object, shown: StatementAnswer) => set({ body, shown, key: crypto.randomUUID(), awaited: false }),
    [set],
  );
  const onAwait = useCallback(() => set((now) => now && { ...now, awaited: true }), [set]);
  const onArrived = useCallback(() => set((now) => now && { ...now, awaited: false }), [set]);
  const onDone = useCallback(() => {
    for (const key of [approvingKey(caseId, kind), writingKey(caseId, kind)]) forgetKept(me.ref, key);
    announce(kind === 'correct-decision' ? t.corrected : t.revoked);
    void navigate({ to: '/arenden/$caseId/$tab', params: { caseId, tab: TAB } });
  }, [announce, caseId, kind, me.ref, navigate, t]);

  if (approving)
    return (
      <ApprovePage
        key={approving.key}
        kind={kind}
        number={number}
        approving={approving}
        onAwait={onAwait}
        onArrived={onArrived}
        onBack={discard}
        onDone={onDone}
      />
    );
  const possible = me.role === 'delegate' && (page.decision !== null || (kind === 'revoke-decision' && page.writtenOff !== null));
  if (possible) return <Writing kind={kind} number={number} onShown={onShown} />;
  return (
    <Page title={t.nothing} above={number} lead={me.role === 'delegate' ? t.nothingLead : d.notYoursText} width="reading">
      <Link to="/arenden/$caseId" params={{ caseId }}>
        {d.wholeCase}
      </Link>
    </Page>
  );
}

function ChangingPage({ kind }: { kind: ChangeKind }) {
  const { caseId = '' } = useParams({ strict: false });
  return (
    <OpenCase key={caseId} caseId={caseId}>
      <Changing kind={kind} />
    </OpenCase>
  );
}
export const CorrectPage = () => <ChangingPage kind="correct-decision" />;
export const RevokePage = () => <ChangingPage kind="revoke-decision" />;
