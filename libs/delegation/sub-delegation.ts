/** What the förvaltningschef passes on of what the board has given them, where the board allows it: one step, and nobody else can (KL 7:6). */
import { formatDay, formatOre, refuse, type Refusal } from '#libs/kernel';
import type { DelegationItem } from './events';
import { assignmentsOn, type OrderState, type OrderVersion, type SubDelegation } from './order';

/** The post of the board's förvaltningschef: the only one whose holder may delegate further. */
export const HEAD_OF_ADMINISTRATION = 'forvaltningschef';

/** A line by which somebody may decide: the board's own item, or the item as passed on. */
export interface Delegated {
  readonly item: DelegationItem;
  /** Null = the board's own. */
  readonly sub: SubDelegation | null;
}

/** The item as it reads for the post that it was passed on to. Substitutes are the board's to name: there is none. */
const passedOn = (item: DelegationItem, sub: SubDelegation): DelegationItem => ({
  ...item,
  post: sub.post,
  substitutePost: null,
  grantedBy: 'FORVALTNINGSCHEF',
  limitOre: sub.limitOre,
  conditions: [item.conditions, `Vidaredelegerad av ${sub.grantorTitle} ${formatDay(sub.grantedOn)} (${sub.reference}).`]
    .filter((one) => one !== null)
    .join('\n'),
});

/** Every line of a version on a day: its items, and what has been passed on of them by then, revoked or not. */
export const delegatedIn = (state: OrderState, version: OrderVersion, on: string): readonly Delegated[] =>
  version.items.flatMap((item) => [
    { item, sub: null },
    ...state.subDelegations
      .filter((sub) => sub.orderVersion === version.version && sub.itemNumber === item.number && sub.from <= on)
      .map((sub) => ({ item: passedOn(item, sub), sub })),
  ]);

const law = (field: string) => ({ basis: 'LAW', citation: 'KL 7:6', field }) as const;
const no = (sv: string, en: string, field: string): { readonly refusal: Refusal } =>
  refuse('sub-delegation-unsound', { sv, en }, law(field));

/**
 * Why a sub-delegation can't stand, by the order and the register of posts as they are known now; undefined when it can. Asked when it is given, and
 * again whenever somebody decides by it.
 */
export function refuseSubDelegation(
  state: OrderState,
  version: OrderVersion,
  sub: SubDelegation,
): { readonly refusal: Refusal } | undefined {
  const item = version.items.find(({ number }) => number === sub.itemNumber);
  if (!item)
    return no(
      `Delegationsordning ${version.version} har ingen punkt ${sub.itemNumber}. Kontrollera numret.`,
      `Delegation order ${version.version} has no item ${sub.itemNumber}. Check the number.`,
      'itemNumber',
    );
  if (item.post !== HEAD_OF_ADMINISTRATION || item.grantedBy !== 'BOARD')
    return no(
      `Bara en förvaltningschef kan vidaredelegera, och bara det som nämnden har delegerat till förvaltningschefen. Punkt ${item.number} är delegerad till ${item.post}. Be nämnden besluta.`,
      `Only a head of administration can delegate further, and only what the board has delegated to that post. Item ${item.number} is delegated to ${item.post}. Ask the board to decide.`,
      'itemNumber',
    );
  if (!item.subDelegation)
    return no(
      `Nämnden har inte tillåtit att punkt ${item.number} vidaredelegeras. Be nämnden besluta.`,
      `The board has not allowed item ${item.number} to be delegated further. Ask the board to decide.`,
      'itemNumber',
    );
  if (sub.post === HEAD_OF_ADMINISTRATION)
    return no(
      'Förvaltningschefen har redan delegationen av nämnden. Välj en annan befattning.',
      'The head of administration already has the delegation from the board. Choose another post.',
      'post',
    );
  if (sub.limitOre !== null && (item.limitOre === null || sub.limitOre > item.limitOre))
    return no(
      `Beloppsgränsen ${formatOre(sub.limitOre)} går utöver punkt ${item.number}, som ${item.limitOre === null ? 'inte har någon' : `har ${formatOre(item.limitOre)}`}. Sänk gränsen.`,
      `The limit of ${formatOre(sub.limitOre, 'en')} goes beyond item ${item.number}, which has ${item.limitOre === null ? 'none' : formatOre(item.limitOre, 'en')}. Lower the limit.`,
      'limitOre',
    );
  if (sub.grantedOn < version.adoptedOn)
    return no(
      `Nämnden antog delegationsordningen ${formatDay(version.adoptedOn)}. Ange en dag därefter.`,
      `The board adopted the delegation order on ${formatDay(version.adoptedOn, 'en')}. Enter a day after that.`,
      'grantedOn',
    );
  if (sub.from < sub.grantedOn)
    return no(
      'Vidaredelegationen kan inte gälla från en dag före beslutet. Ange en senare första dag.',
      'A further delegation cannot apply from a day before it was decided. Enter a later first day.',
      'from',
    );
  const inPost = assignmentsOn(state, sub.grantedOn).filter(({ post, acting }) => post === sub.grantorPost && acting === sub.grantorActing);
  if (sub.grantorPost !== HEAD_OF_ADMINISTRATION || inPost.length !== 1 || inPost[0]!.holder.ref !== sub.grantor.ref)
    return no(
      `${sub.grantor.name} var inte förvaltningschef ${formatDay(sub.grantedOn)} enligt befattningsregistret. Ange den som var det, eller rätta registret.`,
      `${sub.grantor.name} was not head of administration on ${formatDay(sub.grantedOn, 'en')} by the register of posts. Name the one who was, or correct the register.`,
      'grantor',
    );
  return undefined;
}
