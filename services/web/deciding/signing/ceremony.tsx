/**
 * The very text that is approved, the way to a new sign-in for it, and what becomes of it: the same for a decision and for a change of one. A page, so
 * that nothing competes with the reading.
 */
import { useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import type { StatementAnswer } from '../../../api/commands/answers';
import { useMe } from '../../api/me';
import { ErrorSummary, Notice, NotSent, Page } from '../../parts';
import { useTexts } from '../../texts/language';
import { Happened } from '../basis/since-section';
import { useArrival } from '../use-arrival';
import { ChecksumBox } from './checksum-box';
import { DocumentText } from './document-text';
import { useChecked } from './checked';
import { texts } from './texts';
import type { Approval } from './use-approval';

/** What differs between what is approved. `stored` = what opens the bytes, where it is no decision. */
interface Words {
  readonly title: string;
  readonly lead: string;
  readonly changedLead: string;
  readonly notSignedIn: string;
  readonly otherText: string;
  readonly sending: string;
  readonly sign: string;
  readonly back: string;
  readonly stored?: string;
}

interface Shown {
  readonly caseId: string;
  readonly number: string;
  readonly shown: StatementAnswer;
  /** The delegate had gone to sign in for it when the page was opened. */
  readonly awaited: boolean;
  /** Where the case is now: beyond what was shown, the text is no longer the one that would be approved. */
  readonly revision: number;
  readonly approval: readonly [Approval, () => Promise<void>];
  readonly words: Words;
  readonly width?: ComponentProps<typeof Page>['width'];
  /** It can be read and not approved: `children` say why. */
  readonly hindered?: boolean;
  /** Between what went wrong and the text. */
  readonly children?: ReactNode;
  readonly onAwait: () => void;
  /** The sign-in has been used, or did not come about. */
  readonly onArrived: () => void;
  /** Back to what the text was made of; nothing that was written is lost. */
  readonly onBack: () => void;
}

export function Ceremony(props: Shown) {
  const { caseId, number, shown, awaited, revision, words, width, hindered = false, children, onAwait, onArrived, onBack } = props;
  const [approval, approve] = props.approval;
  const t = useTexts(texts);
  const me = useMe()!;
  const checked = useChecked(shown);
  const begun = useRef(false);
  const [cameBack] = useState(awaited);
  useArrival();

  const signedIn = me.approvedDigests.includes(shown.digest);
  const sending = approval.state === 'SENDING' || approval.state === 'DONE';
  const changed = !sending && (approval.state === 'CHANGED' || revision > shown.revision);

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
      {words.back}
    </button>
  );
  if (changed)
    return (
      <Page title={t.changedTitle} above={number} lead={words.changedLead} width="reading">
        <h2>{t.changedWhat}</h2>
        <Happened caseId={caseId} after={shown.revision} level={3} />
        <div className="buttons">{back}</div>
      </Page>
    );
  const missed = cameBack && !signedIn && approval.state === 'IDLE';
  return (
    <Page title={words.title} above={number} lead={words.lead} {...(width ? { width } : {})}>
      {approval.state === 'REFUSED' && <ErrorSummary problem={approval.problem} idOf={() => undefined} />}
      {approval.state === 'NO_CONTACT' && <NotSent />}
      {(missed || approval.state === 'SIGN_IN') && (
        <Notice tone="warning" title={words.notSignedIn} alert>
          <p>{t.notSignedInText}</p>
        </Notice>
      )}
      {checked === 'OTHER' && (
        <Notice tone="danger" title={t.other} alert>
          <p>{words.otherText}</p>
        </Notice>
      )}
      {children}
      <DocumentText text={shown.text} />
      <ChecksumBox shown={shown} hint={t.compare} checked={checked} {...(words.stored ? { stored: words.stored } : {})} />
      <p role="status">{sending ? words.sending : ''}</p>
      <div className="buttons">
        {approval.state === 'NO_CONTACT' ? (
          <button type="button" className="button primary" onClick={() => void approve()}>
            {t.again}
          </button>
        ) : (
          !sending &&
          !hindered &&
          checked !== 'OTHER' && (
            <button type="button" className="button primary" onClick={signIn}>
              {words.sign}
            </button>
          )
        )}
        {!sending && back}
      </div>
    </Page>
  );
}
