import { daysBetween } from '../../texts/format';

export const URGENCIES = ['overdue', 'today', 'week', 'later', 'none'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How soon something is due. A week is the next seven days. */
export function urgencyOf(deadline: string | null, today: string): Urgency {
  if (deadline === null) return 'none';
  const left = daysBetween(today, deadline);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= 7 ? 'week' : 'later';
}
