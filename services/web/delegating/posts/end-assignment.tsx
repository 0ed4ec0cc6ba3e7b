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

export function EndAssignment({ boardId, held: { assignmentId, holder, title }, open, onClose }: Given) {
  const t = useTexts(texts);
  return (
    <Dialog open={open} title={t.endNamed(holder.name, title)} onClose={onClose}>
      <CommandForm
        to={`${apiOf(boardId)}/end-assignment`}
        etag={null}
        keep={`delegation/${boardId}/end/${assignmentId}`}
        initial={{ lastDay: today(), reason: '' }}
        body={(values) => ({ assignmentId, ...values })}
        submit={t.end}
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
