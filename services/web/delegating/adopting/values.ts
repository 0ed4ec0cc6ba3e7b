/** A version of the order as it is typed, to and from what the API takes. */
import type { DelegationItem } from '#libs/delegation/events';
import { kronorText, oreFrom } from '../../texts/money';

type Typed = { readonly [Field in keyof DelegationItem]: DelegationItem[Field] extends boolean ? boolean : string };
export type ItemValues = Omit<Typed, 'kinds'> & { readonly kinds: readonly string[] };
export interface OrderValues {
  readonly version: string;
  readonly boardParagraph: string;
  readonly adoptedOn: string;
  readonly validFrom: string;
  readonly items: readonly ItemValues[];
}

export const emptyItem: ItemValues = {
  number: '',
  caseGroup: '',
  matter: '',
  kinds: [],
  statute: '',
  post: '',
  substitutePost: '',
  grantedBy: 'BOARD',
  subDelegation: false,
  limitOre: '',
  reporting: 'ANMALAN',
  conditions: '',
};
export const ITEM_FIELDS = Object.keys(emptyItem) as readonly (keyof DelegationItem)[];

export const typed = ({ limitOre, substitutePost, conditions, ...item }: DelegationItem): ItemValues => ({
  ...item,
  limitOre: kronorText(limitOre),
  substitutePost: substitutePost ?? '',
  conditions: conditions ?? '',
});

const orNull = (text: string): string | null => text.trim() || null;
/** An amount that can't be read is sent as it is: the API says that it is none. */
export const sent = ({ limitOre, substitutePost, conditions, ...item }: ItemValues) => ({
  ...item,
  limitOre: orNull(limitOre) === null ? null : (oreFrom(limitOre) ?? limitOre),
  substitutePost: orNull(substitutePost),
  conditions: orNull(conditions),
});

/** As it would read when adopted, for comparing: what can't be read counts as not said. */
export const asItem = (values: ItemValues): DelegationItem => {
  const { limitOre, ...item } = sent(values);
  return { ...item, limitOre: typeof limitOre === 'number' ? limitOre : null } as DelegationItem;
};
