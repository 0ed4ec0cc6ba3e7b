/** The announcement: posted, interrupted and posted anew, taken down (KL 8:10–12, 13:5). */
import { DayField, TextArea, TextField } from '../parts';
import { today, useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { MeetingForm, OpenButton } from './meeting-form';
import { texts } from './meeting-texts';
import { Step, type Given } from './step';

export function AnnouncementStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { meetingId, step, late, lastDayToAnnounce: last, announcedLate, lastDayToAppeal, state } = meeting;
  const { posted, interruptedOn, removedOn } = state;
  const now = step === 'ANNOUNCE' || step === 'ANNOUNCE_ANEW';
  return (
    <Step title={t.announcement} standing={posted ? 'done' : now ? 'now' : 'later'} late={announcedLate || (step === 'ANNOUNCE' && late)}>
      {posted && lastDayToAppeal && <p>{t.posted(day(posted.postedOn), day(lastDayToAppeal))}</p>}
      {announcedLate && last && <p>{t.postedLate(day(last))}</p>}
      {interruptedOn !== null && <p>{t.anew(day(interruptedOn))}</p>}
      {step === 'ANNOUNCE' && last && <p>{(late ? t.announceLate : t.announceLead)(day(last))}</p>}
      {may && now && (
        <>
          <div className="buttons">
            <OpenButton gor="anslaget">{t.doPost}</OpenButton>
          </div>
          <MeetingForm
            meetingId={meetingId}
            etag={etag}
            gor="anslaget"
            command="post-announcement"
            title={t.doPost}
            initial={{ postedOn: today(), proof: '', minutesAt: t.minutesAtDraft }}
            body={(values) => values}
          >
            {({ field }) => (
              <>
                <DayField {...field('postedOn')} label={t.postedOn} />
                <TextField {...field('proof')} label={t.proof} hint={t.proofHint} />
                <TextField {...field('minutesAt')} label={t.minutesAt} />
              </>
            )}
          </MeetingForm>
        </>
      )}
      {may && posted && removedOn === null && (
        <>
          <div className="buttons">
            <OpenButton gor="avbrott">{t.doInterrupt}</OpenButton>
          </div>
          <MeetingForm
            meetingId={meetingId}
            etag={etag}
            gor="avbrott"
            command="interrupt-announcement"
            title={t.doInterrupt}
            lead={t.interruptLead}
            initial={{ interruptedOn: today(), reason: '' }}
            body={(values) => values}
            danger
          >
            {({ field }) => (
              <>
                <DayField {...field('interruptedOn')} label={t.interruptedOn} />
                <TextArea {...field('reason')} label={t.whatHappened} rows={2} />
              </>
            )}
          </MeetingForm>
        </>
      )}
    </Step>
  );
}

export function TakeDownStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { meetingId, step, lastDayToAppeal: last, state } = meeting;
  const { removedOn } = state;
  return (
    <Step title={t.takeDown} standing={removedOn !== null ? 'done' : step === 'TAKE_DOWN' ? 'now' : 'later'}>
      {removedOn !== null ? <p>{t.removed(day(removedOn))}</p> : last && <p>{t.takeDownLead(day(last))}</p>}
      {may && step === 'TAKE_DOWN' && (
        <>
          <div className="buttons">
            <OpenButton gor="nedtaget">{t.doRemove}</OpenButton>
          </div>
          <MeetingForm
            meetingId={meetingId}
            etag={etag}
            gor="nedtaget"
            command="remove-announcement"
            title={t.doRemove}
            initial={{ removedOn: today() }}
            body={(values) => values}
          >
            {({ field }) => <DayField {...field('removedOn')} label={t.removedOn} />}
          </MeetingForm>
        </>
      )}
    </Step>
  );
}
