/** The fields of an item, in words; what is empty is said to be. */
import type { DecisionKind, DelegationItem } from '#libs/delegation/events';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './texts';

/** Says one field's value in the reader's language. */
export function useSaid(): (field: keyof DelegationItem, value: DelegationItem[keyof DelegationItem]) => string {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money, list } = useFormat();
  return (field, value) => {
    if (field === 'limitOre') return value === null ? t.noLimit : t.atMost(money(value as number));
    if (value === null) return t.none;
    if (field === 'kinds') return list((value as DelegationItem['kinds']).map((kind) => DECISION_KIND_NAMES[kind][language]));
    if (field === 'grantedBy') return t.givers[value as DelegationItem['grantedBy']];
    if (field === 'reporting') return t.reportings[value as DelegationItem['reporting']];
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    return String(value);
  };
}
/** Fields whose words are the board's own, in Swedish. */
export const WRITTEN: ReadonlySet<keyof DelegationItem> = new Set(['matter', 'statute', 'conditions', 'post', 'substitutePost']);

/** Every kind of decision, in the order in which they are chosen among. */
export const DECISION_KINDS_SHOWN = Object.keys(DECISION_KIND_NAMES) as readonly DecisionKind[];
