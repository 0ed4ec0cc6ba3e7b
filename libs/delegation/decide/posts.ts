import { accept, canonicalJson, formatDay, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent } from '../events';
import { mayHoldPost, type Assignment, type OrderState } from '../order';

const register = (field: string) => ({ basis: 'POLICY', citation: 'nämndens befattningsregister', field }) as const;

type Period = Pick<Assignment, 'from' | 'to'>;
const hasDays = ({ from, to }: Period): boolean => to === null || from <= to;
const overlap = (a: Period, b: Period): boolean =>
  hasDays(a) && hasDays(b) && (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

/** One ordinary and one acting holder of a post at a time, each an employee of the region (KL 7:5). */
export function assignPost(body: Assignment, state: OrderState): Decision<DelegationEvent> {
  const known = state.assignments.find(({ assignmentId }) => assignmentId === body.assignmentId);
  if (known && canonicalJson(known) === canonicalJson(body)) return accept();
  if (known)
    return refuse('assignment-exists', 'Förordnandet finns redan med andra uppgifter. Skriv in ett nytt.', register('assignmentId'));
  if (body.to !== null && body.to < body.from)
    return refuse('assignment-ends-first', 'Sista dagen ligger före den första. Rätta en av dem.', register('to'));
  if (!mayHoldPost(body.holder))
    return refuse('holder-not-employed', `${body.holder.name} är inte anställd i regionen och kan inte få beslutanderätt.`, {
      basis: 'LAW',
      citation: 'KL 7:5',
      field: 'holder',
    });
  const other = state.assignments.find((held) => held.post === body.post && held.acting === body.acting && overlap(held, body));
  if (!other) return accept({ type: 'PostAssigned', body });
  const until = other.to === null ? 'tills vidare' : `till och med ${formatDay(other.to)}`;
  return refuse(
    'post-taken',
    `${other.holder.name} har befattningen ${other.title} från ${formatDay(other.from)} ${until}. Avsluta det förordnandet först.`,
    register('from'),
  );
}

/** An assignment may be shortened, down to the day before it would have begun (it then never took effect), but not made longer. */
export function endAssignment(
  body: { readonly assignmentId: string; readonly lastDay: string; readonly reason: string },
  state: OrderState,
): Decision<DelegationEvent> {
  const held = state.assignments.find(({ assignmentId }) => assignmentId === body.assignmentId);
  if (!held) return refuse('no-such-assignment', 'Förordnandet finns inte i befattningsregistret.', register('assignmentId'));
  if (held.to === body.lastDay) return accept();
  if (held.to !== null && body.lastDay > held.to)
    return refuse(
      'assignment-over',
      `Förordnandet går ut ${formatDay(held.to)}. Skriv in ett nytt om det ska fortsätta.`,
      register('lastDay'),
    );
  const dayBefore = Temporal.PlainDate.from(held.from).subtract({ days: 1 }).toString();
  if (body.lastDay < dayBefore)
    return refuse('ends-before-it-began', `Förordnandet började ${formatDay(held.from)}. Ange en senare sista dag.`, register('lastDay'));
  return accept({ type: 'PostAssignmentEnded', body });
}
