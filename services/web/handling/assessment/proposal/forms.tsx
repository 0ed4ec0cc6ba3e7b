/** Writing, revising and submitting a proposal. */
import { OUTCOMES } from './outcomes';
import { OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import type { Guidelines } from '#projections/scheme-register';
import { MoneyField, Radios, TextArea } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { ActionForm } from '../../case/action-form';
import { useOpened } from '../../case/opened';
import { capital } from '../../case/words';
import { Dissent } from './dissent-fields';
import { Reasons } from './reasons-fields';
import { Terms } from './terms-fields';
import { texts } from './texts';
import { bodyOf, initialValues, isGrant } from './values';

export function ProposalForm({ guidelines }: { guidelines: Guidelines }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money } = useFormat();
  const opened = useOpened();
  const { page } = opened;
  const latest = page.proposals.at(-1);
  const application = page.versions.at(-1)?.application;
  const soughtOre = application?.amountOre ?? 0;
  const noMeeting = guidelines.meeting === 'ALWAYS' && page.meetings.every(({ held }) => held === null);
  return (
    <ActionForm
      of={opened}
      gor="skriv"
      command={latest ? 'revise-proposal' : 'draft-proposal'}
      title={latest ? t.reviseTitle(latest.version + 1) : t.writeTitle}
      initial={initialValues(latest, { guidelines, endsOn: application?.schedule.to ?? null })}
      body={(values) => bodyOf(values, { guidelines, soughtOre })}
      submit={t.save}
      done={t.saved}
    >
      {(form) => (
        <>
          <Radios
            {...form.field('outcome')}
            label={t.outcome}
            options={OUTCOMES.map((value) => ({
              value,
              text: capital(OUTCOME_NAMES[value][language]),
              hint: t.outcomes[value](money(soughtOre)),
            }))}
          />
          {form.values.outcome === 'DELVIS_BIFALL' && (
            <MoneyField
              {...form.field('amountOre')}
              label={t.amount}
              hint={t.amountHint(money(soughtOre), money(guidelines.amount.maxOre))}
            />
          )}
          <Reasons form={form} guidelines={guidelines} />
          {isGrant(form.values.outcome) && <Terms form={form} guidelines={guidelines} />}
          <Dissent form={form} />
          {noMeeting && <TextArea {...form.field('noMeetingReason')} label={t.noMeeting} hint={t.noMeetingHint} rows={2} optional />}
        </>
      )}
    </ActionForm>
  );
}

export function SubmitForm({ version }: { version: number }) {
  const t = useTexts(texts);
  return (
    <ActionForm
      of={useOpened()}
      gor="lamna"
      command="submit-proposal"
      title={t.submitTitle(version)}
      lead={t.submitLead}
      initial={{}}
      submit={t.submit}
      done={t.submitted}
    >
      {() => null}
    </ActionForm>
  );
}
