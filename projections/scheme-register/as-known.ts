/** The guidelines of a scheme as they were known at a time: for showing a case as it stood. Pure. */
import type { RecordedEvent } from '#libs/event-log';
import { rowFrom } from '#libs/projection-runtime';
import { schemeRegister, type Guidelines, type SchemeRow } from './projection';

/**
 * The guidelines in force on `day` (`YYYY-MM-DD`) by the events given: those of the scheme's stream that were known. The same rule as the register's own:
 * the latest `validFrom` counts, and of equal ones the last adopted. Null when there were none. And the scheme's way
 * of appeal; null when it had not been established.
 */
export function schemeAsKnown(
  schemeId: string,
  events: readonly RecordedEvent[],
  day: string,
): { readonly guidelines: Guidelines | null; readonly legalRegime: SchemeRow['legal_regime'] | null } {
  const row = rowFrom(schemeRegister, events, [schemeId]) as SchemeRow | undefined;
  let guidelines: Guidelines | null = null;
  for (const one of row?.guidelines ?? [])
    if (one.validFrom <= day && (guidelines === null || one.validFrom >= guidelines.validFrom)) guidelines = one;
  return { guidelines, legalRegime: row?.legal_regime ?? null };
}
