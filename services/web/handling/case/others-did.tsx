/** Tells, without disturbing what is being written, what others have done in the case since it was opened. */
import { useState } from 'react';
import type { HistoryEntry } from '#projections/case-history';
import { useReading } from '../../api/read';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import type { OpenedCase } from './opened';
import { texts } from './texts';

const SHOWN = 5;

export function OthersDid({ caseId, shown, me }: OpenedCase) {
  const t = useTexts(texts);
  const { time } = useFormat();
  const [since, setSince] = useState(shown.revision);
  const { data } = useReading<{ rows: readonly HistoryEntry[] }>(`/api/cases/${caseId}/history?afterRevision=${since}`, {
    enabled: shown.revision > since,
  });
  const rows = shown.revision > since ? (data?.body.rows ?? []) : [];
  const others = rows.filter(({ whoRef }) => whoRef !== me.ref);
  const latest = rows[0]?.revision ?? since;
  return (
    <div role="status">
      {others.length > 0 && (
        <div className="notice information others-did">
          <p className="notice-title">{t.others}</p>
          <ul>
            {others.slice(0, SHOWN).map(({ revision, who, recordedAt, sentence }) => (
              <li key={revision}>
                <time dateTime={recordedAt}>{time(recordedAt)}</time> {who}: {sentence}
              </li>
            ))}
          </ul>
          <button type="button" className="button small" onClick={() => setSince(latest)}>
            {t.seen}
          </button>
        </div>
      )}
    </div>
  );
}
