/** The announcement: posted, interrupted and posted anew, taken down (KL 8:10–12, 13:5). */
import { Entries } from '../entering';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { useAnnouncementEntries } from './announcement';
import { texts } from './meeting-texts';
import { ofMeeting, Step, type Given } from './step';

export function AnnouncementStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { posting, interrupting } = useAnnouncementEntries();
  const { step, late, lastDayToAnnounce: last, announcedLate, lastDayToAppeal, state } = meeting;
  const { posted, interruptedOn, removedOn } = state;
  const now = step === 'ANNOUNCE' || step === 'ANNOUNCE_ANEW';
  const entries = now ? [posting({ gor: 'anslaget', title: t.doPost })] : posted && removedOn === null ? [interrupting] : [];
  return (
    <Step title={t.announcement} standing={posted ? 'done' : now ? 'now' : 'later'} late={announcedLate || (step === 'ANNOUNCE' && late)}>
      {posted && lastDayToAppeal && <p>{t.posted(day(posted.postedOn), day(lastDayToAppeal))}</p>}
      {announcedLate && last && <p>{t.postedLate(day(last))}</p>}
      {interruptedOn !== null && <p>{t.anew(day(interruptedOn))}</p>}
      {step === 'ANNOUNCE' && last && <p>{(late ? t.announceLate : t.announceLead)(day(last))}</p>}
      {may && <Entries of={ofMeeting(meeting, etag)} entries={entries} />}
    </Step>
  );
}

export function TakeDownStep({ meeting, etag, may }: Given) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { removing } = useAnnouncementEntries();
  const { step, lastDayToAppeal: last, state } = meeting;
  const { removedOn } = state;
  const now = step === 'TAKE_DOWN';
  return (
    <Step title={t.takeDown} standing={removedOn !== null ? 'done' : now ? 'now' : 'later'}>
      {removedOn !== null ? <p>{t.removed(day(removedOn))}</p> : last && <p>{t.takeDownLead(day(last))}</p>}
      {may && now && <Entries of={ofMeeting(meeting, etag)} entries={[removing({ gor: 'nedtaget', title: t.doRemove })]} />}
    </Step>
  );
}
