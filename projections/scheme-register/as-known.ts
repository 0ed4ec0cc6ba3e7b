/** The guidelines of a scheme as they were known at a time: for showing a case as it stood. Pure. */
import type { RecordedEvent } from '#libs/event-log';
import { rowFrom } from '#libs/projection-runtime';
import { schemeRegister, type Guidelines, type SchemeRow } from './projection';

/**
 * In force on `day` (`YYYY-MM-DD`) by the events given: those of the scheme's stream that were known. The same rule as the register's own:
 * the latest `validFrom` counts, and of equal ones the last adopted. Null when there were none.
 */
export function guidelinesAsKnown(schemeId: string, events: readonly RecordedEvent[], day: string): Guidelines | null {
  const row = rowFrom(schemeRegister, events, [schemeId]) as SchemeRow | undefined;
  let found: Guidelines | null = null;
  for (const one of row?.guidelines ?? []) if (one.validFrom <= day && (found === null || one.validFrom >= found.validFrom)) found = one;
  return found;
}
