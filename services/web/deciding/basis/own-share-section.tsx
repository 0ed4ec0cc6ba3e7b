import { Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** Own share summed, and weighed against what the guidelines demand for what is proposed. */
export function OwnShareSection() {
  const t = useTexts(texts);
  const { money, number } = useFormat();
  const { page, shown, proposal } = useBasis();
  const { ownShare, guidelines } = shown;
  const application = page.versions.at(-1)?.application;
  if (!ownShare || !application) return null;
  const { cashOre, hours, totalOre } = ownShare;
  const sum = proposal && proposal.amountOre > 0 ? proposal.amountOre : application.amountOre;
  const rules = guidelines?.ownShare;
  const demanded = rules ? Math.ceil((sum * rules.percent) / 100) : null;
  const suffices = totalOre !== null && demanded !== null && totalOre >= demanded;
  return (
    <section id="egen-insats" className="card" aria-labelledby="egen-insats-rubrik">
      <h2 id="egen-insats-rubrik">
        {t.ownShare} {demanded !== null && <Tag tone={suffices ? 'success' : 'danger'}>{suffices ? t.suffices : t.tooSmall}</Tag>}
      </h2>
      {!rules && <p>{t.noGuidelines}</p>}
      <table className="sum">
        <tbody>
          <tr>
            <th scope="row">{t.cash}</th>
            <td className="number">{money(cashOre)}</td>
          </tr>
          <tr>
            <th scope="row">{rules ? t.hours(number(hours), money(rules.hourOre)) : t.hoursOnly(number(hours))}</th>
            <td className="number">{totalOre === null ? '–' : money(totalOre - cashOre)}</td>
          </tr>
          <tr className="total">
            <th scope="row">{t.total}</th>
            <td className="number">{totalOre === null ? '–' : money(totalOre)}</td>
          </tr>
          {rules && demanded !== null && (
            <tr>
              <th scope="row">{t.demanded(rules.percent, money(sum))}</th>
              <td className="number">{money(demanded)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {application.otherFunding && (
        <>
          <h3>{t.otherFunding}</h3>
          <p lang="sv">{application.otherFunding}</p>
        </>
      )}
    </section>
  );
}
