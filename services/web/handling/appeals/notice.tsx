/** Where the time for appeal runs from the day that the party received the decision (FL 44 §). Days only, so that it goes with the diary row. */
import { Entries, type Entry } from '../../entering';
import { Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Step } from '../assessment/afterwards/step';
import { ofCase, type ListedCase } from '../case/opened';
import { takesNotice } from './standing';
import { texts } from './texts';

/** `proof` = what shows it, for those who read the case. */
export function PartyNotice({ listed, proof }: { listed: ListedCase; proof?: string | undefined }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { legalRegime, dispatchedOn, noticeOn, lastDayToAppeal } = listed.times;
  if (legalRegime !== 'FL40') return null;
  const receiving: Entry = {
    gor: 'delfaende',
    command: 'record-notice',
    title: t.doNotice,
    fields: { receivedOn: { as: 'day', label: t.noticeDay }, proof: { as: 'text', label: t.proof, rows: 2 } },
  };
  const may = takesNotice(listed) && dispatchedOn !== null;
  return (
    <Step id="delfaende" title={t.noticeTitle} done={noticeOn !== null} lead={noticeOn === null ? t.noticeLead : undefined}>
      {noticeOn !== null && <p>{t.noticeOn(day(noticeOn), lastDayToAppeal === null ? '' : day(lastDayToAppeal))}</p>}
      {proof !== undefined && <Written>{proof}</Written>}
      {noticeOn === null && dispatchedOn === null && <p className="hint">{t.noticeNotSent}</p>}
      {may && noticeOn === null && <Entries of={ofCase(listed)} entries={[receiving]} />}
    </Step>
  );
}
