import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent } from '../events';
import { assignmentsOn, orderOn, revocationOn, type OrderState, type SubDelegation } from '../order';
import { HEAD_OF_ADMINISTRATION, refuseSubDelegation } from '../sub-delegation';

/** What is asked for: who gave it by reference alone; the order's version and the giver's post are looked up. */
export type SubDelegationAsked = Omit<SubDelegation, 'orderVersion' | 'grantor' | 'grantorPost' | 'grantorTitle' | 'grantorActing'> & {
  /** Pseudonym of the förvaltningschef. */
  readonly grantor: string;
};

const register = (field: string) => ({ basis: 'POLICY', citation: 'nämndens delegationsordning', field }) as const;
const END_OF_TIME = '9999-12-31';

/** The förvaltningschef passes an item of theirs on to another post (KL 7:6). The version is the one in force on the first day. */
export function grantSubDelegation({ grantor, ...asked }: SubDelegationAsked, state: OrderState, today: string): Decision<DelegationEvent> {
  if (asked.grantedOn > today)
    return refuse(
      'granted-in-the-future',
      {
        sv: 'Förvaltningschefens beslut kan inte skrivas in före den dag då det fattades.',
        en: 'The decision of the head of administration cannot be entered before the day it was made.',
      },
      register('grantedOn'),
    );
  const inForce = orderOn(state, asked.from);
  if (!inForce)
    return refuse(
      'no-order-that-day',
      {
        sv: 'Ingen delegationsordning gäller från den dagen. Ange en annan första dag.',
        en: 'No delegation order is in force from that day. Enter another first day.',
      },
      register('from'),
    );
  const { version, index } = inForce;
  const held = assignmentsOn(state, asked.grantedOn).find(({ post, holder }) => post === HEAD_OF_ADMINISTRATION && holder.ref === grantor);
  if (!held)
    return refuse(
      'grantor-not-in-post',
      {
        sv: 'Personen var inte förvaltningschef den dagen enligt befattningsregistret. Ange den som var det, eller rätta registret.',
        en: 'The person was not head of administration that day by the register of posts. Name the one who was, or correct the register.',
      },
      { basis: 'LAW', citation: 'KL 7:6', field: 'grantor' },
    );
  const sub: SubDelegation = {
    ...asked,
    orderVersion: version.version,
    grantor: held.holder,
    grantorPost: held.post,
    grantorTitle: held.title,
    grantorActing: held.acting,
  };
  const known = state.subDelegations.find(({ number }) => number === sub.number);
  if (known && canonicalJson(known) === canonicalJson(sub)) return accept();
  if (known || state.versions.some(({ items }) => items.some(({ number }) => number === sub.number)))
    return refuse(
      'sub-delegation-number-taken',
      {
        sv: `Numret ${sub.number} finns redan. Ge vidaredelegationen ett eget.`,
        en: `The number ${sub.number} is already there. Give the further delegation one of its own.`,
      },
      register('number'),
    );
  const unsound = refuseSubDelegation(state, version, sub);
  if (unsound) return unsound;
  const open = (number: string): boolean => revocationOn(state, number, index, END_OF_TIME) === undefined;
  if (!open(sub.itemNumber))
    return refuse(
      'item-taken-back',
      {
        sv: `Nämnden har återkallat punkt ${sub.itemNumber}. Den kan inte vidaredelegeras.`,
        en: `The board has revoked item ${sub.itemNumber}. It cannot be delegated further.`,
      },
      register('itemNumber'),
    );
  const twin = state.subDelegations.find(
    ({ orderVersion, itemNumber, post, number }) =>
      orderVersion === sub.orderVersion && itemNumber === sub.itemNumber && post === sub.post && open(number),
  );
  if (twin)
    return refuse(
      'already-sub-delegated',
      {
        sv: `Punkt ${sub.itemNumber} är redan vidaredelegerad till befattningen, med nummer ${twin.number}. Återkalla den först.`,
        en: `Item ${sub.itemNumber} is already delegated further to that post, as number ${twin.number}. Revoke it first.`,
      },
      register('post'),
    );
  return accept({ type: 'SubDelegationGranted', body: sub });
}
