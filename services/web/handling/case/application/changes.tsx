import type { Application } from '#libs/grant-cases';
import { ChangedWords } from '../../../proposals/changed-words';
import { wordsChanged } from '../../../proposals/compare';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { differences } from './compare';
import { texts } from './texts';

/** The answers that were changed, word by word. */
export function Changes({ before, after }: { before: Application; after: Application }) {
  const t = useTexts(texts);
  const changed = differences(before, after, { ...useFormat(), period: t.period, yes: t.yes, no: t.no });
  if (changed.length === 0) return <p>{t.nothingChanged}</p>;
  return changed.map((one) => (
    <div key={one.name} className="change">
      <h5>{t[one.name]}</h5>
      <ChangedWords pieces={wordsChanged(one.before, one.after)} />
    </div>
  ));
}
