/** Which cases are to be gone through and signed together: at the rows, and a bar that begins it. A sitting that was left can be gone on with. */
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { DecisionQueueItem } from '#projections/decision-queue';
import { MOST_IN_SITTING } from '../../../../libs/kernel/most-in-sitting';
import { keepNow, keptNow } from '../../api/kept';
import { useMe } from '../../api/me';
import { useTexts } from '../../texts/language';
import { begun, NO_SITTING, SITTING, type Sitting } from '../sitting/sitting';
import { texts } from './texts';

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly pick: (caseId: string, picked: boolean) => void;
}

/** `rows` = those that can be decided, in the order in which they would be. */
export function usePicking(rows: readonly DecisionQueueItem[]): { readonly picking: Picking | null; readonly bar: ReactNode } {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const me = useMe()!;
  const earlier = (): Sitting => keptNow<Sitting>(me.ref, SITTING)?.value ?? NO_SITTING;
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(earlier().cases.flatMap((one) => (one.outcome ? [] : [one.caseId]))),
  );
  if (me.role !== 'delegate') return { picking: null, bar: null };

  const pick = (caseId: string, wanted: boolean): void =>
    setPicked((now) => new Set(wanted ? [...now, caseId] : [...now].filter((one) => one !== caseId)));
  const cases = rows.filter(({ caseId }) => picked.has(caseId));
  const tooMany = cases.length > MOST_IN_SITTING;
  const begin = (): void => {
    keepNow(me.ref, SITTING, begun(cases, earlier()));
    void navigate({ to: '/beslut/sittning' });
  };
  const bar = cases.length > 0 && (
    <section aria-label={t.picking} className="picked-bar decision-picked">
      <p role="status">{tooMany ? t.tooMany(MOST_IN_SITTING) : t.picked(cases.length)}</p>
      <button type="button" className="button quiet small" onClick={() => setPicked(new Set())}>
        {t.unpick}
      </button>
      {!tooMany && (
        <button type="button" className="button primary" onClick={begin}>
          {t.begin}
        </button>
      )}
    </section>
  );
  return { picking: { picked, pick }, bar };
}
