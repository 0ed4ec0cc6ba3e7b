/** An application that came on paper or by e-mail, written in by the registrar. */
import { Link, useNavigate } from '@tanstack/react-router';
import type { SchemeInRegister } from '#projections/scheme-register';
import type { SubmittedAnswer } from '../../../../api/commands/answers';
import { useMe } from '../../../api/me';
import { useReading } from '../../../api/read';
import { Choice, CommandForm, Failed, Page, Radios, Skeleton, TextArea, TextField } from '../../../parts';
import { instantFrom, localNow } from '../../../texts/local-time';
import { useTexts } from '../../../texts/language';
import { ApplicationFields } from '../application/fields';
import { applicationFrom, NOTHING_TYPED } from '../application/typed';
import '../case.css';
import { texts } from './texts';

export function IntakePage() {
  const t = useTexts(texts);
  const me = useMe()!;
  const { data, error, refetch } = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes');
  if (!me.may.includes('registerApplications'))
    return (
      <Page title={t.notYours} lead={t.notYoursText} width="reading">
        <Link to="/arenden" className="button">
          {t.toQueue}
        </Link>
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead}>
      {data ? (
        <IntakeForm schemes={data.body.rows} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={14} />
      )}
    </Page>
  );
}

function IntakeForm({ schemes }: { schemes: readonly SchemeInRegister[] }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <CommandForm<Values, SubmittedAnswer>
      to="/api/cases"
      etag={null}
      keep="arenden/ny"
      initial={{
        schemeId: schemes.length === 1 ? schemes[0]!.schemeId : '',
        callId: '',
        channel: '',
        receivedAt: localNow(),
        receivedAtReason: '',
        application: NOTHING_TYPED,
      }}
      body={({ callId, receivedAt, application, ...arrived }) => ({
        ...arrived,
        callId: callId === '' ? null : callId,
        receivedAt: instantFrom(receivedAt),
        application: applicationFrom(application),
      })}
      submit={t.submit}
      done={t.done}
      onDone={({ caseId }) => void navigate({ to: '/arenden/$caseId', params: { caseId } })}
    >
      {(form) => {
        const calls = schemes.find(({ schemeId }) => schemeId === form.values.schemeId)?.calls ?? [];
        return (
          <>
            <fieldset className="group">
              <legend>{t.arrival}</legend>
              <Choice
                {...form.field('schemeId')}
                label={t.scheme}
                options={schemes.map(({ schemeId, name }) => ({ value: schemeId, text: name }))}
              />
              {calls.length > 0 && (
                <Choice
                  {...form.field('callId')}
                  label={t.call}
                  open={false}
                  options={[{ value: '', text: t.noCall }, ...calls.map(({ callId, theme }) => ({ value: callId, text: theme }))]}
                />
              )}
              <Radios
                {...form.field('channel')}
                label={t.channel}
                options={(['PAPER', 'EMAIL'] as const).map((value) => ({ value, text: t[value] }))}
              />
              <TextField {...form.field('receivedAt')} label={t.receivedAt} hint={t.receivedAtHint} type="datetime-local" width="medium" />
              <TextArea {...form.field('receivedAtReason')} label={t.reason} hint={t.reasonHint} rows={2} />
            </fieldset>
            <ApplicationFields form={form} values={form.values.application} />
          </>
        );
      }}
    </CommandForm>
  );
}

interface Values {
  readonly schemeId: string;
  readonly callId: string;
  readonly channel: string;
  readonly receivedAt: string;
  readonly receivedAtReason: string;
  readonly application: typeof NOTHING_TYPED;
}
