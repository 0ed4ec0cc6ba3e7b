/** Decisions beside each other: what was sought, what was decided, and what may explain it. */
import { Link } from '@tanstack/react-router';
import type { ComparedDecision } from '#projections/decision-register';
import { Tag, type Tone } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as decisions } from '../decisions/texts';
import { texts } from './texts';

const TONES = { BIFALL: 'success', DELVIS_BIFALL: 'information', AVSLAG: 'danger' } as const satisfies Record<
  ComparedDecision['outcome'],
  Tone
>;

export function ComparedTable({ rows, caption }: { rows: readonly ComparedDecision[]; caption: string }) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const { money, shortDay } = useFormat();
  return (
    <div className="table-wrap">
      <table className="listing compared">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.theCase}</th>
            <th scope="col">{t.decision}</th>
            <th scope="col" className="number">
              {t.soughtOre}
            </th>
            <th scope="col" className="number">
              {t.grantedOre}
            </th>
            <th scope="col">{t.formal}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.decisionId}>
              <td>
                <span className="row-number">{one.number}</span>{' '}
                <Link to="/granska/$caseId" params={{ caseId: one.caseId }} lang="sv">
                  {one.title}
                </Link>
                <br />
                <small lang="sv">{one.organisation}</small>
              </td>
              <td data-label={t.decision}>
                <Tag tone={TONES[one.outcome]}>{d.outcomes[one.outcome]}</Tag> <small>{shortDay(one.decidedOn)}</small>
              </td>
              <td data-label={t.soughtOre} className="number">
                {money(one.soughtOre)}
              </td>
              <td data-label={t.grantedOre} className="number">
                {one.outcome === 'AVSLAG' ? '–' : money(one.grantedOre)}
              </td>
              <td data-label={t.formal}>
                {one.formalHindrance === null ? t.notChecked : one.formalHindrance ? <b>{t.hindrance}</b> : t.noHindrance}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
