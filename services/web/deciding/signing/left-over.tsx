/** What was written for a decision that has been made: done with when it is one's own, and still there when somebody else decided. */
import { useEffect, useState } from 'react';
import { forgetKept, keptKeys, keptNow } from '../../api/kept';
import { useMe } from '../../api/me';
import { Written } from '../../parts';
import { useTexts } from '../../texts/language';
import { signingKey, writingKeys, type DecideValues } from '../deciding';
import { texts } from './texts';

export function LeftOver({ caseId, deciderRef }: { caseId: string; deciderRef: string }) {
  const t = useTexts(texts);
  const { ref } = useMe()!;
  const own = deciderRef === ref;
  const [reasons, setReasons] = useState(() =>
    own ? '' : (keptNow<DecideValues>(ref, writingKeys(caseId)[0])?.value.content.reasons.trim() ?? ''),
  );
  const kept = reasons !== '';
  useEffect(() => {
    const done = [signingKey(caseId), ...(kept ? [] : writingKeys(caseId))];
    for (const key of keptKeys(ref)) if (done.includes(key)) forgetKept(ref, key);
  }, [caseId, kept, ref]);
  if (!kept) return null;
  return (
    <section className="card">
      <h2>{t.leftOver}</h2>
      <Written>{reasons}</Written>
      <button type="button" className="button" onClick={() => setReasons('')}>
        {t.forget}
      </button>
    </section>
  );
}
