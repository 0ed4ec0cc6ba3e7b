/** One button away on every tab: whoever is in doubt says so (KL 6:30). */
import { CommandForm, Dialog, Radios, TextArea } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { useDoing } from '../../../entering/doing';
import { to, type ListedCase } from '../opened';
import { texts } from './texts';

const GROUNDS = ['PARTY', 'REPRESENTATIVE', 'OTHER'] as const;

export function ConflictDialog({ caseId, etag }: ListedCase) {
  const t = useTexts(texts);
  const { doing, close } = useDoing();
  return (
    <Dialog open={doing === 'jav'} title={t.conflictTitle} onClose={close}>
      <p>{t.conflictLead}</p>
      <CommandForm
        to={to(caseId, 'declare-conflict')}
        etag={etag}
        keep={`${caseId}/jav`}
        initial={{ ground: '', details: '' }}
        body={(values) => values}
        submit={t.conflictSubmit}
        done={t.conflictDone}
        danger
        onDone={close}
        onCancel={close}
      >
        {({ field }) => (
          <>
            <Radios
              {...field('ground')}
              label={t.ground}
              options={GROUNDS.map((value) => ({ value, text: t[value], hint: t[`${value}_HINT`] }))}
            />
            <TextArea {...field('details')} label={t.details} hint={t.detailsHint} />
          </>
        )}
      </CommandForm>
    </Dialog>
  );
}
