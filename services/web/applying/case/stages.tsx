import type { ApplicantStatus } from '#projections/applicant-status';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

/** How many of the stages are behind. */
const reached = ({ number, officialName, decision }: ApplicantStatus): number =>
  decision ? 4 : officialName !== null ? 2 : number !== null ? 2 : 1;

/** Where the case is on its way from handed in to decided: said in words, not by colour alone. */
export function Stages({ status }: { status: ApplicantStatus }) {
  const t = useTexts(texts);
  const behind = reached(status);
  return (
    <ol className="stages" aria-label={t.progress}>
      {t.stages.map((stage, index) => {
        const state = index < behind ? 'done' : index === behind ? 'now' : 'later';
        return (
          <li key={stage} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span>{stage}</span> <small>{t[state]}</small>
          </li>
        );
      })}
    </ol>
  );
}
