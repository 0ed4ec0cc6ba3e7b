import { Empty } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { MeetingCard } from './meeting-card';
import { BookForm, OfferForm } from './plan-forms';
import { texts } from './texts';

export function MeetingTab() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { meetings } = opened.page;
  return (
    <>
      <div className="tab-head">
        <h2>{t.title}</h2>
        <div className="buttons">
          {may(opened, 'offerMeeting') && <OpenButton gor="foresla">{t.offer}</OpenButton>}
          {may(opened, 'scheduleMeeting') && <OpenButton gor="boka">{t.book}</OpenButton>}
        </div>
      </div>
      <OfferForm />
      <BookForm />
      {meetings.length === 0 ? (
        <Empty title={t.none}>
          {opened.shown.guidelines?.meeting === 'ALWAYS' && <p>{t.noneAlways}</p>}
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        meetings.toReversed().map((meeting) => <MeetingCard key={meeting.id} meeting={meeting} />)
      )}
    </>
  );
}
