/** What has been recorded for the meeting, what comes next, and by which day the law wants it. */
import type { ReactNode } from 'react';
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { DayField, Tag, TextArea, TextField } from '../parts';
import { today, useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { ListForm } from './list-form';
import { MeetingForm, OpenButton } from './meeting-form';
import { texts } from './meeting-texts';

interface Given {
  readonly meeting: ShownMeeting;
  readonly etag: string | null;
  readonly may: boolean;
}

type Standing = 'done' | 'now' | 'later';

function Step({ title, standing, late, children }: { title: string; standing: Standing; late?: boolean; children?: ReactNode }) {
  const t = useTexts(texts);
  const tone = { done: 'success', now: 'information', later: 'neutral' } as const;
  return (
    <li className="card" aria-current={standing === 'now' ? 'step' : undefined}>
      <h3 className="with-tag">
        {title} <Tag tone={tone[standing]}>{t[standing]}</Tag> {late && <Tag tone="danger">{t.late}</Tag>}
      </h3>
      {children}
    </li>
  );
}

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

function AnnouncementStep({ meeting, etag, may }: Given) {
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

function TakeDownStep({ meeting, etag, may }: Given) {
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
