import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState, type ComponentType, type FormEvent } from 'react';
import type { ProblemDocument } from '../../../api/problems/problem';
import { useReading } from '../../api/read';
import { Failed, Notice, Page, Skeleton, type Bound } from '../../parts';
import { valueAt } from '../../parts/paths';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { CheckStep } from './check-step';
import { useOpenDraft, useSavedDraft, type SavedDraft } from './draft';
import { errorsOf } from './errors';
import { MoneyStep } from './money-step';
import { OrganisationStep } from './organisation-step';
import { OtherStep } from './other-step';
import { SavingLine } from './saving';
import { StepList } from './step-list';
import type { Scheme, StepProps } from './step-props';
import { CHECK, STEPS, type Step } from './steps';
import { CarryingOutStep, CriteriaStep, IdeaStep } from './text-steps';
import { texts } from './texts';
import type { Values } from './values';
import '../applying.css';

const PARTS: Readonly<Record<Step, ComponentType<StepProps>>> = {
  organisation: OrganisationStep,
  iden: IdeaStep,
  genomforande: CarryingOutStep,
  kriterier: CriteriaStep,
  pengar: MoneyStep,
  ovrigt: OtherStep,
};
const isStep = (step: string): step is Step => (STEPS as readonly string[]).includes(step);

export function FormPage() {
  const { draftId } = useParams({ from: '/signed-in/mina/ansok/$draftId/$step' });
  const t = useTexts(texts);
  const { data, error, refetch } = useSavedDraft(draftId);
  // what is open is not changed under the hands of whoever writes
  const [draft, setDraft] = useState<SavedDraft | null>(null);
  if (data && draft?.draftId !== data.body.draftId) setDraft(data.body);
  if (error && !draft)
    return (
      <Page title={t.title} width="reading" above={<Link to="/mina">{t.toMine}</Link>}>
        <Failed error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (draft?.draftId !== draftId) return <Skeleton lines={8} />;
  if (draft.submittedCaseId !== null)
    return (
      <Page title={t.alreadySubmitted} width="reading" lead={t.alreadySubmittedText}>
        <Link className="button primary" to="/mina/$caseId" params={{ caseId: draft.submittedCaseId }}>
          {t.toCase}
        </Link>
      </Page>
    );
  return <OpenForm key={draftId} draft={draft} />;
}

function OpenForm({ draft }: { draft: SavedDraft }) {
  const { step } = useParams({ from: '/signed-in/mina/ansok/$draftId/$step' });
  const t = useTexts(texts);
  const { moment } = useFormat();
  const navigate = useNavigate();
  const open = useOpenDraft(draft);
  const { values, set, saving, newerElsewhere } = open;
  const { draftId } = draft;
  const [told, setTold] = useState<{ readonly problem: ProblemDocument; readonly of: Values } | null>(null);
  const now = useRef(values);
  useEffect(() => void (now.current = values), [values]);
  const onProblem = useCallback((problem: ProblemDocument | null) => setTold(problem && { problem, of: now.current }), []);
  // what has been changed since is not known to be wrong
  const errors = told ? errorsOf(told.problem, told.of, t).filter(({ field }) => valueAt(told.of, field) === valueAt(values, field)) : [];
  const schemes = useReading<{ rows: readonly Scheme[] }>('/api/schemes-to-apply-for');
  const scheme = schemes.data?.body.rows.find(({ schemeId }) => schemeId === draft.schemeId);
  const current = isStep(step) ? step : CHECK;
  const index = isStep(step) ? STEPS.indexOf(step) : STEPS.length;
  const title = isStep(step) ? t.stepTitle[step] : t.check;

  // a step is a page: begun at its heading, or at the field that a list of errors led to
  useEffect(() => {
    const field = decodeURIComponent(location.hash.slice(1));
    const place = field === '' ? null : document.getElementById(field);
    if (place) place.focus();
    else document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [step]);

  const field = <T,>(path: string): Bound<T> => ({
    name: path,
    id: path,
    value: valueAt(values, path) as T,
    onChange: (value: T) => set(path, value),
    error: errors.find((one) => one.field === path)?.message,
  });
  const goOn = (event: FormEvent): void => {
    event.preventDefault();
    void open.saveNow();
    void navigate({ to: '/mina/ansok/$draftId/$step', params: { draftId, step: STEPS[index + 1] ?? CHECK } });
  };
  const Part = isStep(step) ? PARTS[step] : null;

  return (
    <Page
      title={title}
      width="reading"
      above={
        <>
          <Link to="/mina">{t.later}</Link> · {values.title.trim() || t.untitled}
        </>
      }
    >
      <div className="form-bar">
        <StepList draftId={draftId} current={current} t={t} />
        <SavingLine saving={saving} t={t} />
      </div>
      {newerElsewhere && (
        <Notice tone="warning" title={t.newerTitle} alert>
          <p>{t.newerText(moment(newerElsewhere.at))}</p>
          <div className="buttons">
            <button type="button" className="button" onClick={newerElsewhere.use}>
              {t.useNewer}
            </button>
            <button type="button" className="button" onClick={newerElsewhere.keepMine}>
              {t.keepMine}
            </button>
          </div>
        </Notice>
      )}
      {Part ? (
        <form noValidate className="form" onSubmit={goOn}>
          <Part draftId={draftId} values={values} set={set} field={field} scheme={scheme} t={t} />
          <div className="buttons">
            <button type="submit" className="button primary">
              {t.next}
            </button>
            {index > 0 && (
              <Link className="button" to="/mina/ansok/$draftId/$step" params={{ draftId, step: STEPS[index - 1]! }}>
                {t.back}
              </Link>
            )}
          </div>
          {index === 0 && <p className="hint">{t.about}</p>}
        </form>
      ) : (
        <CheckStep open={open} errors={errors} onProblem={onProblem} scheme={scheme} t={t} />
      )}
    </Page>
  );
}
