/** A case on the delegate's table: first impartiality, then the basis, then the text to sign, then the receipt. One address for all of it. */
import { Link, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { StatementAnswer } from '../../api/commands/answers';
import { useKept } from '../api/kept';
import { Page } from '../parts';
import { useTexts } from '../texts/language';
import { useBasis } from './basis/basis';
import { BasisPage } from './basis-page';
import { signingKey, type Signing } from './deciding';
import { OpenCase } from './open-case';
import { ReceiptPage } from './signing/receipt-page';
import { SigningPage } from './signing/signing-page';
import { texts } from './texts';

/** A statement that is shown stands between the basis and the decision, also after a reload or a sign-in. */
function Deciding() {
  const t = useTexts(texts);
  const { caseId, page, row, shown, me } = useBasis();
  const number = row.number ?? t.withoutNumber;
  const kept = useKept<Signing | null>(signingKey(caseId), null);
  const { set, discard } = kept;
  const decided = page.decision ?? page.writtenOff;
  const onShown = useCallback(
    (command: Signing['command'], body: object, statement: StatementAnswer) =>
      set({ command, body, shown: statement, key: crypto.randomUUID(), awaited: false }),
    [set],
  );
  const awaiting = (awaited: boolean) => () => set((now) => now && { ...now, awaited });
  if (decided) return <ReceiptPage page={page} number={number} caseId={caseId} />;
  if (me.role !== 'delegate')
    return (
      <Page title={t.notYours} above={number} lead={t.notYoursText} width="reading">
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {t.wholeCase}
        </Link>
      </Page>
    );
  if (kept.value)
    return (
      <SigningPage
        key={kept.value.key}
        caseId={caseId}
        number={number}
        signing={kept.value}
        revision={shown.revision}
        onAwait={awaiting(true)}
        onArrived={awaiting(false)}
        onBack={discard}
      />
    );
  return <BasisPage onShown={onShown} />;
}

export function DecisionPage() {
  const { caseId = '' } = useParams({ strict: false });
  return (
    <OpenCase key={caseId} caseId={caseId}>
      <Deciding />
    </OpenCase>
  );
}
