/** The step that a meeting waits for, with the law's day. */
import { STEP_NAMES } from '#libs/board-meetings/wordings';
import type { MeetingLine } from '../../api/meetings/shown-meeting';
import { Tag } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './texts';

type Next = Pick<MeetingLine, 'step' | 'dueOn' | 'late'>;

export function StepTag({ next: { step, late } }: { next: Next }) {
  const t = useTexts(texts);
  if (step === 'CANCELLED') return <Tag>{t.cancelled}</Tag>;
  if (step === 'DONE') return <Tag tone="success">{t.done}</Tag>;
  return late ? <Tag tone="danger">{t.late}</Tag> : null;
}

export function StepWords({ next: { step, dueOn } }: { next: Next }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { language } = useLanguage();
  const when = (of: string): string => (step === 'HOLD' ? t.on(day(of)) : step === 'KEEP_UP' ? t.upUntil(day(of)) : t.by(day(of)));
  const shown = dueOn !== null && step !== 'TAKE_DOWN' && step !== 'ANNOUNCE_ANEW';
  return (
    <>
      {STEP_NAMES[step][language]}
      {shown && <> {when(dueOn)}</>}
    </>
  );
}
