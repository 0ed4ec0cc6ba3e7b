/** One person's own assessment of one criterion. */
import type { Assessment } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { CommandForm, Radios, TextArea } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { to, useOpened } from '../../case/opened';
import { texts } from './texts';

export const keptAs = (caseId: string, criterion: string): string => `${caseId}/bedomning/${criterion}`;

interface Given {
  readonly criterion: string;
  readonly guidelines: Guidelines;
  readonly latest: Assessment | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}
export function AssessForm({ criterion, guidelines, latest, onDone, onCancel }: Given) {
  const t = useTexts(texts);
  const { caseId, etag } = useOpened();
  const { maxScore } = guidelines;
  return (
    <CommandForm
      to={to(caseId, 'assess-criterion')}
      etag={etag}
      keep={keptAs(caseId, criterion)}
      initial={{ score: latest ? String(latest.score) : '', reasons: latest?.reasons ?? '' }}
      body={({ score, reasons }) => ({ criterion, score: score === '' ? null : Number(score), reasons })}
      submit={t.submit}
      done={t.done}
      onDone={onDone}
      onCancel={onCancel}
    >
      {({ field }) => (
        <>
          <div className="scores">
            <Radios
              {...field('score')}
              label={t.points}
              hint={t.pointsHint(maxScore)}
              options={Array.from({ length: maxScore + 1 }, (_, score) => ({ value: String(score), text: String(score) }))}
            />
          </div>
          <TextArea {...field('reasons')} label={t.reasons} hint={t.reasonsHint} rows={6} />
        </>
      )}
    </CommandForm>
  );
}
