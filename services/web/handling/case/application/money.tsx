/** Budget with its sum, and own share against what the guidelines demand. */
import type { Application } from '#libs/grant-cases';
import type { OwnShare } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { Facts, Tag } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { texts } from './texts';

interface Shown {
  readonly application: Application;
  /** Null when nobody has counted it: of an earlier version. */
  readonly ownShare: OwnShare | null;
  readonly guidelines: Guidelines | null;
}

const sumOf = (budget: Application['budget']): number => budget.reduce((sum, { amountOre }) => sum + amountOre, 0);

export function Money({ application, ownShare, guidelines }: Shown) {
  const t = useTexts(texts);
  const f = useFormat();
  const { amountOre, budget, otherFunding, earlierSupport, economicActivity, deMinimisOre } = application;
  return (
    <>
      <Facts
        items={[
          [
            t.sought,
            <b key="sought" className="number">
              {f.money(amountOre)}
            </b>,
          ],
        ]}
      />
      <div className="table-wrap">
        <table className="budget">
          <caption>{t.budgetCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.cost}</th>
              <th scope="col" className="number">
                {t.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {budget.map((line, index) => (
              <tr key={index}>
                <td lang="sv">{line.label}</td>
                <td className="number">{f.money(line.amountOre)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.sum}</th>
              <td className="number">{f.money(sumOf(budget))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {ownShare && <OwnShareTable application={application} ownShare={ownShare} guidelines={guidelines} />}
      <Facts
        items={[
          [
            t.otherFunding,
            otherFunding === null ? (
              t.none
            ) : (
              <span key="other" lang="sv">
                {otherFunding}
              </span>
            ),
          ],
          [
            t.earlierSupport,
            earlierSupport === null ? (
              t.none
            ) : (
              <span key="earlier" lang="sv">
                {earlierSupport}
              </span>
            ),
          ],
          [t.economicActivity, economicActivity ? t.yes : t.no],
          [t.deMinimis, f.money(deMinimisOre)],
        ]}
      />
    </>
  );
}

function OwnShareTable({ application, ownShare, guidelines }: Shown & { ownShare: OwnShare }) {
  const t = useTexts(texts);
  const f = useFormat();
  const { cashOre, hours, totalOre, demandedOre } = ownShare;
  const counted = totalOre !== null && demandedOre !== null && guidelines !== null;
  const uncovered = counted ? sumOf(application.budget) - application.amountOre - totalOre : 0;
  return (
    <div className="table-wrap">
      <table className="budget">
        <caption>{t.ownShare}</caption>
        <tbody>
          <tr>
            <th scope="row">{t.cash}</th>
            <td className="number">{f.money(cashOre)}</td>
          </tr>
          <tr>
            <th scope="row">
              {t.hours}
              <span className="hint">
                {' '}
                {guidelines ? t.hoursOf(f.number(hours), f.money(guidelines.ownShare.hourOre)) : f.number(hours)}
              </span>
            </th>
            <td className="number">{guidelines ? f.money(Math.round(hours * guidelines.ownShare.hourOre)) : ''}</td>
          </tr>
        </tbody>
        {counted && (
          <tfoot>
            <tr>
              <th scope="row">
                {t.ownShareSum}{' '}
                {totalOre >= demandedOre ? (
                  <Tag tone="success">{t.enough(f.money(totalOre - demandedOre))}</Tag>
                ) : (
                  <Tag tone="warning">{t.short(f.money(demandedOre - totalOre))}</Tag>
                )}
              </th>
              <td className="number">{f.money(totalOre)}</td>
            </tr>
            <tr>
              <th scope="row">
                {t.demanded} <span className="hint">{t.demandedHint(f.number(guidelines.ownShare.percent))}</span>
              </th>
              <td className="number">{f.money(demandedOre)}</td>
            </tr>
            <tr>
              <th scope="row">
                {t.covered} {uncovered > 0 ? <Tag tone="warning">{t.uncovered(f.money(uncovered))}</Tag> : <Tag>{t.fullyCovered}</Tag>}
              </th>
              <td className="number">{f.money(application.amountOre + totalOre)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
