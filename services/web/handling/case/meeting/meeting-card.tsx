/** One meeting: offered, booked, held or not, with what was noted of it. */
import type { Meeting } from '#projections/case-page';
import { Facts, Tag, Written, type Tone } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { NoteForm } from '../note/note-form';
import { NoteShown } from '../note/note-shown';
import { useOpened } from '../opened';
import { isAt, standsAs } from '../standing';
import { CancelForm, HoldForm } from './held-forms';
import { texts } from './texts';

type State = 'OFFERED' | 'BOOKED' | 'HELD' | 'DECLINED' | 'CANCELLED';
const TONES: Readonly<Record<State, Tone>> = {
  OFFERED: 'information',
  BOOKED: 'information',
  HELD: 'success',
  DECLINED: 'warning',
  CANCELLED: 'neutral',
};
const stateOf = ({ held, cancelled, declined, startsAt }: Meeting): State =>
  held ? 'HELD' : cancelled ? 'CANCELLED' : declined ? 'DECLINED' : startsAt === null ? 'OFFERED' : 'BOOKED';

export function MeetingCard({ meeting }: { meeting: Meeting }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { offer, startsAt, place, participants, held, declined, cancelled } = meeting;
  const state = stateOf(meeting);
  const when = held?.heldAt ?? startsAt;
  return (
    <article className="card">
      <div className="tab-head">
        <h3>{when === null ? t.offeredTimes : f.moment(when)}</h3>
        <Tag tone={TONES[state]}>{t.states[state]}</Tag>
      </div>
      {state === 'OFFERED' && offer && (
        <>
          <ul>
            {offer.times.map((time) => (
              <li key={time}>{f.moment(time)}</li>
            ))}
          </ul>
          <p>{t.answerUntil(f.day(offer.answerBy), f.away(offer.answerBy))}</p>
        </>
      )}
      {offer?.message && <Written>{offer.message}</Written>}
      <Facts
        items={[
          [t.place, place],
          [t.invited, f.list((held?.present ?? participants).map(({ name }) => name))],
          held && [t.applicants, f.list(held.fromApplicant)],
        ]}
      />
      {declined && (
        <>
          <h4>{t.declined(f.shortMoment(declined.at))}</h4>
          <Written>{declined.reason}</Written>
        </>
      )}
      {cancelled && (
        <>
          <h4>{t.cancelled(f.shortMoment(cancelled.at), cancelled.by.name)}</h4>
          <Written>{cancelled.reason}</Written>
        </>
      )}
      {state === 'HELD' && <Noted meeting={meeting} />}
      {(state === 'OFFERED' || state === 'BOOKED') && <MeetingActions meeting={meeting} booked={state === 'BOOKED'} />}
    </article>
  );
}

function Noted({ meeting: { id, held } }: { meeting: Meeting }) {
  const t = useTexts(texts);
  const opened = useOpened();
  const notes = opened.page.notes.filter(({ meetingId }) => meetingId === id);
  return (
    <>
      <h4>{t.notes}</h4>
      {notes.length === 0 ? <p>{t.noNotes}</p> : notes.map((note) => <NoteShown key={note.noteId} note={note} inMeeting />)}
      {may(opened, 'note') && (
        <>
          <div className="buttons">
            <OpenButton gor={`anteckna:${id}`}>{t.note}</OpenButton>
          </div>
          <NoteForm of={{ id, heldAt: held!.heldAt, source: held!.fromApplicant.join(', ') }} />
        </>
      )}
    </>
  );
}

function MeetingActions({ meeting, booked }: { meeting: Meeting; booked: boolean }) {
  const t = useTexts(texts);
  const opened = useOpened();
  const cancels = standsAs('assigned', opened.me, opened.row) && isAt('UNDECIDED', opened.row);
  const holds = booked && may(opened, 'holdMeeting');
  return (
    <>
      <div className="buttons">
        {holds && <OpenButton gor={`halla:${meeting.id}`}>{t.hold}</OpenButton>}
        {cancels && <OpenButton gor={`stallin:${meeting.id}`}>{t.cancel}</OpenButton>}
      </div>
      {holds && <HoldForm meeting={meeting} />}
      {cancels && <CancelForm meeting={meeting} />}
    </>
  );
}
