import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { DraftCheck } from '../../../api/applicant/drafts.controller';
import type { SubmittedAnswer } from '../../../api/commands/answers';
import type { ProblemDocument } from '../../../api/problems/problem';
import { useCommand } from '../../api/command';
import { NoContact, Refused } from '../../api/problem';
import { send } from '../../api/send';
import { ErrorSummary, Notice, NotSent, useAnnounce } from '../../parts';
import { Answers } from './answers';
import type { OpenDraft } from './draft';
import type { FormError } from './errors';
import { STEPS } from './steps';
import type { FormTexts } from './texts';
import type { Scheme } from './step-props';

type Checked =
  { readonly kind: 'checking' } | { readonly kind: 'away' } | { readonly kind: 'checked'; readonly remarks: DraftCheck['remarks'] };

async function check(draftId: string): Promise<DraftCheck> {
  const answer = await send('POST', `/api/drafts/${draftId}/check`);
  return (await answer.json()) as DraftCheck;
}

/** Everything that was written, with a way back to each part; what is missing; and handing it in. */
export function CheckStep({
  open,
  errors,
  onProblem,
  scheme,
  t,
}: {
  open: OpenDraft;
  errors: readonly FormError[];
  onProblem: (problem: ProblemDocument | null) => void;
  scheme: Scheme | undefined;
  t: FormTexts;
}) {
  const { values, draft, saveNow } = open;
  const { draftId } = draft;
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [checked, setChecked] = useState<Checked>({ kind: 'checking' });
  const command = useCommand<SubmittedAnswer>(`/api/drafts/${draftId}/submit`);

  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const safe = await saveNow();
        const { remarks } = await check(draftId);
        if (gone) return;
        onProblem(null);
        setChecked(safe ? { kind: 'checked', remarks } : { kind: 'away' });
      } catch (error) {
        if (gone) return;
        if (error instanceof Refused && error.problem.status === 422) {
          onProblem(error.problem);
          setChecked({ kind: 'checked', remarks: [] });
        } else if (error instanceof NoContact || error instanceof Refused) setChecked({ kind: 'away' });
        else throw error;
      }
    })();
    return () => void (gone = true);
  }, [draftId, saveNow, onProblem]);

  const missing = useRef<HTMLDivElement>(null);
  const { problem } = command;
  useEffect(() => {
    if (problem?.status === 422) onProblem(problem);
  }, [problem, onProblem]);
  useEffect(() => {
    if (problem?.status === 422 && errors.length > 0) missing.current?.focus();
  }, [problem, errors.length]);

  const submit = async (): Promise<void> => {
    if (errors.length > 0) return missing.current?.focus();
    if (!(await saveNow())) return setChecked({ kind: 'away' });
    const answer = await command.send({});
    if (!answer) return;
    open.forget();
    announce(t.submitted);
    void navigate({ to: '/mina/$caseId/kvitto', params: { caseId: answer.caseId } });
  };

  return (
    <>
      <p className="lead">{t.checkLead}</p>
      {checked.kind === 'checking' && <p role="status">{t.checking}</p>}
      {checked.kind === 'away' && <Notice tone="warning">{t.offline}</Notice>}
      {errors.length > 0 && <Missing box={missing} errors={errors} draftId={draftId} t={t} />}
      {problem && problem.status !== 422 && <ErrorSummary problem={problem} idOf={() => undefined} />}
      {command.noContact && <NotSent />}
      {checked.kind === 'checked' && checked.remarks.length > 0 && (
        <Notice tone="warning" title={t.remarksTitle}>
          <ul>
            {checked.remarks.map(({ rule, observation }) => (
              <li key={rule}>{t.remark[rule as keyof FormTexts['remark']] ?? observation}</li>
            ))}
          </ul>
          <p>{t.remarksText}</p>
        </Notice>
      )}
      {STEPS.map((step) => (
        <section className="card answers" key={step} aria-labelledby={`part-${step}`}>
          <div className="answers-head">
            <h2 id={`part-${step}`}>{t.stepTitle[step]}</h2>
            <Link to="/mina/ansok/$draftId/$step" params={{ draftId, step }} aria-label={t.changeOf(t.stepTitle[step])}>
              {t.change}
            </Link>
          </div>
          <Answers step={step} values={values} draftId={draftId} scheme={scheme} t={t} />
        </section>
      ))}
      <section className="card submit">
        <h2>{t.submitTitle}</h2>
        <p>{t.submitText}</p>
        <button type="button" className="button primary" aria-disabled={command.sending} onClick={() => void submit()}>
          {t.submit}
        </button>
      </section>
    </>
  );
}

function Missing({
  box,
  errors,
  draftId,
  t,
}: {
  box: RefObject<HTMLDivElement | null>;
  errors: readonly FormError[];
  draftId: string;
  t: FormTexts;
}) {
  return (
    <div className="notice danger summary" tabIndex={-1} ref={box}>
      <h2>{t.errorsTitle(errors.length)}</h2>
      <ul>
        {errors.map(({ field, message, step }) => (
          <li key={field}>
            <Link to="/mina/ansok/$draftId/$step" params={{ draftId, step }} hash={field}>
              {message}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
