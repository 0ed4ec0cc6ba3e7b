import { useState } from 'react';
import { CommandForm, Dialog, TextArea } from '../../parts';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

export function Withdraw({ caseId }: { caseId: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t.withdraw}
      </button>
      <Dialog open={open} title={t.withdrawTitle} onClose={() => setOpen(false)}>
        <p>{t.withdrawText}</p>
        <CommandForm
          to={`/api/cases/${caseId}/withdraw`}
          etag={null}
          keep={`${caseId}/withdraw`}
          initial={{ reason: '' }}
          body={({ reason }) => ({ reason })}
          submit={t.withdrawSubmit}
          done={t.withdrawn}
          danger
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        >
          {({ field }) => <TextArea {...field('reason')} label={t.withdrawReason} rows={3} />}
        </CommandForm>
      </Dialog>
    </>
  );
}
