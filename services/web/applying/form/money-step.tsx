import { MoneyField, TextField } from '../../parts';
import { useFormat } from '../../texts/format';
import { Budget } from './budget';
import { OwnShareReckoning } from './own-share';
import type { StepProps } from './step-props';

export function MoneyStep(props: StepProps) {
  const { field, values, scheme, t } = props;
  const { money, number } = useFormat();
  const { amount, ownShare: rule } = scheme?.guidelines ?? {};
  return (
    <>
      <Budget {...props} />
      <MoneyField
        {...field('amountOre')}
        label={t.label.amountOre}
        hint={amount && t.hint.amount(money(amount.minOre), money(amount.maxOre))}
      />
      <h2>{t.ownShare}</h2>
      {rule && <p>{t.ownShareRule(number(rule.percent), money(rule.hourOre))}</p>}
      <MoneyField {...field('ownShare.cashOre')} label={t.label['ownShare.cashOre']} hint={t.hint.cash} />
      <TextField
        {...field('ownShare.hours')}
        label={t.label['ownShare.hours']}
        hint={rule && t.hint.hours(money(rule.hourOre))}
        inputMode="decimal"
        width="short"
      />
      {rule && <OwnShareReckoning values={values} rule={rule} t={t} />}
    </>
  );
}
