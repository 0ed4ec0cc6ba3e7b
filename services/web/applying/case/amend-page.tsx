import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ApplicantStatus } from '#projections/applicant-status';
import type { OwnDocuments } from '#projections/case-page';
import type { ProblemDocument } from '../../../api/problems/problem';
import { useReading } from '../../api/read';
import { CommandForm, Failed, Page, Skeleton, TextArea, type Bound } from '../../parts';
import { useTexts } from '../../texts/language';
import { errorsOf } from '../form/errors';
import { MoneyStep } from '../form/money-step';
import { OrganisationStep } from '../form/organisation-step';
import { OtherFields } from '../form/other-step';
import type { Scheme, StepProps } from '../form/step-props';
import { STEPS } from '../form/steps';
import { CarryingOutStep, CriteriaStep, IdeaStep } from '../form/text-steps';
import { texts as formTexts, type FormTexts } from '../form/texts';
import { contentOf, valuesOf, type Values } from '../form/values';
import { texts } from './texts';
import '../applying.css';

const PARTS = [OrganisationStep, IdeaStep, CarryingOutStep, CriteriaStep, MoneyStep, OtherFields];

const IN_FORM = 'application.';
/** The form's errors in the words of the form; others as they are. */
function amiss(problem: ProblemDocument, values: Values, t: FormTexts) {
  const all = problem.errors ?? [];
  const ofForm = all.flatMap(({ field, message }) => (field.startsWith(IN_FORM) ? [{ field: field.slice(IN_FORM.length), message }] : []));
  return [
    ...errorsOf({ ...problem, errors: ofForm }, values, t).map(({ field, message }) => ({ field: `${IN_FORM}${field}`, message })),
    ...all.filter(({ field }) => !field.startsWith(IN_FORM)),
  ];
}

/** The whole form once more, filled in with what was handed in. */
export function AmendPage() {
  const { caseId } = useParams({ from: '/signed-in/mina/$caseId/andra' });
  const t = useTexts(texts);
  const f = useTexts(formTexts);
  const navigate = useNavigate();
  const documents = useReading<OwnDocuments>(`/api/my-applications/${caseId}/documents`);
  const status = useReading<ApplicantStatus>(`/api/my-applications/${caseId}`);
  const schemes = useReading<{ rows: readonly Scheme[] }>('/api/schemes-to-apply-for');
  const current = documents.data?.body.versions.at(-1);
  const back = (
    <Link to="/mina/$caseId" params={{ caseId }}>
      {t.backToCase}
    </Link>
  );
  if (documents.error)
    return (
      <Page title={t.amendTitle} width="reading" above={back}>
        <Failed error={documents.error} onRetry={() => void documents.refetch()} />
      </Page>
    );
  if (!current) return <Skeleton lines={10} />;
  const scheme = schemes.data?.body.rows.find(({ schemeId }) => schemeId === status.data?.body.schemeId);
  return (
    <Page title={t.amendTitle} lead={t.amendLead} width="reading" above={back}>
      <CommandForm
        to={`/api/cases/${caseId}/amend`}
        etag={null}
        keep={`${caseId}/amend/${current.version}`}
        initial={{ application: valuesOf(current.application), reason: '' }}
        body={({ application, reason }: { application: Values; reason: string }) => ({ application: contentOf(application), reason })}
        errors={(problem, { application }) => amiss(problem, application, f)}
        submit={t.amendSubmit}
        done={t.amended}
        onDone={() => void navigate({ to: '/mina/$caseId', params: { caseId } })}
        onCancel={() => void navigate({ to: '/mina/$caseId', params: { caseId } })}
      >
        {({ field, values, set }) => {
          const props: StepProps = {
            draftId: caseId,
            values: values.application,
            set: (path, value) => set(`application.${path}`, value),
            field: <T,>(path: string): Bound<T> => field<T>(`application.${path}`),
            scheme,
            t: f,
          };
          return (
            <>
              {PARTS.map((Part, index) => (
                <section className="amend-part" key={STEPS[index]}>
                  <h2>{f.stepTitle[STEPS[index]!]}</h2>
                  <Part {...props} />
                </section>
              ))}
              <TextArea {...field('reason')} label={t.amendReason} rows={3} />
            </>
          );
        }}
      </CommandForm>
    </Page>
  );
}
