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
    return refuse(
      'assignment-exists',
      {
        sv: 'Förordnandet finns redan med andra uppgifter. Skriv in ett nytt.',
        en: 'The appointment is already there with other particulars. Enter a new one.',
      },
      register('assignmentId'),
    );
  if (body.to !== null && body.to < body.from)
    return refuse(
      'assignment-ends-first',
      { sv: 'Sista dagen ligger före den första. Rätta en av dem.', en: 'The last day is before the first. Correct one of them.' },
      register('to'),
    );
  if (!mayHoldPost(body.holder))
    return refuse(
      'holder-not-employed',
      {
        sv: `${body.holder.name} är inte anställd i regionen och kan inte få beslutanderätt.`,
        en: `${body.holder.name} is not employed by the region and cannot be given the right to decide.`,
      },
      {
        basis: 'LAW',
        citation: 'KL 7:5',
        field: 'holder',
      },
    );
  const other = state.assignments.find((held) => held.post === body.post && held.acting === body.acting && overlap(held, body));
  if (!other) return accept({ type: 'PostAssigned', body });
  const until =
    other.to === null
      ? { sv: 'tills vidare', en: 'until further notice' }
      : { sv: `till och med ${formatDay(other.to)}`, en: `to ${formatDay(other.to, 'en')}` };
  return refuse(
    'post-taken',
    {
      sv: `${other.holder.name} har befattningen ${other.title} från ${formatDay(other.from)} ${until.sv}. Avsluta det förordnandet först.`,
      en: `${other.holder.name} holds the post ${other.title} from ${formatDay(other.from, 'en')} ${until.en}. End that appointment first.`,
    },
    register('from'),
  );
}

/** An assignment may be shortened, down to the day before it would have begun (it then never took effect), but not made longer. */
export function endAssignment(
  body: { readonly assignmentId: string; readonly lastDay: string; readonly reason: string },
  state: OrderState,
): Decision<DelegationEvent> {
  const held = state.assignments.find(({ assignmentId }) => assignmentId === body.assignmentId);
  if (!held)
    return refuse(
      'no-such-assignment',
      { sv: 'Förordnandet finns inte i befattningsregistret.', en: 'The appointment is not in the register of posts.' },
      register('assignmentId'),
    );
  if (held.to === body.lastDay) return accept();
  if (held.to !== null && body.lastDay > held.to)
    return refuse(
      'assignment-over',
      {
        sv: `Förordnandet går ut ${formatDay(held.to)}. Skriv in ett nytt om det ska fortsätta.`,
        en: `The appointment ends on ${formatDay(held.to, 'en')}. Enter a new one if it is to continue.`,
      },
      register('lastDay'),
    );
  const dayBefore = Temporal.PlainDate.from(held.from).subtract({ days: 1 }).toString();
  if (body.lastDay < dayBefore)
    return refuse(
      'ends-before-it-began',
      {
        sv: `Förordnandet började ${formatDay(held.from)}. Ange en senare sista dag.`,
        en: `The appointment began on ${formatDay(held.from, 'en')}. Enter a later last day.`,
      },
      register('lastDay'),
    );
  return accept({ type: 'PostAssignmentEnded', body });
}
