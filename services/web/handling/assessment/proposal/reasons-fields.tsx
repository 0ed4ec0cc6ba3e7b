/** The three kinds of reasons, which are never one text: the official's own, the advisers', and those per criterion. */
import type { Guidelines } from '#projections/scheme-register';
import { FieldGroup, TextArea, Written, type Form } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { standingOn } from '../criteria/standing';
import { texts } from './texts';
import type { ProposalValues } from './values';

interface Given {
  readonly form: Form<ProposalValues>;
  readonly guidelines: Guidelines;
}

function Referrals({ form }: Pick<Given, 'form'>) {
  const t = useTexts(texts);
  const { page } = useOpened();
  const insert = (funder: string): void =>
    form.set('officialAssessment', [form.values.officialAssessment.trimEnd(), t.referral(funder)].filter(Boolean).join('\n\n'));
  const left = page.referrals.filter(({ funder }) => !form.values.officialAssessment.includes(funder));
  if (left.length === 0) return null;
  return (
    <div className="referred">
      <p className="hint">{t.referrals}</p>
      <ul className="plain">
        {left.map(({ revision, funder }) => (
          <li key={revision}>
            <span lang="sv">{funder}</span>{' '}
            <button type="button" className="button small" aria-label={t.insertReferralOf(funder)} onClick={() => insert(funder)}>
              {t.insertReferral}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function AdvisersWrote({ guidelines }: Pick<Given, 'guidelines'>) {
  const t = useTexts(texts);
  const { page } = useOpened();
  const written = guidelines.criteria.flatMap(({ id, name }) =>
    standingOn(page, id).assessors.flatMap(({ person, latest }) => (latest && person.role === 'adviser' ? [{ name, person, latest }] : [])),
  );
  if (written.length === 0) return null;
  return (
    <details>
      <summary>{t.advisersWrote}</summary>
      {written.map(({ name, person, latest }) => (
        <div key={latest.revision} className="assessed-earlier">
          <h4>
            <span lang="sv">{name}</span>: {person.name}
          </h4>
          <Written>{latest.reasons}</Written>
        </div>
      ))}
    </details>
  );
}

export function Reasons({ form, guidelines }: Given) {
  const t = useTexts(texts);
  const { field } = form;
  return (
    <>
      <div>
        <TextArea {...field('officialAssessment')} label={t.officialAssessment} hint={t.officialAssessmentHint} rows={8} />
        <Referrals form={form} />
      </div>
      <div>
        <TextArea {...field('adviserProposal')} label={t.adviserProposal} hint={t.adviserProposalHint} rows={6} />
        <AdvisersWrote guidelines={guidelines} />
      </div>
      <CriterionReasons form={form} guidelines={guidelines} />
    </>
  );
}

function CriterionReasons({ form, guidelines }: Given) {
  const t = useTexts(texts);
  const { page, me } = useOpened();
  const { id, error } = form.field('criterionReasons');
  return (
    <FieldGroup legend={t.criteria} hint={t.criteriaHint} id={id} error={error}>
      {form.values.criterionReasons.map(({ criterion, text }, index) => {
        const name = guidelines.criteria.find((one) => one.id === criterion)?.name ?? criterion;
        const own = standingOn(page, criterion).assessors.find(({ person }) => person.ref === me.ref)?.latest;
        const place = `criterionReasons.${index}.text`;
        return (
          <div key={criterion}>
            <TextArea {...form.field(place)} label={name} rows={3} />
            {own && text.trim() === '' && (
              <button type="button" className="link" aria-label={t.takeOwnOf(name)} onClick={() => form.set(place, own.reasons)}>
                {t.takeOwn}
              </button>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
}
