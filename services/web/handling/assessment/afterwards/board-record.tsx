/** What the board's secretary records of a decision: reported or minuted separately, approved, announced. The time for appeal runs from the last. */
import { useAnnouncementEntries } from '../../../board/announcement';
import { Entries, type Entry } from '../../../entering';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { isAt } from '../../case/standing';
import { ofCase, type ListedCase } from '../../case/opened';
import { texts } from './board-record-texts';
import { Step } from './step';

/** Those who read the case see what was recorded in its history; days are all that the diary row has. */
export function BoardRecord(listed: ListedCase) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { posting, interrupting, removing } = useAnnouncementEntries();
  const { me, row, times } = listed;
  const { board, approvedOn, postedOn, interruptedOn, removedOn, appealEnded } = times.board;
  const may = me.may.includes('keepBoardRecords') && isAt('DECIDED', row);
  const minuted = board?.route === 'MINUTED' || approvedOn !== null;
  const lastDay = times.timers.find(({ kind }) => kind === 'APPEAL')?.dueOn;
  const of = ofCase(listed);
  const along = { decisionId: times.decisionId };
  const ofDecision = (entries: readonly Entry[]): readonly Entry[] => entries.map((entry) => ({ ...entry, along }));
  const paragraph = { as: 'line', label: t.paragraph } as const;
  const reporting: readonly Entry[] = [
    {
      gor: 'anmal',
      command: 'report-to-board',
      title: t.doReport,
      fields: { meetingOn: { as: 'day', label: t.meetingOn }, paragraph },
    },
    {
      gor: 'protokollfor',
      command: 'minute-separately',
      title: t.doMinute,
      fields: { minutedOn: { as: 'day', label: t.minutedOn }, paragraph },
    },
  ];
  const approving: Entry = {
    gor: 'justera',
    command: 'approve-minutes',
    title: t.doApprove,
    fields: { approvedOn: { as: 'day', label: t.approvedOn }, approvedBy: { as: 'line', label: t.approvedBy } },
  };
  const announcing: Entry[] = [];
  if (postedOn === null) {
    if (minuted) announcing.push(posting({ gor: 'ansla', title: t.doPost }));
  } else if (removedOn === null) {
    if (appealEnded) announcing.push(removing({ gor: 'ta-ned', title: t.doRemove }));
    announcing.push(interrupting);
  }
  return (
    <>
      <Step id="anmalan" title={t.report} done={board !== null} lead={board ? undefined : t.reportLead}>
        {board && <p>{(board.route === 'REPORTED' ? t.reported : t.minuted)(day(board.on))}</p>}
        {may && !board && <Entries of={of} entries={ofDecision(reporting)} />}
        {!may && !board && <p className="hint">{t.whoRecords}</p>}
      </Step>
      {board?.route === 'REPORTED' && (
        <Step id="justering" title={t.approval} done={approvedOn !== null} lead={approvedOn === null ? t.approvalLead : undefined}>
          {approvedOn !== null && <p>{t.approved(day(approvedOn))}</p>}
          {may && approvedOn === null && <Entries of={of} entries={ofDecision([approving])} />}
        </Step>
      )}
      <Step id="anslag" title={t.announcement} done={appealEnded} lead={postedOn === null ? t.announcementLead : undefined}>
        {postedOn !== null && (
          <p>
            {t.posted(day(postedOn))} {lastDay !== undefined && (appealEnded ? t.ended(day(lastDay)) : t.runs(day(lastDay)))}
          </p>
        )}
        {appealEnded && <p className="hint">{t.askTheCourt}</p>}
        {interruptedOn !== null && <p>{t.interrupted(day(interruptedOn))}</p>}
        {removedOn !== null && <p>{t.removed(day(removedOn))}</p>}
        {may && <Entries of={of} entries={ofDecision(announcing)} />}
      </Step>
    </>
  );
}
