import { Empty } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { NoteForm } from './note-form';
import { NoteShown } from './note-shown';
import { texts } from './texts';

export function NoteTab() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { notes } = opened.page;
  const writes = may(opened, 'note');
  return (
    <>
      <div className="tab-head">
        <h2>{t.title}</h2>
        {writes && <OpenButton gor="anteckna">{t.add}</OpenButton>}
      </div>
      <p className="hint tab-lead">{t.lead}</p>
      {writes && <NoteForm />}
      {notes.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        notes.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)).map((note) => <NoteShown key={note.noteId} note={note} />)
      )}
    </>
  );
}
