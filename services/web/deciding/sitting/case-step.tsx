/** One case of the sitting: its own form, and then the very text that would be signed, to be approved or left out by itself. */
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Checkbox, Notice, Page } from '../../parts';
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { Happened } from '../basis/since-section';
import { BasisPage } from '../basis-page';
import { useChecked } from '../signing/checked';
import { ChecksumBox } from '../signing/checksum-box';
import { DocumentText } from '../signing/document-text';
import { texts as signingTexts } from '../signing/texts';
import { texts as decidingTexts } from '../texts';
import { useArrival } from '../use-arrival';
import type { Prepared, SittingCase } from './sitting';
import { texts } from './texts';

interface Step {
  readonly one: SittingCase;
  readonly onPrepared: (made: Prepared | null) => void;
  readonly onRead: (read: boolean) => void;
  readonly onChoice: (choice: 'APPROVED' | 'LEFT_OUT') => void;
}

const READ = 'laest';

function Choice({ one: { read }, mayApprove, onPrepared, onRead, onChoice }: Step & { readonly mayApprove: boolean }) {
  const t = useTexts(texts);
  const [missed, setMissed] = useState(false);
  const box = useRef<HTMLElement>(null);
  const approve = (): void => {
    if (read) return onChoice('APPROVED');
    setMissed(true);
    box.current!.querySelector('input')!.focus();
  };
  return (
    <section aria-labelledby="ditt-val" className="card sitting-choice" ref={box}>
      <h2 id="ditt-val">{t.choice}</h2>
      {mayApprove && (
        <Checkbox
          name={READ}
          id={READ}
          label={t.read}
          value={read}
          error={missed && !read ? t.readFirst : undefined}
          onChange={(now) => onRead(now)}
        />
      )}
      <div className="buttons">
        {mayApprove && (
          <button type="button" className="button primary" onClick={approve}>
            {t.approve}
          </button>
        )}
        <button type="button" className="button" onClick={() => onChoice('LEFT_OUT')}>
          {t.leaveOut}
        </button>
        <button type="button" className="button quiet" onClick={() => onPrepared(null)}>
          {t.back}
        </button>
      </div>
      <p className="hint">{t.leaveOutHint}</p>
    </section>
  );
}

function Statement({ made: { command, shown }, ...step }: Step & { readonly made: Prepared }) {
  const t = useTexts(texts);
  const s = useTexts(signingTexts);
  const { caseId, row, shown: open } = useBasis();
  const checked = useChecked(shown);
  useArrival();
  const number = row.number;
  if (open.revision > shown.revision)
    return (
      <Page title={s.changedTitle} above={number} lead={s.changedLead} width="reading">
        <h2>{s.changedWhat}</h2>
        <Happened caseId={caseId} after={shown.revision} level={3} />
        <Choice {...step} mayApprove={false} />
      </Page>
    );
  const yesterday = shown.decidedOn !== today();
  return (
    <Page title={command === 'decision' ? t.title : t.writeOffTitle} above={number} lead={t.lead} width="reading">
      {checked === 'OTHER' && (
        <Notice tone="danger" title={s.other} alert>
          <p>{s.otherText}</p>
        </Notice>
      )}
      {yesterday && (
        <Notice tone="warning" title={s.yesterday} alert>
          <p>{s.yesterdayText}</p>
        </Notice>
      )}
      <DocumentText text={shown.text} />
      <ChecksumBox shown={shown} hint={t.compare} checked={checked} />
      <Choice {...step} mayApprove={!yesterday && checked !== 'OTHER' && checked !== 'CHECKING'} />
    </Page>
  );
}

/** Inside an open case. */
export function CaseStep(step: Step) {
  const t = useTexts(texts);
  const d = useTexts(decidingTexts);
  const { caseId, page, row } = useBasis();
  const { prepared: made } = step.one;
  if (page.decision ?? page.writtenOff)
    return (
      <Page title={t.already} above={row.number ?? d.withoutNumber} lead={t.alreadyText} width="reading">
        <div className="buttons">
          <button type="button" className="button primary" onClick={() => step.onChoice('LEFT_OUT')}>
            {t.leaveOut}
          </button>
          <Link to="/arenden/$caseId/beslut" params={{ caseId }} className="button">
            {t.toDecision}
          </Link>
        </div>
      </Page>
    );
  if (made) return <Statement key={made.key} {...step} made={made} />;
  return (
    <>
      <BasisPage onShown={(command, body, shown) => step.onPrepared({ command, body, shown, key: crypto.randomUUID() })} />
      <div className="page">
        <section aria-labelledby="inte-nu" className="card">
          <h2 id="inte-nu">{t.notNow}</h2>
          <p className="hint">{t.leaveOutHint}</p>
          <button type="button" className="button" onClick={() => step.onChoice('LEFT_OUT')}>
            {t.leaveOut}
          </button>
        </section>
      </div>
    </>
  );
}
