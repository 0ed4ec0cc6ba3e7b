/** One item of the version that is written in. Folded when it is in order, open when something in it has to be mended. */
import { useState } from 'react';
import { DECISION_KINDS_SHOWN } from '../item-facts';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import { Checkbox, Checkboxes, Choice, MoneyField, Radios, TextArea, TextField, type Form } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { texts as shared } from '../texts';
import { texts } from './texts';
import { ITEM_FIELDS, type OrderValues } from './values';

interface Given {
  readonly form: Form<OrderValues>;
  readonly index: number;
  readonly onRemove: () => void;
}

export function ItemEditor({ form: { field, values }, index, onRemove }: Given) {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const { language } = useLanguage();
  const { number, matter } = values.items[index]!;
  const [opened, setOpened] = useState(number === '');
  const at = <T = string,>(name: (typeof ITEM_FIELDS)[number]) => field<T>(`items.${index}.${name}`);
  const wrong = ITEM_FIELDS.some((name) => at(name).error !== undefined);
  const { field: label } = common;
  return (
    <details className="card item-editor" open={opened || wrong} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{t.itemTitle(number, matter)}</summary>
      <div className="form">
        <TextField {...at('number')} label={label.number} width="short" />
        <TextField {...at('matter')} label={label.matter} />
        <TextField {...at('caseGroup')} label={label.caseGroup} width="short" />
        <Checkboxes
          {...at<readonly string[]>('kinds')}
          label={label.kinds}
          options={DECISION_KINDS_SHOWN.map((kind) => ({ value: kind, text: DECISION_KIND_NAMES[kind][language] }))}
        />
        <TextField {...at('statute')} label={label.statute} width="medium" />
        <TextField {...at('post')} label={label.post} hint={t.postHint} width="medium" list="known-posts" />
        <TextField
          {...at('substitutePost')}
          label={label.substitutePost}
          hint={t.substituteHint}
          width="medium"
          list="known-posts"
          optional
        />
        <MoneyField {...at('limitOre')} label={label.limitOre} hint={t.limitHint} optional />
        <Radios
          {...at('reporting')}
          label={label.reporting}
          options={(['ANMALAN', 'SARSKILT_PROTOKOLL'] as const).map((value) => ({ value, text: common.reportings[value] }))}
        />
        <Choice
          {...at('grantedBy')}
          label={label.grantedBy}
          open={false}
          options={(['BOARD', 'FORVALTNINGSCHEF'] as const).map((value) => ({ value, text: common.givers[value] }))}
        />
        <Checkbox {...at<boolean>('subDelegation')} label={t.subDelegation} hint={t.subDelegationHint} />
        <TextArea {...at('conditions')} label={label.conditions} rows={2} optional />
        <div className="buttons">
          <button type="button" className="button small" aria-label={t.removeNamed(number || String(index + 1))} onClick={onRemove}>
            {t.remove}
          </button>
        </div>
      </div>
    </details>
  );
}
