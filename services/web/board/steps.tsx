/** What has been recorded for the meeting, what comes next, and by which day the law wants it. */
import { DayField, TextArea, TextField } from '../parts';
import { today, useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { AnnouncementStep, TakeDownStep } from './announcement-steps';
import { ListForm } from './list-form';
import { MeetingForm, OpenButton } from './meeting-form';
import { texts } from './meeting-texts';
import { Step, type Given } from './step';

function ListStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { entries, held, cancelled } = meeting;
  const open = may && !held && !cancelled;
  return (
    <Step title={t.list} standing={entries ? 'done' : 'now'}>
      <p>{entries ? t.listFixed(number(entries.length)) : t.listLead}</p>
      {open && (
        <>
          <div className="buttons">
            <OpenButton gor="lista">{entries ? t.doFixAgain : t.doFix}</OpenButton>
          </div>
          <ListForm meeting={meeting} etag={etag} />
        </>
      )}
    </Step>
  );
}

function HeldStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { meetingId, step, late, meetingOn, state } = meeting;
  const { held } = state;
  return (
    <Step title={t.held} standing={held ? 'done' : step === 'HOLD' ? 'now' : 'later'} late={step === 'HOLD' && late}>
      <p>{held ? t.heldOn(day(held.heldOn), held.paragraph) : t.holdLead(day(meetingOn))}</p>
      {may && step === 'HOLD' && (
        <>
          <div className="buttons">
            <OpenButton gor="hallet">{t.doHold}</OpenButton>
          </div>
          <MeetingForm
            meetingId={meetingId}
            etag={etag}
            gor="hallet"
            command="hold"
            title={t.doHold}
            initial={{ heldOn: meetingOn, paragraph: '' }}
            body={(values) => values}
          >
            {({ field }) => (
              <>
                <DayField {...field('heldOn')} label={t.heldDay} />
                <TextField {...field('paragraph')} label={t.paragraph} hint={t.paragraphHint} width="medium" />
              </>
            )}
          </MeetingForm>
        </>
      )}
    </Step>
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function MinutesStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day, list } = useFormat();
  const { meetingId, step, late, lastDayToApprove: last, approvedLate, state } = meeting;
  const { approved } = state;
  const now = step === 'APPROVE';
  return (
    <Step title={t.minutes} standing={approved ? 'done' : now ? 'now' : 'later'} late={approvedLate || (now && late)}>
      {approved && <p>{t.approved(day(approved.approvedOn), list(approved.approvedBy))}</p>}
      {approvedLate && last && <p>{t.approvedLate(day(last))}</p>}
      {now && last && <p>{(late ? t.minutesLate : t.minutesLead)(day(last))}</p>}
      {may && now && (
        <>
          <div className="buttons">
            <OpenButton gor="justerat">{t.doApprove}</OpenButton>
          </div>
          <MeetingForm
            meetingId={meetingId}
            etag={etag}
            gor="justerat"
            command="approve-minutes"
            title={t.doApprove}
            initial={{ approvedOn: today(), approvedBy: '' }}
            body={({ approvedOn, approvedBy }) => ({ approvedOn, approvedBy: linesOf(approvedBy) })}
          >
            {({ field }) => (
              <>
                <DayField {...field('approvedOn')} label={t.approvedOn} />
                <TextArea {...field('approvedBy')} label={t.approvedBy} rows={3} />
              </>
            )}
          </MeetingForm>
        </>
      )}
    </Step>
  );
}

export function Steps(given: Given) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="steps-name" className="no-print">
      <h2 id="steps-name">{t.steps}</h2>
      {!given.may && <p className="hint">{t.who}</p>}
      <ol className="meeting-steps">
        <ListStep {...given} />
        <HeldStep {...given} />
        <MinutesStep {...given} />
        <AnnouncementStep {...given} />
        <TakeDownStep {...given} />
      </ol>
    </section>
  );
}
