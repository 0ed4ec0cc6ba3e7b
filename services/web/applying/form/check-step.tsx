import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { DraftCheck } from '../../../api/applicant/drafts.controller';
import type { SubmittedAnswer } from '../../../api/commands/answers';
import type { ProblemDocument } from '../../../api/problems/problem';
import { useCommand } from '../../api/command';
import { ask, NoContact, Refused } from '../../api/problem';
import { ErrorSummary, Facts, Notice, NotSent, useAnnounce, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { language } from '../../texts/language';
import { size } from '../files/size';
import { useOwnFiles } from '../files/own-files';
import type { OpenDraft } from './draft';
import type { FormError } from './errors';
import { STEPS, type Step } from './steps';
import type { FormTexts } from './texts';
import { budgetSum, ownShareOf, type Values } from './values';
import type { Scheme } from './step-props';
import { oreFrom } from '../../texts/format';

type Checked =
  { readonly kind: 'checking' } | { readonly kind: 'away' } | { readonly kind: 'checked'; readonly remarks: DraftCheck['remarks'] };

async function check(draftId: string): Promise<DraftCheck> {
  const answer = await ask(`/api/drafts/${draftId}/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language() },
    body: '{}',
  });
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

function Answers({
  step,
  values: v,
  draftId,
  scheme,
  t,
}: {
  step: Step;
  values: Values;
  draftId: string;
  scheme: Scheme | undefined;
  t: FormTexts;
}) {
  const { money, day, list, number } = useFormat();
  const { label } = t;
  const own = useOwnFiles(draftId);
  const said = (value: string): ReactNode =>
    value.trim() === '' ? <span className="nothing">{t.nothing}</span> : <Written>{value}</Written>;
  const sum = (typed: string): ReactNode => {
    const ore = oreFrom(typed);
    return ore === undefined ? said(typed) : money(ore);
  };
  const on = (value: string): ReactNode => (/^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : said(value));
  switch (step) {
    case 'organisation':
      return (
        <Facts
          items={[
            [label['organisation.name'], said(v.organisation.name)],
            [label['organisation.number'], said(v.organisation.number)],
            [label['organisation.form'], said(v.organisation.form)],
            [label['organisation.municipality'], said(v.organisation.municipality)],
            [t.contact, said([v.contact.name, v.contact.email, v.contact.phone].filter((one) => one.trim() !== '').join('\n'))],
          ]}
        />
      );
    case 'iden':
      return (
        <Facts
          items={[
            [label.title, said(v.title)],
            [label.purpose, said(v.purpose)],
            [label.goals, said(v.goals)],
          ]}
        />
      );
    case 'genomforande':
      return (
        <Facts
          items={[
            [label.implementation, said(v.implementation)],
            [label.targetGroup, said(v.targetGroup)],
            [label['schedule.from'], on(v.schedule.from)],
            [label['schedule.to'], on(v.schedule.to)],
            [label.ecology, said(v.ecology)],
          ]}
        />
      );
    case 'kriterier':
      return (
        <Facts
          items={[
            [label.socialBenefit, said(v.socialBenefit)],
            [label.novelty, said(v.novelty)],
            [label.effects, said(v.effects)],
            [label.newLocally, said(v.newLocally)],
            [label.anchoring, said(v.anchoring)],
            [label.partners, said(v.partners)],
          ]}
        />
      );
    case 'pengar': {
      const rule = scheme?.guidelines?.ownShare;
      const share = rule && ownShareOf(v, rule);
      return (
        <Facts
          items={[
            ...v.budget
              .filter((row) => row.label.trim() !== '' || row.amountOre.trim() !== '')
              .map((row): readonly [ReactNode, ReactNode] => [row.label, sum(row.amountOre)]),
            [`${label.budget}: ${t.sum.toLowerCase()}`, money(budgetSum(v))],
            [label.amountOre, sum(v.amountOre)],
            [label['ownShare.cashOre'], sum(v.ownShare.cashOre)],
            [label['ownShare.hours'], said(v.ownShare.hours)],
            share !== undefined &&
              share.demandedOre > 0 && [
                t.ownShare,
                `${money(share.totalOre)} (${t.reckoning.demanded.toLowerCase()}: ${money(share.demandedOre)})`,
              ],
          ]}
        />
      );
    }
    case 'ovrigt':
      return (
        <Facts
          items={[
            [label.otherFunding, said(v.otherFunding)],
            [label.earlierSupport, said(v.earlierSupport)],
            [label.economicActivity, v.economicActivity === '' ? said('') : v.economicActivity === 'yes' ? t.yes : t.no],
            v.economicActivity === 'yes' && [label.deMinimisOre, sum(v.deMinimisOre)],
            [label.advisedBy, said(v.advisedBy)],
            [
              label.agenda2030,
              v.agenda2030.length === 0 ? said('') : list(v.agenda2030.map((goal) => `${goal}. ${t.agenda[Number(goal) - 1]}`)),
            ],
            [
              t.files,
              own.files.length === 0
                ? t.noFiles
                : own.files.map(({ id, name, bytes }) => <div key={id}>{`${name} (${size(bytes, number)})`}</div>),
            ],
          ]}
        />
      );
  }
}
