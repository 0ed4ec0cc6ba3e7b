/** Reads items out of a table into the form, or tells everything in the table that has to be mended. Adopts nothing. */
import { useId, useState } from 'react';
import type { ReadOrderAnswer } from '../../../api/registers/delegation-order.controller';
import { Refused } from '../../api/problem';
import { send } from '../../api/send';
import { Notice } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { texts } from './texts';
import { typed, type ItemValues } from './values';

/** What the API takes in one request, as base64. */
const MOST_BYTES = 700_000;

async function base64(file: File): Promise<string> {
  let text = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

type Outcome =
  | { readonly kind: 'READ'; readonly count: number; readonly unread: readonly string[] }
  | { readonly kind: 'AMISS'; readonly name: string; readonly problems: ReadOrderAnswer['problems'] }
  | { readonly kind: 'NO'; readonly what: string };

function Told({ outcome }: { outcome: Outcome }) {
  const t = useTexts(texts);
  const { number, list } = useFormat();
  if (outcome.kind === 'NO')
    return (
      <Notice tone="danger" alert>
        <p>{outcome.what}</p>
      </Notice>
    );
  if (outcome.kind === 'READ')
    return (
      <Notice tone="success" alert>
        <p>{t.fileRead(number(outcome.count))}</p>
        {outcome.unread.length > 0 && <p>{t.unread(list(outcome.unread))}</p>}
      </Notice>
    );
  return (
    <Notice tone="danger" title={t.fileWrong(outcome.name)} alert>
      <ul className="row-problems">
        {outcome.problems.map(({ line, column, what }) => (
          <li key={`${line} ${column} ${what}`}>
            <b>{t.problemAt(line, column)}:</b> {what}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function FromFile({ boardId, onRead }: { boardId: string; onRead: (items: readonly ItemValues[]) => void }) {
  const t = useTexts(texts);
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const read = async (file: File): Promise<Outcome> => {
    if (file.size === 0) return { kind: 'NO', what: t.fileEmpty };
    if (file.size > MOST_BYTES) return { kind: 'NO', what: t.fileTooLarge };
    try {
      const answer = await send('POST', `${apiOf(boardId)}/read-order-file`, { file: await base64(file) });
      const { items, problems, unread } = (await answer.json()) as ReadOrderAnswer;
      if (problems.length > 0) return { kind: 'AMISS', name: file.name, problems };
      onRead(items.map(typed));
      return { kind: 'READ', count: items.length, unread };
    } catch (error) {
      return { kind: 'NO', what: error instanceof Refused ? error.problem.detail : t.fileNoContact };
    }
  };

  return (
    <div className="field from-file">
      <label htmlFor={id}>{t.fileLabel}</label>
      <p className="hint" id={`${id}-hint`}>
        {t.fileHint}
      </p>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const [file] = [...(target.files ?? [])];
          // the same file can be chosen again when it has been mended
          target.value = '';
          if (file) void read(file).then(setOutcome);
        }}
      />
      {outcome && <Told outcome={outcome} />}
    </div>
  );
}
