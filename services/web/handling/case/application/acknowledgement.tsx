/** That the applicant has been told: who handles the case, and when a decision can be expected (FL 6–7 §§). */
import { DayField, TextArea, Written } from '../../../parts';
import { formatIn, plusDays, today, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened, type OpenedCase } from '../opened';
import { acknowledgementDraft } from './acknowledgement-draft';
import { texts } from './texts';

export function Acknowledgement() {
  const t = useTexts(texts);
  const f = useFormat();
  const opened = useOpened();
  const { acknowledged } = opened.page;
  return (
    <section className="card">
      <div className="tab-head">
        <h3>{t.acknowledgement}</h3>
        {may(opened, 'acknowledge') && <OpenButton gor="bekrafta">{t.acknowledge}</OpenButton>}
      </div>
      {acknowledged ? (
        <>
          <p>
            <b>{t.expected(f.day(acknowledged.expectedBy))}</b>
          </p>
          <Written>{acknowledged.message}</Written>
          <p className="hint">{t.sentBy(acknowledged.by.name, f.shortMoment(acknowledged.at))}</p>
        </>
      ) : (
        <p>{t.notAcknowledged}</p>
      )}
    </section>
  );
}

/** The target, or two weeks from today when it has passed or is not watched. */
const targetOf = ({ times }: OpenedCase): string => {
  const target = times.timers.find(({ kind }) => kind === 'TARGET_DECISION')?.dueOn ?? '';
  return target > today() ? target : plusDays(today(), 14);
};

export function AcknowledgeForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'acknowledge')) return null;
  const expectedBy = targetOf(opened);
  const message = acknowledgementDraft({
    title: opened.row.title,
    number: opened.row.number,
    official: opened.row.assigneeName ?? '',
    expectedBy: formatIn('sv').day(expectedBy),
  });
  return (
    <ActionForm
      of={opened}
      gor="bekrafta"
      command="acknowledge"
      title={t.acknowledgeTitle}
      initial={{ expectedBy, message }}
      submit={t.acknowledgeSubmit}
      done={t.acknowledgeDone}
    >
      {({ field }) => (
        <>
          <DayField {...field('expectedBy')} label={t.expectedBy} />
          <TextArea {...field('message')} label={t.message} rows={8} />
        </>
      )}
    </ActionForm>
  );
}
