/** The very text that is signed, the way to a new sign-in for it, and what becomes of it. A page, so that nothing competes with the reading. */
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../api/me';
import { ErrorSummary, Notice, NotSent, Page } from '../../parts';
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Happened } from '../basis/since-section';
import type { Signing } from '../deciding';
import { useArrival } from '../use-arrival';
import { ChecksumBox } from './checksum-box';
import { DocumentText } from './document-text';
import { useChecked } from './checked';
import { texts } from './texts';
import { useApproval } from './use-approval';

interface Shown {
  readonly caseId: string;
  readonly number: string;
  readonly signing: Signing;
  /** Where the case is now: beyond what was shown, the text is no longer the one that would be signed. */
  readonly revision: number;
  readonly onAwait: () => void;
  /** The sign-in has been used, or did not come about. */
  readonly onArrived: () => void;
  /** Back to what the text was made of; nothing that was written is lost. */
  readonly onBack: () => void;
}

export function SigningPage({ caseId, number, signing, revision, onAwait, onArrived, onBack }: Shown) {
  const t = useTexts(texts);
  const me = useMe()!;
  const { shown, awaited, command } = signing;
  const [approval, approve] = useApproval(caseId, signing);
  const checked = useChecked(shown);
  const begun = useRef(false);
  useArrival();

  const signedIn = me.approvedDigests.includes(shown.digest);
  const changed = approval.state === 'CHANGED' || revision > shown.revision;
  const yesterday = shown.decidedOn !== today();
  const [cameBack] = useState(awaited);

  // back from the sign-in that was asked for on this page, and for this very text
  useEffect(() => {
    if (!cameBack || begun.current || checked === 'CHECKING') return;
    begun.current = true;
    onArrived();
    if (signedIn && !changed && checked !== 'OTHER') void approve();
  }, [approve, cameBack, changed, checked, onArrived, signedIn]);

  const signIn = (): void => {
    onAwait();
    location.href = shown.stepUpUrl;
  };
  const back = (
    <button type="button" className={changed ? 'button primary' : 'button'} onClick={onBack}>
      {t.back}
    </button>
  );
  const sending = approval.state === 'SENDING' || approval.state === 'DONE';
  const missed = cameBack && !signedIn && approval.state === 'IDLE';

  if (changed && !sending)
    return (
      <Page title={t.changedTitle} above={number} lead={t.changedLead} width="reading">
        <h2>{t.changedWhat}</h2>
        <Happened caseId={caseId} after={shown.revision} level={3} />
        <div className="buttons">{back}</div>
      </Page>
    );

  return (
    <Page title={command === 'decision' ? t.title : t.writeOffTitle} above={number} lead={t.lead} width="reading">
      {approval.state === 'REFUSED' && <ErrorSummary problem={approval.problem} idOf={() => undefined} />}
      {approval.state === 'NO_CONTACT' && <NotSent />}
      {(missed || approval.state === 'SIGN_IN') && (
        <Notice tone="warning" title={t.notSignedIn} alert>
          <p>{t.notSignedInText}</p>
        </Notice>
      )}
      {checked === 'OTHER' && (
        <Notice tone="danger" title={t.other} alert>
          <p>{t.otherText}</p>
        </Notice>
      )}
      {yesterday && (
        <Notice tone="warning" title={t.yesterday} alert>
          <p>{t.yesterdayText}</p>
        </Notice>
      )}
      <DocumentText text={shown.text} />
      <ChecksumBox shown={shown} hint={t.compare} checked={checked} />
      <p role="status">{sending ? t.sending : ''}</p>
      <div className="buttons">
        {approval.state === 'NO_CONTACT' ? (
          <button type="button" className="button primary" onClick={() => void approve()}>
            {t.again}
          </button>
        ) : (
          !sending &&
          !yesterday &&
          checked !== 'OTHER' && (
            <button type="button" className="button primary" onClick={signIn}>
              {t.sign}
            </button>
          )
        )}
        {!sending && back}
      </div>
    </Page>
  );
}
