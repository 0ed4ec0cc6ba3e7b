/** The report on a grant, as it came in. */
import { TextArea, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionButton, ActionForm } from '../../case/action-form';
import { useOpened } from '../../case/opened';
import { Step } from './step';
import { texts } from './texts';

export function Report({ may, dueOn }: { may: boolean; dueOn: string }) {
  const t = useTexts(texts);
  const { day, moment } = useFormat();
  const opened = useOpened();
  const { report } = opened.page;
  return (
    <Step id="redovisning" title={t.report} done={report !== null} lead={report ? undefined : t.reportLead(day(dueOn))}>
      {report && (
        <>
          <p>
            <strong>{t.reportCame(moment(report.receivedAt))}</strong>
          </p>
          <Written>{report.report}</Written>
        </>
      )}
      {may && !report && (
        <>
          <div className="buttons">
            <ActionButton gor="redovisning">{t.doReport}</ActionButton>
          </div>
          <ActionForm
            of={opened}
            gor="redovisning"
            command="receive-report"
            title={t.doReport}
            initial={{ report: '' }}
            body={({ report: text }) => ({ receivedAt: null, report: text })}
            submit={t.doReport}
            done={t.reportDone}
          >
            {({ field }) => <TextArea {...field('report')} label={t.reportText} hint={t.reportHint} rows={6} />}
          </ActionForm>
        </>
      )}
    </Step>
  );
}
