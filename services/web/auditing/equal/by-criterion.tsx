/** One criterion: how it was assessed, beside what was decided. */
import { Link } from '@tanstack/react-router';
import type { ByCriterion } from '../../../api/auditor/equal-treatment.controller';
import type { OnMerits } from '#projections/decision-register';
import { Empty } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as decisions } from '../decisions/texts';
import { texts } from './texts';

export const MERITS = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG'] as const satisfies readonly OnMerits[];

/** Which of the numbers is opened: `3`, `-` for not assessed; then the outcome, if one was chosen. */
export const scoreText = (score: number | null): string => (score === null ? '-' : String(score));

export function useAssessment(most: number): (score: number | null) => string {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (score) => (score === null ? t.notAssessed : t.assessed(number(score), number(most)));
}

export function CriterionTable({ answer: { criteria, criterion, maxScore, groups } }: { answer: ByCriterion }) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const { number, money } = useFormat();
  const inWords = useAssessment(maxScore);
  const scores = [...new Set(groups.map(({ score }) => score))];
  if (scores.length === 0) return <Empty title={t.none} />;
  return (
    <div className="table-wrap">
      <table className="listing outcomes">
        <caption>
          {t.byCriterion(criteria.find(({ id }) => id === criterion)?.name ?? '')} <span className="hint">{t.byCriterionHint}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.assessment}</th>
            {MERITS.map((outcome) => (
              <th scope="col" key={outcome} className="number">
                {d.outcomes[outcome]}
              </th>
            ))}
            <th scope="col" className="number">
              {t.sought}
            </th>
            <th scope="col" className="number">
              {t.grantedOfGrants}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => {
            const own = groups.filter((one) => one.score === score);
            const all = own.reduce((sum, { count }) => sum + count, 0);
            const granted = own.filter(({ outcome }) => outcome !== 'AVSLAG');
            const grants = granted.reduce((sum, { count }) => sum + count, 0);
            const mean = (ore: number, count: number): string => (count === 0 ? '–' : money(Math.round(ore / count / 100) * 100));
            return (
              <tr key={scoreText(score)}>
                <th scope="row">{inWords(score)}</th>
                {MERITS.map((outcome) => {
                  const count = own.find((one) => one.outcome === outcome)?.count ?? 0;
                  return (
                    <td key={outcome} className="number" data-label={d.outcomes[outcome]}>
                      {count === 0 ? (
                        '–'
                      ) : (
                        <>
                          <Link
                            to="/granska/likabehandling"
                            search={(now) => ({ ...now, poang: scoreText(score), utfall: outcome })}
                            resetScroll={false}
                            aria-label={t.show(number(count), d.outcomes[outcome], inWords(score))}
                          >
                            {number(count)}
                          </Link>{' '}
                          <small>{t.share(number(Math.round((100 * count) / all)))}</small>
                        </>
                      )}
                    </td>
                  );
                })}
                <td className="number" data-label={t.sought}>
                  {mean(
                    own.reduce((sum, { soughtOre }) => sum + soughtOre, 0),
                    all,
                  )}
                </td>
                <td className="number" data-label={t.grantedOfGrants}>
                  {mean(
                    granted.reduce((sum, { grantedOre }) => sum + grantedOre, 0),
                    grants,
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
