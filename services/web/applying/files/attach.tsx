import { useId } from 'react';
import { useAnnounce } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { KINDS, type OwnFiles, type Upload } from './own-files';
import { size } from './size';
import { texts } from './texts';

function Failed({ upload, own }: { upload: Upload; own: OwnFiles }) {
  const t = useTexts(texts);
  const { failed, file, id } = upload;
  if (!failed) return <p role="status">{t.uploading(file.name)}</p>;
  return (
    <div className="notice danger" role="alert">
      <p className="notice-title">{t.failed(file.name)}</p>
      <p>{failed.tooLarge ? t.tooLarge : (failed.problem?.detail ?? t.noContact)}</p>
      <div className="buttons">
        {!failed.tooLarge && !failed.problem && (
          <button type="button" className="button small" onClick={() => own.again(upload)}>
            {t.again}
          </button>
        )}
        <button type="button" className="button small" onClick={() => own.dismiss(id)}>
          {t.remove}
        </button>
      </div>
    </div>
  );
}

/** Choose files, see them, take them away. `address` = where one can be opened. */
export function Attach({ own, hint, spaceId }: { own: OwnFiles; hint?: string; spaceId: string }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const announce = useAnnounce();
  const id = useId();
  return (
    <div className="field attach">
      <label htmlFor={id}>{t.choose}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint} {t.chooseHint}
      </p>
      <input
        id={id}
        type="file"
        multiple
        accept={KINDS}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          // the same file can be chosen again
          target.value = '';
          void own.add(chosen).then((names) => names.forEach((name) => announce(t.uploaded(name))));
        }}
      />
      {own.uploads.map((upload) => (
        <Failed key={upload.id} upload={upload} own={own} />
      ))}
      {own.files.length > 0 && (
        <ul className="files" aria-label={t.list}>
          {own.files.map((file) => (
            <li key={file.id}>
              <span>
                <a href={`/api/own-files/${spaceId}/${file.id}`} download>
                  {file.name}
                </a>{' '}
                <span className="hint">{size(file.bytes, number)}</span>
              </span>
              <button
                type="button"
                className="link"
                aria-label={t.removeNamed(file.name)}
                onClick={() => void own.remove(file.id).then(() => announce(t.removed(file.name)))}
              >
                {t.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
