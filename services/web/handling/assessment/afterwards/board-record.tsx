/** What the board's secretary records of a decision: reported or minuted separately, approved, announced. The time for appeal runs from the last. */
import { DayField, TextArea, TextField } from '../../../parts';
import { today, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionButton, ActionForm } from '../../case/action-form';
import { isAt } from '../../case/standing';
import type { ListedCase } from '../../case/opened';
import { texts } from './board-record-texts';
import { Step } from './step';

/** Those who read the case see what was recorded in its history; days are all that the diary row has. */
export function BoardRecord(listed: ListedCase) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { me, row, times } = listed;
  const { board, approvedOn, postedOn, interruptedOn, removedOn, appealEnded } = times.board;
  const may = me.may.includes('keepBoardRecords') && isAt('DECIDED', row);
  const minuted = board?.route === 'MINUTED' || approvedOn !== null;
  const lastDay = times.timers.find(({ kind }) => kind === 'APPEAL')?.dueOn;
  return (
    <>
      <Step id="anmalan" title={t.report} done={board !== null} lead={board ? undefined : t.reportLead}>
        {board && <p>{(board.route === 'REPORTED' ? t.reported : t.minuted)(day(board.on))}</p>}
        {may && !board && (
          <>
            <div className="buttons">
              <ActionButton gor="anmal">{t.doReport}</ActionButton>
              <ActionButton gor="protokollfor">{t.doMinute}</ActionButton>
            </div>
            <ActionForm
              of={listed}
              gor="anmal"
              command="report-to-board"
              title={t.doReport}
              initial={{ meetingOn: today(), paragraph: '' }}
              body={(values) => values}
              submit={t.enter}
              done={t.entered}
            >
              {({ field }) => (
                <>
                  <DayField {...field('meetingOn')} label={t.meetingOn} />
                  <TextField {...field('paragraph')} label={t.paragraph} />
                </>
              )}
            </ActionForm>
            <ActionForm
              of={listed}
              gor="protokollfor"
              command="minute-separately"
              title={t.doMinute}
              initial={{ minutedOn: today(), paragraph: '' }}
              body={(values) => values}
              submit={t.enter}
              done={t.entered}
            >
              {({ field }) => (
                <>
                  <DayField {...field('minutedOn')} label={t.minutedOn} />
                  <TextField {...field('paragraph')} label={t.paragraph} />
                </>
              )}
            </ActionForm>
          </>
        )}
        {!may && !board && <p className="hint">{t.whoRecords}</p>}
      </Step>
      {board?.route === 'REPORTED' && (
        <Step id="justering" title={t.approval} done={approvedOn !== null} lead={approvedOn === null ? t.approvalLead : undefined}>
          {approvedOn !== null && <p>{t.approved(day(approvedOn))}</p>}
          {may && approvedOn === null && (
            <>
              <div className="buttons">
                <ActionButton gor="justera">{t.doApprove}</ActionButton>
              </div>
              <ActionForm
                of={listed}
                gor="justera"
                command="approve-minutes"
                title={t.doApprove}
                initial={{ approvedOn: today(), approvedBy: '' }}
                body={(values) => values}
                submit={t.enter}
                done={t.entered}
              >
                {({ field }) => (
                  <>
                    <DayField {...field('approvedOn')} label={t.approvedOn} />
                    <TextField {...field('approvedBy')} label={t.approvedBy} />
                  </>
                )}
              </ActionForm>
            </>
          )}
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
        {may && minuted && postedOn === null && (
          <>
            <div className="buttons">
              <ActionButton gor="ansla">{t.doPost}</ActionButton>
            </div>
            <ActionForm
              of={listed}
              gor="ansla"
              command="post-announcement"
              title={t.doPost}
              initial={{ postedOn: today(), proof: '', minutesAt: t.minutesAtDraft }}
              body={(values) => values}
              submit={t.enter}
              done={t.entered}
            >
              {({ field }) => (
                <>
                  <DayField {...field('postedOn')} label={t.postedOn} />
                  <TextField {...field('proof')} label={t.proof} hint={t.proofHint} />
                  <TextField {...field('minutesAt')} label={t.minutesAt} />
                </>
              )}
            </ActionForm>
          </>
        )}
        {may && postedOn !== null && removedOn === null && (
          <>
            <div className="buttons">
              {appealEnded && <ActionButton gor="ta-ned">{t.doRemove}</ActionButton>}
              <ActionButton gor="avbrott">{t.doInterrupt}</ActionButton>
            </div>
            <ActionForm
              of={listed}
              gor="ta-ned"
              command="remove-announcement"
              title={t.doRemove}
              initial={{ removedOn: today() }}
              body={(values) => values}
              submit={t.enter}
              done={t.entered}
            >
              {({ field }) => <DayField {...field('removedOn')} label={t.removedOn} />}
            </ActionForm>
            <ActionForm
              of={listed}
              gor="avbrott"
              command="interrupt-announcement"
              title={t.doInterrupt}
              lead={t.interruptLead}
              initial={{ interruptedOn: today(), reason: '' }}
              body={(values) => values}
              submit={t.enter}
              done={t.entered}
              danger
            >
              {({ field }) => (
                <>
                  <DayField {...field('interruptedOn')} label={t.interruptedOn} />
                  <TextArea {...field('reason')} label={t.reason} rows={2} />
                </>
              )}
            </ActionForm>
          </>
        )}
      </Step>
    </>
  );
}
