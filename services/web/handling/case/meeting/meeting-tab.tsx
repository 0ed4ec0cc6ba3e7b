import { Empty } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { ActionButton } from '../action-form';
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
          {may(opened, 'offerMeeting') && <ActionButton gor="foresla">{t.offer}</ActionButton>}
          {may(opened, 'scheduleMeeting') && <ActionButton gor="boka">{t.book}</ActionButton>}
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
