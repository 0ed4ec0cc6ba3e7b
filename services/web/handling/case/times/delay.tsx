/** That it takes longer than the applicant was told: proposed by the calendar, approved and sent by the official (FL 11 § as the board's routine). */
import { DayField, Notice, TextArea, Written } from '../../../parts';
import { plusDays, today, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { texts } from './texts';

export function Delays() {
  const t = useTexts(texts);
  const f = useFormat();
  const opened = useOpened();
  const { page, times } = opened;
  const proposed = times.proposedDelay !== null;
  if (page.delays.length === 0 && !may(opened, 'notifyDelay')) return null;
  return (
    <section className="card">
      <div className="tab-head">
        <h3>{t.delayTitle}</h3>
        {may(opened, 'notifyDelay') && <OpenButton gor="forsening">{t.doDelay}</OpenButton>}
      </div>
      {may(opened, 'notifyDelay') && proposed && (
        <Notice tone="warning">
          <p>{t.delayProposed}</p>
        </Notice>
      )}
      {page.delays.map(({ revision, expectedBy, reason, by, at }) => (
        <div key={revision}>
          <p>
            <b>{t.delaySent(f.day(expectedBy), by.name, f.shortMoment(at))}</b>
          </p>
          <Written>{reason}</Written>
        </div>
      ))}
    </section>
  );
}

export function DelayForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'notifyDelay')) return null;
  const expectedBy = opened.times.proposedDelay ?? plusDays(today(), 14);
  return (
    <ActionForm
      of={opened}
      gor="forsening"
      command="notify-delay"
      title={t.delayTitle}
      lead={t.delayLead}
      initial={{ expectedBy, reason: t.delayDraft }}
      submit={t.delaySubmit}
      done={t.delayDone}
    >
      {({ field }) => (
        <>
          <DayField {...field('expectedBy')} label={t.delayUntil} />
          <TextArea {...field('reason')} label={t.delayReason} rows={6} />
        </>
      )}
    </ActionForm>
  );
}
