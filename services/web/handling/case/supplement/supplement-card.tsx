/** One request: where it stands, the letter, reminders and answers, and what can be done about it. */
import type { Supplement } from '#projections/case-page';
import { Tag, Written, type Tone } from '../../../parts';
import { dayOf, formatIn, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { Files } from '../application/files';
import { Folded } from '../folded';
import { useOpened } from '../opened';
import { isAt, standsAs } from '../standing';
import { ReceiveForm, RemindForm, WaiveForm } from './forms';
import { supplementLetter } from './letter';
import { texts } from './texts';

const TONES: Readonly<Record<Supplement['state'], Tone>> = {
  OPEN: 'information',
  OVERDUE: 'danger',
  ANSWERED: 'success',
  WAIVED: 'neutral',
};

export function SupplementCard({ supplement }: { supplement: Supplement }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { state, at, by, deadline, items, reminders, waived } = supplement;
  const waiting = state === 'OPEN' || state === 'OVERDUE';
  return (
    <article className="card">
      <div className="tab-head">
        <h3>{waiting ? t.until(f.day(deadline), f.away(deadline)) : t.asked(f.day(dayOf(at)), by.name)}</h3>
        <Tag tone={TONES[state]}>{t.states[state]}</Tag>
      </div>
      {waiting && <p className="hint">{t.asked(f.shortMoment(at), by.name)}</p>}
      <ol lang="sv">
        {items.map(({ what, why }, index) => (
          <li key={index}>
            {what}
            <br />
            <span className="hint">{why}</span>
          </li>
        ))}
      </ol>
      <LetterFolded supplement={supplement} />
      {reminders.map((reminder) => (
        <div key={reminder.revision}>
          <h4>{t.reminded(f.shortMoment(reminder.at), f.shortDay(reminder.newDeadline))}</h4>
          <Written>{reminder.message}</Written>
        </div>
      ))}
      <Received supplement={supplement} />
      {waived && (
        <>
          <h4>{t.waived(f.shortMoment(waived.at), waived.by.name)}</h4>
          <Written>{waived.reason}</Written>
        </>
      )}
      {state !== 'ANSWERED' && <CardActions supplement={supplement} waiting={waiting} />}
    </article>
  );
}

function LetterFolded({ supplement: { items, deadline, consequence, by } }: { supplement: Supplement }) {
  const t = useTexts(texts);
  const { row } = useOpened();
  return (
    <Folded summary={t.letter}>
      <div className="letter">
        <Written>
          {supplementLetter({
            title: row.title,
            number: row.number,
            items,
            deadline: formatIn('sv').day(deadline),
            consequence,
            official: by.name,
          })}
        </Written>
      </div>
    </Folded>
  );
}

function Received({ supplement: { answers } }: { supplement: Supplement }) {
  const t = useTexts(texts);
  const f = useFormat();
  return answers.map((answer) => (
    <div key={answer.revision} className="answer">
      <h4>{t.answer(f.moment(answer.receivedAt))}</h4>
      {answer.by.role !== 'applicant' && <p className="hint">{t.writtenInBy(answer.by.name)}</p>}
      <Written>{answer.answer}</Written>
      <Files ofHandling={answer.handling.number} />
    </div>
  ));
}

function CardActions({ supplement, waiting }: { supplement: Supplement; waiting: boolean }) {
  const t = useTexts(texts);
  const opened = useOpened();
  const { id } = supplement;
  const handles = may(opened, 'requestSupplement') && waiting;
  const receives = standsAs('assigned', opened.me, opened.row) && isAt('LIVE', opened.row);
  return (
    <>
      <div className="buttons">
        {receives && <OpenButton gor={`motta:${id}`}>{t.receive}</OpenButton>}
        {handles && <OpenButton gor={`paminn:${id}`}>{t.remind}</OpenButton>}
        {handles && <OpenButton gor={`franfall:${id}`}>{t.waive}</OpenButton>}
      </div>
      {receives && <ReceiveForm supplement={supplement} />}
      {handles && <RemindForm supplement={supplement} />}
      {handles && <WaiveForm supplement={supplement} />}
    </>
  );
}
