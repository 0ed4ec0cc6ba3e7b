/** Where the time for appeal runs from the day that the party received the decision (FL 44 §). */
import { Entries, type Entry } from '../../entering';
import { Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Step } from '../assessment/afterwards/step';
import { ofCase, useOpened } from '../case/opened';
import { texts } from './texts';

export function PartyNotice({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const opened = useOpened();
  const { noticeReceived, dispatches } = opened.page;
  const { lastDayToAppeal } = opened.times;
  const receiving: Entry = {
    gor: 'delfaende',
    command: 'record-notice',
    title: t.doNotice,
    fields: { receivedOn: { as: 'day', label: t.noticeDay }, proof: { as: 'text', label: t.proof, rows: 2 } },
  };
  return (
    <Step id="delfaende" title={t.noticeTitle} done={noticeReceived !== null} lead={noticeReceived ? undefined : t.noticeLead}>
      {noticeReceived && (
        <>
          <p>{t.noticeOn(day(noticeReceived.receivedOn), lastDayToAppeal === null ? '' : day(lastDayToAppeal))}</p>
          <Written>{noticeReceived.proof}</Written>
        </>
      )}
      {may && !noticeReceived && dispatches.length > 0 && <Entries of={ofCase(opened)} entries={[receiving]} />}
    </Step>
  );
}
