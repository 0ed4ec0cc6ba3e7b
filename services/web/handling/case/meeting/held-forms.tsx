/** Afterwards: that it was held and who was there, or that it was not. */
import type { Meeting } from '#projections/case-page';
import { Checkboxes, TextArea, TextField } from '../../../parts';
import { instantFrom, localNow, localTimeOf } from '../../../texts/local-time';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { useOpened } from '../opened';
import { texts } from './texts';
import { whoCanMeet } from './who';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function HoldForm({ meeting: { id, startsAt } }: { meeting: Meeting }) {
  const t = useTexts(texts);
  const opened = useOpened();
  const people = whoCanMeet(opened.page, true);
  const begun = startsAt !== null && localTimeOf(startsAt) < localNow();
  return (
    <ActionForm
      of={opened}
      gor={`halla:${id}`}
      command="hold-meeting"
      title={t.holdTitle}
      lead={t.holdLead}
      initial={{
        heldAt: begun ? localTimeOf(startsAt) : localNow(),
        presentRefs: people.map(({ value }) => value) as readonly string[],
        fromApplicant: opened.page.versions.at(-1)?.application.contact.name ?? '',
      }}
      body={({ heldAt, presentRefs, fromApplicant }) => ({
        meetingId: id,
        heldAt: instantFrom(heldAt),
        presentRefs,
        fromApplicant: lines(fromApplicant),
      })}
      submit={t.holdSubmit}
      done={t.holdDone}
      then={`anteckna:${id}`}
    >
      {({ field }) => (
        <>
          <TextField {...field('heldAt')} label={t.heldAt} type="datetime-local" width="medium" />
          <Checkboxes {...field<readonly string[]>('presentRefs')} label={t.present} hint={t.presentHint} options={people} />
          <TextArea {...field('fromApplicant')} label={t.fromApplicant} hint={t.onePerLine} rows={2} />
        </>
      )}
    </ActionForm>
  );
}

export function CancelForm({ meeting: { id } }: { meeting: Meeting }) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={useOpened()}
      gor={`stallin:${id}`}
      command="cancel-meeting"
      title={t.cancelTitle}
      initial={{ reason: '' }}
      body={({ reason }) => ({ meetingId: id, reason })}
      submit={t.cancelSubmit}
      done={t.cancelDone}
      danger
    >
      {({ field }) => <TextArea {...field('reason')} label={t.reason} rows={3} />}
    </ActionForm>
  );
}
