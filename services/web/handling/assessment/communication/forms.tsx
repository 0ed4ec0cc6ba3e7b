import { Checkboxes, DayField, TextArea, TextField } from '../../../parts';
import { formatIn, plusDays, today } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { instantFrom } from '../../../texts/local-time';
import { ActionForm } from '../../case/action-form';
import { useOpened } from '../../case/opened';
import { texts } from './texts';

/** As it is named to the applicant: always in Swedish. */
function useMaterial() {
  const { page } = useOpened();
  const t = texts.sv;
  const { day } = formatIn('sv');
  const documents = page.handlings
    .filter(({ direction }) => direction === 'INTERNAL')
    .map(({ number, subject, date }) => t.document(number, subject ?? t.withheld, day(date)));
  const latest = page.proposals.at(-1);
  return latest && !latest.submitted ? [...documents, t.proposal(latest.version)] : documents;
}

export function SendForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  const material = useMaterial();
  const days = opened.shown.guidelines?.days.communication ?? 14;
  return (
    <ActionForm
      of={opened}
      gor="kommunicera"
      command="send-communication"
      title={t.sendTitle}
      initial={{ material: [] as readonly string[], others: '', message: t.draft, deadline: plusDays(today(), days) }}
      body={({ material: chosen, others, message, deadline }) => ({
        material: [...chosen, ...others.split('\n').flatMap((line) => line.trim() || [])],
        message,
        deadline,
      })}
      submit={t.send}
      done={t.sent}
    >
      {({ field }) => (
        <>
          <Checkboxes
            {...field<readonly string[]>('material')}
            label={t.material}
            hint={t.materialHint}
            options={material.map((value) => ({ value, text: value }))}
          />
          <TextArea {...field('others')} label={t.others} hint={t.othersHint} rows={2} optional />
          <DayField {...field('deadline')} label={t.deadline} />
          <TextArea {...field('message')} label={t.message} hint={t.messageHint} rows={6} />
        </>
      )}
    </ActionForm>
  );
}

export function ReplyForm({ id }: { id: string }) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={useOpened()}
      gor={`yttrande:${id}`}
      command="reply-to-communication"
      title={t.replyTitle}
      lead={t.replyLead}
      initial={{ receivedAt: '', answer: '' }}
      body={({ receivedAt, answer }) => ({ communicationId: id, receivedAt: receivedAt === '' ? null : instantFrom(receivedAt), answer })}
      submit={t.reply}
      done={t.registered}
    >
      {({ field }) => (
        <>
          <TextField {...field('receivedAt')} label={t.receivedAt} hint={t.receivedAtHint} type="datetime-local" width="medium" optional />
          <TextArea {...field('answer')} label={t.answer} hint={t.answerHint} rows={6} />
        </>
      )}
    </ActionForm>
  );
}

export function SkipForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  return (
    <ActionForm
      of={opened}
      gor="avsta"
      command="skip-communication"
      title={t.skipTitle}
      lead={t.skipLead}
      initial={{ reason: opened.page.communicationSkipped?.reason ?? '' }}
      submit={t.skip}
      done={t.skipDone}
    >
      {({ field }) => <TextArea {...field('reason')} label={t.reason} hint={t.reasonHint} />}
    </ActionForm>
  );
}
