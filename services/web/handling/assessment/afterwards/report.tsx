/** The report on a grant, as it came in. */
import { Entries, type Entry } from '../../../entering';
import { Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ofCase, useOpened } from '../../case/opened';
import { Step } from './step';
import { texts } from './texts';

export function Report({ may, dueOn }: { may: boolean; dueOn: string }) {
  const t = useTexts(texts);
  const { day, moment } = useFormat();
  const opened = useOpened();
  const { report } = opened.page;
  const receiving: Entry = {
    gor: 'redovisning',
    command: 'receive-report',
    title: t.doReport,
    along: { receivedAt: null },
    fields: { report: { as: 'text', label: t.reportText, hint: t.reportHint, rows: 6 } },
    submit: t.doReport,
    done: t.reportDone,
  };
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
      {may && !report && <Entries of={ofCase(opened)} entries={[receiving]} />}
    </Step>
  );
}
