/** What a sample was drawn under, in one line. */
import type { RecordedSample } from '../../../api/auditor/samples';
import type { SchemeInRegister } from '#projections/scheme-register';
import { useReading } from '../../api/read';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as decisions } from '../decisions/texts';
import { texts } from './texts';

export const useSchemes = (): readonly SchemeInRegister[] =>
  useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes').data?.body.rows ?? [];

export function Conditions({
  of: { from, to, schemeId, outcomes },
}: {
  of: Pick<RecordedSample, 'from' | 'to' | 'schemeId' | 'outcomes'>;
}) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const { shortDay } = useFormat();
  const schemes = useSchemes();
  const days =
    from !== null && to !== null
      ? t.between(shortDay(from), shortDay(to))
      : from !== null
        ? t.since(shortDay(from))
        : to !== null && t.until(shortDay(to));
  const scheme = schemeId !== null && (schemes.find((one) => one.schemeId === schemeId)?.name ?? schemeId);
  const parts = [days, scheme, outcomes?.map((one) => d.outcomes[one].toLowerCase()).join(', ')].filter(Boolean);
  return <>{parts.length > 0 ? parts.join('; ') : t.any}</>;
}
