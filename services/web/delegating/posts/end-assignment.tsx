import type { Assignment } from '#libs/delegation';
import { CommandForm, DayField, Dialog, TextArea } from '../../parts';
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { texts } from './texts';

interface Given {
  readonly boardId: string;
  readonly held: Assignment;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One that is over can still be shortened: it may turn out to have ended earlier. */
export function EndAssignment({ boardId, held: { assignmentId, holder, title, to }, open, onClose }: Given) {
  const t = useTexts(texts);
  const over = to !== null && to < today();
  return (
    <Dialog open={open} title={(over ? t.correctNamed : t.endNamed)(holder.name, title)} onClose={onClose}>
      {over && <p>{t.correctText}</p>}
      <CommandForm
        to={`${apiOf(boardId)}/end-assignment`}
        etag={null}
        keep={`delegation/${boardId}/end/${assignmentId}`}
        initial={{ lastDay: over ? to : today(), reason: '' }}
        body={(values) => ({ assignmentId, ...values })}
        submit={over ? t.correct : t.end}
        done={t.ended}
        onDone={onClose}
        onCancel={onClose}
      >
        {({ field }) => (
          <>
            <DayField {...field('lastDay')} label={t.lastDay} />
            <TextArea {...field('reason')} label={t.reason} rows={2} />
          </>
        )}
      </CommandForm>
    </Dialog>
  );
}
