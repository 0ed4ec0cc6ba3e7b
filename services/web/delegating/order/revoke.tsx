import { CommandForm, DayField, Dialog, TextArea, TextField } from '../../parts';
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { texts } from './texts';

/** The board takes an item back, or a sub-delegation is taken back. */
export function Revoke({ boardId, number, open, onClose }: { boardId: string; number: string; open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Dialog open={open} title={t.revokeNamed(number)} onClose={onClose}>
      <p>{t.revokeText}</p>
      <CommandForm
        to={`${apiOf(boardId)}/revoke-item`}
        etag={null}
        keep={`delegation/${boardId}/revoke/${number}`}
        initial={{ from: today(), boardParagraph: '', reason: '' }}
        body={(values) => ({ number, ...values })}
        submit={t.revoke}
        danger
        done={t.revoked}
        onDone={onClose}
        onCancel={onClose}
      >
        {({ field }) => (
          <>
            <DayField {...field('from')} label={t.from} />
            <TextField {...field('boardParagraph')} label={t.paragraph} hint={t.paragraphHint} />
            <TextArea {...field('reason')} label={t.reason} />
          </>
        )}
      </CommandForm>
    </Dialog>
  );
}
