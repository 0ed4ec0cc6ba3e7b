/** Words of the field in the reader's language. What the queue does not say is not here: it would be fetched with it. */
import { useMemo } from 'react';
import type { Wording } from '#libs/kernel';
import { TIMER_NAMES } from '#libs/timers/wordings';
import { FLAG_NAMES, MOVER_NAMES, PHASE_NAMES } from '../../../../projections/cases/wordings';
import { useLanguage } from '../../texts/language';

const NAMES = { phase: PHASE_NAMES, mover: MOVER_NAMES, deadline: TIMER_NAMES, flag: FLAG_NAMES } as const;
type Names = typeof NAMES;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `word('phase', row.phase)`, `named(CHANNEL_NAMES, row.channel)`; what a newer server says, which these pages do not know, is shown as it is. */
export function useWords(): {
  readonly word: <K extends keyof Names>(of: K, key: string) => string;
  readonly named: (names: Readonly<Record<string, Wording>>, key: string) => string;
  readonly said: (wording: Wording) => string;
} {
  const { language } = useLanguage();
  return useMemo(() => {
    const named = (names: Readonly<Record<string, Wording>>, key: string): string => names[key]?.[language] ?? key;
    return { word: (of, key) => named(NAMES[of], key), named, said: (wording) => wording[language] };
  }, [language]);
}
