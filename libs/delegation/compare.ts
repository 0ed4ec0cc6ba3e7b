/** Two versions of the order beside each other, item by item. */
import type { DelegationItem } from './events';

export type ItemField = Exclude<keyof DelegationItem, 'number'>;
export interface ChangedField {
  readonly field: ItemField;
  readonly before: DelegationItem[ItemField];
  readonly after: DelegationItem[ItemField];
}
export interface ChangedItem {
  readonly number: string;
  readonly matter: string;
  readonly fields: readonly ChangedField[];
}
export interface Comparison {
  readonly added: readonly DelegationItem[];
  readonly removed: readonly DelegationItem[];
  readonly changed: readonly ChangedItem[];
  /** Numbers of the items that read the same in both. */
  readonly same: readonly string[];
}

const FIELDS = [
  'caseGroup',
  'matter',
  'kinds',
  'statute',
  'post',
  'substitutePost',
  'grantedBy',
  'subDelegation',
  'limitOre',
  'reporting',
  'conditions',
] as const satisfies readonly ItemField[];

/** The order of the kinds of decision says nothing. */
const said = (value: DelegationItem[ItemField]): string => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);

/** What became of the items, matched by their number, in the order of the version that they stand in. */
export function compareItems(before: readonly DelegationItem[], after: readonly DelegationItem[]): Comparison {
  const was = new Map(before.map((item) => [item.number, item]));
  const is = new Set(after.map(({ number }) => number));
  const both = after.flatMap((item) => {
    const earlier = was.get(item.number);
    if (!earlier) return [];
    const fields = FIELDS.filter((field) => said(earlier[field]) !== said(item[field])).map((field) => ({
      field,
      before: earlier[field],
      after: item[field],
    }));
    return [{ number: item.number, matter: item.matter, fields }];
  });
  return {
    added: after.filter(({ number }) => !was.has(number)),
    removed: before.filter(({ number }) => !is.has(number)),
    changed: both.filter(({ fields }) => fields.length > 0),
    same: both.filter(({ fields }) => fields.length === 0).map(({ number }) => number),
  };
}
