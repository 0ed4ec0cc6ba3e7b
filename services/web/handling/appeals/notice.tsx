/** Where the time for appeal runs from the day that the party received the decision (FL 44 §). */
import { DayField, TextArea, Written } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Step } from '../assessment/afterwards/step';
import { ActionButton, ActionForm } from '../case/action-form';
import { useOpened } from '../case/opened';
import { texts } from './texts';

export function PartyNotice({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const opened = useOpened();
  const { noticeReceived, dispatches } = opened.page;
  const { lastDayToAppeal } = opened.times;
  return (
    <Step id="delfaende" title={t.noticeTitle} done={noticeReceived !== null} lead={noticeReceived ? undefined : t.noticeLead}>
      {noticeReceived && (
        <>
          <p>{t.noticeOn(day(noticeReceived.receivedOn), lastDayToAppeal === null ? '' : day(lastDayToAppeal))}</p>
          <Written>{noticeReceived.proof}</Written>
        </>
      )}
      {may && !noticeReceived && dispatches.length > 0 && (
        <>
          <div className="buttons">
            <ActionButton gor="delfaende">{t.doNotice}</ActionButton>
          </div>
          <ActionForm
            of={opened}
            gor="delfaende"
            command="record-notice"
            title={t.doNotice}
            initial={{ receivedOn: today(), proof: '' }}
            body={(values) => values}
            submit={t.enter}
            done={t.entered}
          >
            {({ field }) => (
              <>
                <DayField {...field('receivedOn')} label={t.noticeDay} />
                <TextArea {...field('proof')} label={t.proof} rows={2} />
              </>
            )}
          </ActionForm>
        </>
      )}
    </Step>
  );
}
