/** Confirmed as final, and closed. */
import { DayField, TextArea, Written } from '../../../parts';
import { plusDays, today, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionButton, ActionForm } from '../../case/action-form';
import { useOpened } from '../../case/opened';
import { Step } from './step';
import { texts } from './texts';

export function LegalForce({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const opened = useOpened();
  const { legalForce } = opened.page;
  const lastDay = opened.times.timers.find(({ kind }) => kind === 'APPEAL')?.dueOn;
  return (
    <Step
      id="laga-kraft"
      title={t.legalForce}
      done={legalForce !== null}
      lead={legalForce ? undefined : lastDay === undefined ? t.legalForceLater : t.legalForceLead(day(plusDays(lastDay, 1)))}
    >
      {legalForce && (
        <>
          <p>
            <strong>{t.confirmed(day(legalForce.confirmedOn))}</strong>
          </p>
          <Written>{legalForce.evidence}</Written>
        </>
      )}
      {may && !legalForce && (
        <>
          <div className="buttons">
            <ActionButton gor="laga-kraft">{t.doConfirm}</ActionButton>
          </div>
          <ActionForm
            of={opened}
            gor="laga-kraft"
            command="confirm-legal-force"
            title={t.doConfirm}
            initial={{ confirmedOn: today(), evidence: '' }}
            body={(values) => values}
            submit={t.doConfirm}
            done={t.confirmDone}
          >
            {({ field }) => (
              <>
                <DayField {...field('confirmedOn')} label={t.confirmedOn} />
                <TextArea {...field('evidence')} label={t.evidence} hint={t.evidenceHint} rows={3} />
              </>
            )}
          </ActionForm>
        </>
      )}
    </Step>
  );
}

export function Close({ may, isGrant }: { may: boolean; isGrant: boolean }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const opened = useOpened();
  const { closed } = opened.page;
  return (
    <Step id="avslut" title={t.close} done={closed !== null} lead={isGrant ? `${t.closeLead} ${t.closeGrant}` : t.closeLead}>
      {closed && (
        <>
          <p>
            <strong>{t.closed(closed.by.name, moment(closed.at))}</strong>
          </p>
          <Written>{closed.reason}</Written>
        </>
      )}
      {may && !closed && (
        <>
          <div className="buttons">
            <ActionButton gor="avsluta">{t.doClose}</ActionButton>
          </div>
          <ActionForm
            of={opened}
            gor="avsluta"
            command="close"
            title={t.doClose}
            initial={{ reason: '' }}
            body={(values) => values}
            submit={t.doClose}
            done={t.closeDone}
          >
            {({ field }) => <TextArea {...field('reason')} label={t.reason} rows={2} />}
          </ActionForm>
        </>
      )}
    </Step>
  );
}
