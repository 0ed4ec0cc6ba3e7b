import type { Assessment } from '#projections/case-page';
import { CAPACITY_NAMES } from '#libs/grant-cases/wordings';
import { Written } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** What each assessor thought last: an earlier opinion is in the history. */
const latestOfEach = (assessments: readonly Assessment[]): readonly Assessment[] =>
  assessments.filter(({ assessor }, index) => assessments.findLastIndex((one) => one.assessor.ref === assessor.ref) === index);

export function CriteriaSection() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { page, shown } = useBasis();
  const criteria = shown.guidelines?.criteria ?? page.criteria.map(({ criterion }) => ({ id: criterion, name: criterion, question: '' }));
  const most = shown.guidelines?.maxScore;
  return (
    <section id="kriterier" className="card" aria-labelledby="kriterier-rubrik">
      <h2 id="kriterier-rubrik">{t.criteria}</h2>
      {criteria.map(({ id, name, question }) => {
        const assessments = latestOfEach(page.criteria.find(({ criterion }) => criterion === id)?.assessments ?? []);
        return (
          <div key={id} className="deciding-criterion">
            <h3 lang="sv">{name}</h3>
            <p className="hint" lang="sv">
              {question}
            </p>
            {assessments.length === 0 && <p>{t.notAssessed}</p>}
            <ul className="assessments">
              {assessments.map(({ assessor, capacity, score, reasons }) => (
                <li key={assessor.ref}>
                  <p className="assessor">
                    <b>{assessor.name}</b> <strong className="deciding-score">{t.score(score, most)}</strong>
                    <small>{[assessor.organisation, CAPACITY_NAMES[capacity][language]].filter(Boolean).join(', ')}</small>
                  </p>
                  <Written>{reasons}</Written>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
