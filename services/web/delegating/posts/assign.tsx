import type { Assignment } from '#libs/delegation';
import type { Person } from '#libs/event-log';
import type { Role } from '#libs/kernel';
import { ROLE_NAMES } from '../../../../libs/kernel/roles';
import { useReading } from '../../api/read';
import { Checkbox, Choice, CommandForm, DayField, Dialog, TextArea, TextField } from '../../parts';
import { today } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { texts } from './texts';

/** Those from outside the region can't hold a post; the API refuses them as well. */
const OUTSIDE: readonly Role[] = ['adviser', 'applicant', 'auditor', 'system'];

interface Given {
  readonly boardId: string;
  readonly known: readonly Assignment[];
  readonly open: boolean;
  readonly onClose: () => void;
}

export function Assign({ boardId, known, open, onClose }: Given) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { data } = useReading<{ rows: readonly Person[] }>('/api/persons', { enabled: open });
  const people = (data?.body.rows ?? []).filter(({ role }) => !OUTSIDE.includes(role));
  return (
    <Dialog open={open} title={t.assign} onClose={onClose}>
      <p>{t.assignText}</p>
      <datalist id="known-posts">
        {[...new Set(known.map(({ post }) => post))].map((post) => (
          <option key={post}>{post}</option>
        ))}
      </datalist>
      <CommandForm
        to={`${apiOf(boardId)}/assign-post`}
        etag={null}
        keep={`delegation/${boardId}/assign`}
        initial={{ post: '', title: '', holder: '', from: today(), to: '', acting: false, reason: '' }}
        body={(values) => ({ ...values, to: values.to || null, reason: values.reason.trim() || null })}
        submit={t.save}
        done={t.assigned}
        onDone={onClose}
        onCancel={onClose}
      >
        {({ field }) => (
          <>
            <TextField {...field('post')} label={t.post} hint={t.postHint} width="medium" list="known-posts" />
            <TextField {...field('title')} label={t.title} hint={t.titleHint} />
            <Choice
              {...field('holder')}
              label={t.holder}
              hint={t.holderHint}
              options={people.map(({ ref, name, role }) => ({ value: ref, text: `${name} (${ROLE_NAMES[role][language]})` }))}
            />
            <Checkbox {...field<boolean>('acting')} label={t.acting} />
            <DayField {...field('from')} label={t.from} />
            <DayField {...field('to')} label={t.to} hint={t.toHint} optional />
            <TextArea {...field('reason')} label={t.reason} hint={t.reasonHint} rows={2} optional />
          </>
        )}
      </CommandForm>
    </Dialog>
  );
}
