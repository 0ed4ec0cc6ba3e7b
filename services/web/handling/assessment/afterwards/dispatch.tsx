import { DISPATCH_CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import { Radios, TextArea, TextField, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { ActionButton, ActionForm } from '../../case/action-form';
import { SentDocument } from '../../../letters/decision-document';
import { useOpened } from '../../case/opened';
import { capital } from '../../case/words';
import { Step } from './step';
import { texts } from './texts';

const CHANNELS = ['PORTAL', 'EMAIL', 'LETTER'] as const;

function DispatchForm() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const opened = useOpened();
  const { page, row } = opened;
  const drafted = t.explanationDraft[page.decision?.content.outcome ?? 'AVSKRIVNING'];
  return (
    <ActionForm
      of={opened}
      gor="expediera"
      command="dispatch-decision"
      title={t.doDispatch}
      initial={{ recipient: row.organisation, channel: page.received?.applicant ? 'PORTAL' : '', explanation: drafted }}
      body={({ channel, ...rest }) => ({ ...rest, channel: channel || null })}
      submit={t.doDispatch}
      done={t.dispatchDone}
    >
      {({ field }) => (
        <>
          <TextField {...field('recipient')} label={t.recipient} />
          <Radios
            {...field('channel')}
            label={t.channel}
            options={CHANNELS.map((value) => ({ value, text: capital(DISPATCH_CHANNEL_NAMES[value][language]) }))}
          />
          <TextArea {...field('explanation')} label={t.explanation} hint={t.explanationHint} rows={5} />
        </>
      )}
    </ActionForm>
  );
}

export function Dispatch({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { moment } = useFormat();
  const { page, whole = false } = useOpened();
  const { dispatches } = page;
  return (
    <Step id="expediering" title={t.dispatch} done={dispatches.length > 0} lead={t.dispatchLead}>
      {dispatches.map(({ revision, recipient, channel, sentAt, explanation, appealText, documentSha256 }) => (
        <details key={revision} className="dispatched" open={whole}>
          <summary>{t.dispatched(recipient, DISPATCH_CHANNEL_NAMES[channel][language], moment(sentAt))}</summary>
          <h4>{t.explanation}</h4>
          <Written>{explanation}</Written>
          <h4>{t.appeal}</h4>
          <Written>{appealText.replaceAll('\n', '\n\n')}</Written>
          <SentDocument sha256={documentSha256} />
        </details>
      ))}
      {may && (
        <>
          <div className="buttons">
            <ActionButton gor="expediera">{dispatches.length > 0 ? t.dispatchAgain : t.doDispatch}</ActionButton>
          </div>
          <DispatchForm />
        </>
      )}
      {!may && dispatches.length === 0 && <p className="hint">{t.whoDispatches}</p>}
    </Step>
  );
}
