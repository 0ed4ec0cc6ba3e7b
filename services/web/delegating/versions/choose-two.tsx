import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { VersionHead } from '../../../api/registers/delegation-order-view';
import { Choice } from '../../parts';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

/** Which two versions to compare: the two latest unless told. */
export function ChooseTwo({
  boardId,
  versions,
  older,
  newer,
}: {
  boardId: string;
  versions: readonly VersionHead[];
  older?: string;
  newer?: string;
}) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [before, setBefore] = useState(older ?? versions[1]?.version ?? '');
  const [after, setAfter] = useState(newer ?? versions[0]?.version ?? '');
  const options = versions.map(({ version, validFrom }) => ({ value: version, text: `${version} (${validFrom})` }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/delegation/$boardId/jamfor', params: { boardId }, search: { fran: before, till: after } });
  };
  return (
    <form className="choose-two" onSubmit={send}>
      <Choice id="fran" name="fran" label={t.before} value={before} onChange={setBefore} error={undefined} options={options} open={false} />
      <Choice id="till" name="till" label={t.after} value={after} onChange={setAfter} error={undefined} options={options} open={false} />
      <button type="submit" className="button">
        {t.show}
      </button>
    </form>
  );
}
