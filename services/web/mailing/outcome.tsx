import type { DispatchLine } from '#projections/dispatch-register';
import { Tag, type Tone } from '../parts';
import { useTexts } from '../texts/language';
import { texts } from './texts';

const TONES: Readonly<Record<DispatchLine['status'], Tone>> = { SENT: 'success', KEPT: 'neutral', REFUSED: 'danger' };

/** What became of it, and why. */
export function Outcome({ status, reason }: Pick<DispatchLine, 'status' | 'reason'>) {
  const t = useTexts(texts);
  return (
    <>
      <Tag tone={TONES[status]}>{t.statuses[status]}</Tag>
      {reason !== null && <small> {t.reasons[reason as keyof typeof t.reasons]}</small>}
    </>
  );
}
