/** What the applicant has told in another way than the e-service: a change, or that they withdraw. */
import { TextArea } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { may } from '../actions';
import { useOpened } from '../opened';
import { ApplicationFields } from './fields';
import { texts } from './texts';
import { applicationFrom, typedFrom, type Typed } from './typed';

export function AmendForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  const current = opened.page.versions.at(-1);
  if (!current || !may(opened, 'amend')) return null;
  return (
    <ActionForm
      of={opened}
      gor="andra"
      command="amend"
      title={t.amendTitle}
      lead={t.amendLead}
      initial={{ reason: '', application: typedFrom(current.application) as Typed }}
      body={({ reason, application }) => ({ reason, application: applicationFrom(application) })}
      submit={t.amendSubmit}
      done={t.amendDone}
    >
      {(form) => (
        <>
          <TextArea {...form.field('reason')} label={t.amendReason} hint={t.amendReasonHint} rows={2} />
          <ApplicationFields form={form} values={form.values.application} />
        </>
      )}
    </ActionForm>
  );
}

export function WithdrawForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'withdraw')) return null;
  return (
    <ActionForm
      of={opened}
      gor="aterkalla"
      command="withdraw"
      title={t.withdrawTitle}
      lead={t.withdrawLead}
      initial={{ reason: '' }}
      submit={t.withdrawSubmit}
      done={t.withdrawDone}
      danger
    >
      {({ field }) => <TextArea {...field('reason')} label={t.withdrawReason} />}
    </ActionForm>
  );
}
