import { useFormat } from '../../texts/format';
import type { FormTexts } from './texts';
import { ownShareOf, type Values } from './values';

/** What the own share comes to against what is demanded, in figures and in words. It follows what is typed. */
export function OwnShareReckoning({ values, rule, t }: { values: Values; rule: { percent: number; hourOre: number }; t: FormTexts }) {
  const { money, number } = useFormat();
  const { cashOre, hours, hoursOre, totalOre, demandedOre } = ownShareOf(values, rule);
  const r = t.reckoning;
  const over = totalOre - demandedOre;
  const verdict =
    demandedOre === 0
      ? r.noAmount
      : over > 0
        ? r.enough(money(over))
        : over === 0
          ? r.exactly
          : r.tooLittle(money(-over), number(Math.ceil(-over / rule.hourOre)));
  return (
    <div className="reckoning">
      <table>
        <tbody>
          <tr>
            <th scope="row">{r.cash}</th>
            <td className="number">{money(cashOre)}</td>
          </tr>
          <tr>
            <th scope="row">{r.hours(number(hours), money(rule.hourOre))}</th>
            <td className="number">{money(hoursOre)}</td>
          </tr>
          <tr className="total">
            <th scope="row">{r.total}</th>
            <td className="number">{money(totalOre)}</td>
          </tr>
          {demandedOre > 0 && (
            <tr>
              <th scope="row">{r.demanded}</th>
              <td className="number">{money(demandedOre)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={`notice ${demandedOre === 0 ? '' : over < 0 ? 'warning' : 'success'}`} role="status">
        {verdict}
      </p>
    </div>
  );
}
