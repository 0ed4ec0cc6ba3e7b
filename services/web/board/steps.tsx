/** What has been recorded for the meeting, what comes next, and by which day the law wants it. */
import { Entries, OpenButton, type Entry } from '../entering';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { AnnouncementStep, TakeDownStep } from './announcement-steps';
import { ListForm } from './list-form';
import { texts } from './meeting-texts';
import { ofMeeting, Step, type Given } from './step';

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
  const { step, late, meetingOn, state } = meeting;
  const { held } = state;
  const now = step === 'HOLD';
  const holding: Entry = {
    gor: 'hallet',
    command: 'hold',
    title: t.doHold,
    fields: {
      heldOn: { as: 'day', label: t.heldDay, initial: meetingOn },
      paragraph: { as: 'line', label: t.paragraph, hint: t.paragraphHint, width: 'medium' },
    },
  };
  return (
    <Step title={t.held} standing={held ? 'done' : now ? 'now' : 'later'} late={now && late}>
      <p>{held ? t.heldOn(day(held.heldOn), held.paragraph) : t.holdLead(day(meetingOn))}</p>
      {may && now && <Entries of={ofMeeting(meeting, etag)} entries={[holding]} />}
    </Step>
  );
}

function MinutesStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day, list } = useFormat();
  const { step, late, lastDayToApprove: last, approvedLate, state } = meeting;
  const { approved } = state;
  const now = step === 'APPROVE';
  const approving: Entry = {
    gor: 'justerat',
    command: 'approve-minutes',
    title: t.doApprove,
    fields: { approvedOn: { as: 'day', label: t.approvedOn }, approvedBy: { as: 'lines', label: t.approvedBy, rows: 3 } },
  };
  return (
    <Step title={t.minutes} standing={approved ? 'done' : now ? 'now' : 'later'} late={approvedLate || (now && late)}>
      {approved && <p>{t.approved(day(approved.approvedOn), list(approved.approvedBy))}</p>}
      {approvedLate && last && <p>{t.approvedLate(day(last))}</p>}
      {now && last && <p>{(late ? t.minutesLate : t.minutesLead)(day(last))}</p>}
      {may && now && <Entries of={ofMeeting(meeting, etag)} entries={[approving]} />}
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
