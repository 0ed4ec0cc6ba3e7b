import type { Supplement } from '#projections/case-page';
import { DayField, TextArea, TextField } from '../../../parts';
import { formatIn, plusDays, today } from '../../../texts/format';
import { instantFrom, localNow } from '../../../texts/local-time';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { useOpened } from '../opened';
import { texts } from './texts';

interface On {
  readonly supplement: Supplement;
}
const MORE_DAYS = 7;

/** What is written unless the official changes it; in Swedish, as it is sent. */
const reminder = (title: string, deadline: string): string =>
  `Hej!\n\nVi har inte fått svar på det vi frågade om er ansökan ”${title}”. Tiden är förlängd till ${deadline}. Hör av er om något är oklart.`;

export function RemindForm({ supplement: { id, deadline } }: On) {
  const t = useTexts(texts);
  const opened = useOpened();
  const later = plusDays(today(), MORE_DAYS);
  const newDeadline = later > deadline ? later : deadline;
  return (
    <ActionForm
      of={opened}
      gor={`paminn:${id}`}
      command="remind-supplement"
      title={t.remindTitle}
      initial={{ newDeadline, message: reminder(opened.row.title, formatIn('sv').day(newDeadline)) }}
      body={(values) => ({ supplementId: id, ...values })}
      submit={t.remindSend}
      done={t.remindDone}
    >
      {({ field }) => (
        <>
          <DayField {...field('newDeadline')} label={t.newDeadline} />
          <TextArea {...field('message')} label={t.message} />
        </>
      )}
    </ActionForm>
  );
}

export function ReceiveForm({ supplement: { id } }: On) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={useOpened()}
      gor={`motta:${id}`}
      command="receive-supplement"
      title={t.receiveTitle}
      initial={{ receivedAt: localNow(), answer: '' }}
      body={({ receivedAt, answer }) => ({ supplementId: id, receivedAt: instantFrom(receivedAt), answer })}
      submit={t.receiveSend}
      done={t.receiveDone}
    >
      {({ field }) => (
        <>
          <TextField {...field('receivedAt')} label={t.receivedAt} hint={t.receivedAtHint} type="datetime-local" width="medium" />
          <TextArea {...field('answer')} label={t.answerText} hint={t.answerHint} rows={6} />
        </>
      )}
    </ActionForm>
  );
}

export function WaiveForm({ supplement: { id } }: On) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={useOpened()}
      gor={`franfall:${id}`}
      command="waive-supplement"
      title={t.waiveTitle}
      lead={t.waiveLead}
      initial={{ reason: '' }}
      body={({ reason }) => ({ supplementId: id, reason })}
      submit={t.waiveSend}
      done={t.waiveDone}
    >
      {({ field }) => <TextArea {...field('reason')} label={t.reason} />}
    </ActionForm>
  );
}
