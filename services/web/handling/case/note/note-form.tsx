/** A file note: what was said apart from what the writer makes of it (FL 27 § as the board's routine, TF 2:12). */
import { NOTE_CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import { Choice, TextArea, TextField } from '../../../parts';
import { instantFrom, localNow, localTimeOf } from '../../../texts/local-time';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { useOpened } from '../opened';
import { capital, useWords } from '../words';
import { texts } from './texts';

const CHANNELS = ['PHONE', 'EMAIL', 'VISIT', 'MEETING', 'OTHER'] as const;

interface OfMeeting {
  readonly id: string;
  readonly heldAt: string;
  readonly source: string;
}
/** `of` = the meeting that it is a note from; without it, a note of its own. */
export function NoteForm({ of: meeting }: { of?: OfMeeting }) {
  const t = useTexts(texts);
  const { said } = useWords();
  return (
    <ActionForm
      of={useOpened()}
      gor={meeting ? `anteckna:${meeting.id}` : 'anteckna'}
      command="record-note"
      title={meeting ? t.addFromMeeting : t.addTitle}
      initial={{
        occurredAt: meeting ? localTimeOf(meeting.heldAt) : localNow(),
        channel: meeting ? 'MEETING' : '',
        source: meeting?.source ?? '',
        facts: '',
        opinion: '',
      }}
      body={({ occurredAt, opinion, ...rest }) => ({
        ...rest,
        meetingId: meeting?.id ?? null,
        // the field has no seconds: a note from the meeting is not made before it began
        occurredAt: meeting && occurredAt === localTimeOf(meeting.heldAt) ? meeting.heldAt : instantFrom(occurredAt),
        opinion: opinion.trim() === '' ? null : opinion,
      })}
      submit={t.submit}
      done={t.done}
    >
      {({ field }) => (
        <>
          {!meeting && <TextField {...field('occurredAt')} label={t.occurredAt} type="datetime-local" width="medium" />}
          <TextField {...field('source')} label={t.source} hint={t.sourceHint} />
          {!meeting && (
            <Choice
              {...field('channel')}
              label={t.channel}
              options={CHANNELS.map((value) => ({ value, text: capital(said(NOTE_CHANNEL_NAMES[value])) }))}
            />
          )}
          <TextArea {...field('facts')} label={t.facts} hint={t.factsHint} rows={6} />
          <TextArea {...field('opinion')} label={t.opinion} hint={t.opinionHint} rows={3} optional />
        </>
      )}
    </ActionForm>
  );
}
