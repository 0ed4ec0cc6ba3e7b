/** Letting the applicant read and answer what the decision will build on. */
import { Empty, Notice, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { OpenButton } from '../../entering';
import { useOpened } from '../case/opened';
import './assessment.css';
import { SendForm, SkipForm } from './communication/forms';
import { Sent } from './communication/sent';
import { texts } from './communication/texts';
import { stopOf } from './stage';

export function CommunicationTab() {
  const t = useTexts(texts);
  const { days } = useFormat();
  const { page, row, me, shown } = useOpened();
  const { communications, communicationSkipped } = page;
  const official = row.assigneeRef === me.ref;
  const stop = stopOf(page);
  return (
    <section aria-labelledby="kommunicering">
      <h2 id="kommunicering">{t.heading}</h2>
      <p className="explained">
        {t.lead} {shown.guidelines && t.days(days(shown.guidelines.days.communication))} <span className="hint">{t.rule}</span>
      </p>
      {official && stop === null && (
        <div className="buttons actions">
          <OpenButton gor="kommunicera" small={false}>
            {t.send}
          </OpenButton>
          <OpenButton gor="avsta" small={false}>
            {t.skip}
          </OpenButton>
        </div>
      )}
      {official && (
        <>
          <SendForm />
          <SkipForm />
        </>
      )}
      {communicationSkipped && (
        <Notice title={t.skipped}>
          <Written>{communicationSkipped.reason}</Written>
          <p className="hint">{communicationSkipped.by.name}</p>
        </Notice>
      )}
      {communications.toReversed().map((one) => (
        <Sent key={one.id} communication={one} mayReply={official && (stop === null || stop === 'SUBMITTED')} />
      ))}
      {communications.length === 0 && !communicationSkipped && (
        <Empty title={t.none}>
          <p>{t.noneHint}</p>
          {!official && <p>{t.officialOnly}</p>}
        </Empty>
      )}
    </section>
  );
}
