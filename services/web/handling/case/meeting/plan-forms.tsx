/** Times to choose from, or one that is agreed on. */
import { Checkboxes, DayField, TextArea, TextField } from '../../../parts';
import { plusDays, today } from '../../../texts/format';
import { instantFrom } from '../../../texts/local-time';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { may } from '../actions';
import { useOpened } from '../opened';
import { texts } from './texts';
import { whoCanMeet } from './who';

const MOST_TIMES = 10;
const AHEAD_DAYS = 7;
const ANSWER_DAYS = 5;
const at = (days: number): string => `${plusDays(today(), days)}T10:00`;

export function OfferForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'offerMeeting')) return null;
  const people = whoCanMeet(opened.page, false);
  return (
    <ActionForm
      of={opened}
      gor="foresla"
      command="offer-meeting"
      title={t.offerTitle}
      lead={t.offerLead}
      initial={{
        times: [at(AHEAD_DAYS), at(AHEAD_DAYS + 1)] as readonly string[],
        place: '',
        participantRefs: people.map(({ value }) => value) as readonly string[],
        answerBy: plusDays(today(), ANSWER_DAYS),
        message: '',
      }}
      body={({ times, message, ...rest }) => ({
        ...rest,
        times: times.map(instantFrom),
        message: message.trim() === '' ? null : message,
      })}
      submit={t.offerSubmit}
      done={t.offerDone}
    >
      {({ field, set, values: { times } }) => (
        <>
          {times.map((_, index) => (
            <div className="budget-row" key={index}>
              <TextField {...field(`times.${index}`)} label={t.time(index + 1)} type="datetime-local" width="medium" />
              {times.length > 1 && (
                <button type="button" className="button small" onClick={() => set('times', times.toSpliced(index, 1))}>
                  {t.removeTime(index + 1)}
                </button>
              )}
            </div>
          ))}
          {times.length < MOST_TIMES && (
            <div>
              <button type="button" className="button small" onClick={() => set('times', [...times, at(AHEAD_DAYS + times.length)])}>
                {t.addTime}
              </button>
            </div>
          )}
          <TextField {...field('place')} label={t.place} hint={t.placeHint} />
          <Checkboxes {...field<readonly string[]>('participantRefs')} label={t.who} options={people} />
          <DayField {...field('answerBy')} label={t.answerBy} />
          <TextArea {...field('message')} label={t.message} rows={3} optional />
        </>
      )}
    </ActionForm>
  );
}

export function BookForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'scheduleMeeting')) return null;
  const people = whoCanMeet(opened.page, false);
  return (
    <ActionForm
      of={opened}
      gor="boka"
      command="schedule-meeting"
      title={t.bookTitle}
      initial={{ startsAt: at(AHEAD_DAYS), place: '', participantRefs: people.map(({ value }) => value) as readonly string[] }}
      body={({ startsAt, ...rest }) => ({ ...rest, startsAt: instantFrom(startsAt) })}
      submit={t.bookSubmit}
      done={t.bookDone}
    >
      {({ field }) => (
        <>
          <TextField {...field('startsAt')} label={t.startsAt} type="datetime-local" width="medium" />
          <TextField {...field('place')} label={t.place} hint={t.placeHint} />
          <Checkboxes {...field<readonly string[]>('participantRefs')} label={t.who} options={people} />
        </>
      )}
    </ActionForm>
  );
}
