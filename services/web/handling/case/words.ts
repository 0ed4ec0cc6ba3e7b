/** Words of the field in the reader's language. */
import { useMemo } from 'react';
import type { Wording } from '#libs/kernel';
import { CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import { TIMER_NAMES } from '#libs/timers/wordings';
import { FLAG_NAMES, MOVER_NAMES, PHASE_NAMES } from '../../../../projections/cases/wordings';
import { useLanguage } from '../../texts/language';

const NAMES = { phase: PHASE_NAMES, mover: MOVER_NAMES, deadline: TIMER_NAMES, flag: FLAG_NAMES, channel: CHANNEL_NAMES } as const;
type Names = typeof NAMES;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `word('phase', row.phase)`; what a newer server says, which these pages do not know, is shown as it is. */
export function useWords(): {
  readonly word: <K extends keyof Names>(of: K, key: string) => string;
  readonly said: (wording: Wording) => string;
} {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      word: (of, key) => (NAMES[of] as Readonly<Record<string, Wording>>)[key]?.[language] ?? key,
      said: (wording) => wording[language],
    }),
    [language],
  );
}
