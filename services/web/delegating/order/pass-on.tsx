import type { Assignment } from '#libs/delegation';
import type { ShownItem } from '../../../api/registers/delegation-order-view';
import { useReading } from '../../api/read';
import { Choice, CommandForm, DayField, Dialog, MoneyField, TextField } from '../../parts';
import { kronorText, oreFrom, today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { texts as shared } from '../texts';
import { texts } from './texts';

interface Given {
  readonly boardId: string;
  readonly item: ShownItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The förvaltningschef passes an item on. Whoever has held the post can be chosen; whether they did that day is for the register to say. */
export function PassOn({ boardId, item: { number, post, limitOre, subDelegations }, open, onClose }: Given) {
  const t = useTexts(texts);
  const { field: name } = useTexts(shared);
  const { data } = useReading<{ rows: readonly Assignment[] }>(`${apiOf(boardId)}/post-holders`, { enabled: open });
  const chiefs = new Map((data?.body.rows ?? []).filter((one) => one.post === post).map(({ holder }) => [holder.ref, holder.name]));
  return (
    <Dialog open={open} title={t.passOnNamed(number)} onClose={onClose}>
      <p>{t.passOnText}</p>
      <CommandForm
        to={`${apiOf(boardId)}/grant-sub-delegation`}
        etag={null}
        keep={`delegation/${boardId}/pass-on/${number}`}
        initial={{
          number: `${number}-V${subDelegations.length + 1}`,
          post: '',
          limitOre: kronorText(limitOre),
          grantor: '',
          grantedOn: today(),
          from: today(),
          reference: '',
        }}
        body={(values) => ({
          ...values,
          itemNumber: number,
          limitOre: values.limitOre.trim() === '' ? null : (oreFrom(values.limitOre) ?? values.limitOre),
        })}
        submit={t.save}
        done={t.granted}
        onDone={onClose}
        onCancel={onClose}
      >
        {({ field }) => (
          <>
            <TextField {...field('number')} label={t.number} hint={t.numberHint} width="short" />
            <TextField {...field('post')} label={t.post} hint={t.postHint} width="medium" />
            <MoneyField {...field('limitOre')} label={name.limitOre} hint={t.limitHint} />
            <Choice {...field('grantor')} label={t.grantor} options={[...chiefs].map(([value, text]) => ({ value, text }))} />
            <DayField {...field('grantedOn')} label={t.grantedOn} />
            <TextField {...field('reference')} label={t.reference} width="medium" />
            <DayField {...field('from')} label={t.from} />
          </>
        )}
      </CommandForm>
    </Dialog>
  );
}
