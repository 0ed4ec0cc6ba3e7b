/** What the delegate can do instead of deciding: send the proposal back, hand the matter up, or end a case with nothing left in it. */
import { useState, type ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { keptKeys } from '../../api/kept';
import { REFERRAL_CAUSE_NAMES } from '#libs/grant-cases/wordings';
import { CommandForm, Radios, TextArea } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { texts } from './texts';

/** Opened already when something was written in it earlier. */
export function Way({ title, lead, keep, children }: { title: string; lead: string; keep: string; children: ReactNode }) {
  const { me } = useBasis();
  const [written] = useState(() => keptKeys(me.ref).includes(keep));
  return (
    <details className="way" open={written}>
      <summary>
        <h3>{title}</h3>
        <p className="hint">{lead}</p>
      </summary>
      {children}
    </details>
  );
}

export function SendBack() {
  const t = useTexts(texts);
  const { caseId, etag } = useBasis();
  const navigate = useNavigate();
  const keep = `${caseId}/return-proposal`;
  return (
    <Way title={t.sendBack} lead={t.sendBackLead} keep={keep}>
      <CommandForm
        to={`/api/cases/${caseId}/return-proposal`}
        etag={etag}
        keep={keep}
        initial={{ reason: '' }}
        body={(values) => values}
        submit={t.sendBack}
        done={t.sentBack}
        onDone={() => void navigate({ to: '/beslut' })}
      >
        {({ field }) => <TextArea {...field('reason')} label={t.sendBackReason} hint={t.sendBackHint} rows={4} />}
      </CommandForm>
    </Way>
  );
}

export function Refer() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { caseId, etag } = useBasis();
  const navigate = useNavigate();
  const keep = `${caseId}/refer-to-board`;
  return (
    <Way title={t.refer} lead={t.referLead} keep={keep}>
      <CommandForm
        to={`/api/cases/${caseId}/refer-to-board`}
        etag={etag}
        keep={keep}
        initial={{ cause: '', reasons: '' }}
        body={({ cause, reasons }) => ({ cause: cause || null, reasons })}
        submit={t.refer}
        done={t.referred}
        onDone={() => void navigate({ to: '/beslut' })}
      >
        {({ field }) => (
          <>
            <Radios
              {...field('cause')}
              label={t.referCause}
              options={Object.entries(REFERRAL_CAUSE_NAMES).map(([value, name]) => ({ value, text: name[language] }))}
            />
            <TextArea {...field('reasons')} label={t.referReasons} rows={4} />
          </>
        )}
      </CommandForm>
    </Way>
  );
}
