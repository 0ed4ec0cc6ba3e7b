/** The very text of a change, the way to a new sign-in for it, and what becomes of it: as a decision is signed. */
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../api/me';
import { ErrorSummary, Notice, NotSent, Page, Written } from '../../parts';
import { useTexts } from '../../texts/language';
import { Happened } from '../basis/since-section';
import { useBasis } from '../basis/basis';
import { useChecked } from '../signing/checked';
import { ChecksumBox } from '../signing/checksum-box';
import { DocumentText } from '../signing/document-text';
import { texts as signing } from '../signing/texts';
import { useApproved } from '../signing/use-approval';
import { useArrival } from '../use-arrival';
import type { Approving, ChangeKind } from './change';
import { texts } from './texts';

interface Shown {
  readonly kind: ChangeKind;
  readonly number: string;
  readonly approving: Approving;
  readonly onAwait: () => void;
  /** The sign-in has been used, or did not come about. */
  readonly onArrived: () => void;
  /** Back to the form; nothing that was written is lost. */
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** Both texts beside each other, before the statement in which they stand below each other. */
function BothTexts({ body }: { body: object }) {
  const t = useTexts(texts);
  const { before, after } = body as { readonly before?: string; readonly after?: string };
  if (before === undefined || after === undefined) return null;
  return (
    <div className="two-texts compared">
      <section aria-labelledby="star">
        <h2 id="star">{t.before}</h2>
        <Written>{before}</Written>
      </section>
      <section aria-labelledby="ska-sta">
        <h2 id="ska-sta">{t.after}</h2>
        <Written>{after}</Written>
      </section>
    </div>
  );
}

export function ApprovePage({ kind, number, approving, onAwait, onArrived, onBack, onDone }: Shown) {
  const t = useTexts(texts);
  const s = useTexts(signing);
  const me = useMe()!;
  const { caseId, shown: now } = useBasis();
  const { shown, awaited, body, key } = approving;
  const [approval, approve] = useApproved(caseId, kind, body, shown, key);
  const checked = useChecked(shown);
  const begun = useRef(false);
  const [cameBack] = useState(awaited);
  useArrival();

  const signedIn = me.approvedDigests.includes(shown.digest);
  const sending = approval.state === 'SENDING' || approval.state === 'DONE';
  const changed = !sending && (approval.state === 'CHANGED' || now.revision > shown.revision);

  // back from the sign-in that was asked for on this page, and for this very text
  useEffect(() => {
    if (!cameBack || begun.current || checked === 'CHECKING') return;
    begun.current = true;
    onArrived();
    if (signedIn && !changed && checked !== 'OTHER') void approve();
  }, [approve, cameBack, changed, checked, onArrived, signedIn]);
  useEffect(() => {
    if (approval.state === 'DONE') onDone();
  }, [approval.state, onDone]);

  const signIn = (): void => {
    onAwait();
    location.href = shown.stepUpUrl;
  };
  const back = (
    <button type="button" className={changed ? 'button primary' : 'button'} onClick={onBack}>
      {t.back}
    </button>
  );
  if (changed)
    return (
      <Page title={s.changedTitle} above={number} lead={t.changedLead} width="reading">
        <h2>{s.changedWhat}</h2>
        <Happened caseId={caseId} after={shown.revision} level={3} />
        <div className="buttons">{back}</div>
      </Page>
    );
  const missed = cameBack && !signedIn && approval.state === 'IDLE';
  return (
    <Page title={kind === 'correct-decision' ? t.approveCorrection : t.approveRevocation} above={number} lead={t.approveLead}>
      {approval.state === 'REFUSED' && <ErrorSummary problem={approval.problem} idOf={() => undefined} />}
      {approval.state === 'NO_CONTACT' && <NotSent />}
      {(missed || approval.state === 'SIGN_IN') && (
        <Notice tone="warning" title={t.notApproved} alert>
          <p>{s.notSignedInText}</p>
        </Notice>
      )}
      {checked === 'OTHER' && (
        <Notice tone="danger" title={s.other} alert>
          <p>{t.otherText}</p>
        </Notice>
      )}
      <BothTexts body={body} />
      <DocumentText text={shown.text} />
      <ChecksumBox shown={shown} hint={s.compare} checked={checked} stored={t.stored} />
      <p role="status">{sending ? t.sending : ''}</p>
      <div className="buttons">
        {approval.state === 'NO_CONTACT' ? (
          <button type="button" className="button primary" onClick={() => void approve()}>
            {s.again}
          </button>
        ) : (
          !sending &&
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
