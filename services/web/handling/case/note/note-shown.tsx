import { NOTE_CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import type { CasePage } from '#projections/case-page';
import { Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { useWords } from '../words';
import { texts } from './texts';

/** What was said on one side, what the writer makes of it on the other. */
export function NoteShown({ note, inMeeting = false }: { note: CasePage['notes'][number]; inMeeting?: boolean }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { said } = useWords();
  const { occurredAt, source, channel, facts, opinion, by, at } = note;
  const Part = inMeeting ? 'h5' : 'h4';
  return (
    <article className={inMeeting ? 'note' : 'card note'}>
      {!inMeeting && (
        <>
          <h3>{f.moment(occurredAt)}</h3>
          <p>{t.from(source, said(NOTE_CHANNEL_NAMES[channel]))}</p>
        </>
      )}
      <div className="note-sides">
        <div>
          <Part>{t.fact}</Part>
          <Written>{facts}</Written>
        </div>
        <div className="note-opinion">
          <Part>{t.judgement}</Part>
          {opinion === null ? <p className="hint">{t.noJudgement}</p> : <Written>{opinion}</Written>}
        </div>
      </div>
      <p className="hint">{t.by(by.name, f.shortMoment(at))}</p>
    </article>
  );
}
