/** Confirmed as final, and closed. */
import { Entries, type Entry } from '../../../entering';
import { Written } from '../../../parts';
import { plusDays, useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { stateOf } from '../../appeals/standing';
import { texts as appealTexts } from '../../appeals/texts';
import { ofCase, useOpened } from '../../case/opened';
import { Step } from './step';
import { texts } from './texts';

/** When the decision can become final, by the way that it is appealed and by what the court has of it. */
function useForceLead(): string {
  const t = useTexts(texts);
  const a = useTexts(appealTexts);
  const { day } = useFormat();
  const { times, shown } = useOpened();
  const { lastDayToAppeal, appeals, decisionId } = times;
  const open = ['TO_EXAMINE', 'TO_FORWARD', 'AT_COURT', 'NOT_FINAL', 'ANNULLED'];
  if (appeals.some((one) => one.decisionId === decisionId && open.includes(stateOf(one)))) return a.forceAppealed;
  if (shown.legalRegime === 'NOT_APPEALABLE') return a.forceAtOnce;
  const earliest = lastDayToAppeal === null ? null : day(plusDays(lastDayToAppeal, 1));
  if (shown.legalRegime === 'FL40') return earliest === null ? a.forceNoNotice : a.forceFromNotice(earliest);
  return earliest === null ? t.legalForceLater : t.legalForceLead(earliest);
}

export function LegalForce({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const opened = useOpened();
  const { legalForce } = opened.page;
  const lead = useForceLead();
  const confirming: Entry = {
    gor: 'laga-kraft',
    command: 'confirm-legal-force',
    title: t.doConfirm,
    fields: {
      confirmedOn: { as: 'day', label: t.confirmedOn },
      evidence: { as: 'text', label: t.evidence, hint: t.evidenceHint, rows: 3 },
    },
    submit: t.doConfirm,
    done: t.confirmDone,
  };
  return (
    <Step id="laga-kraft" title={t.legalForce} done={legalForce !== null} lead={legalForce ? undefined : lead}>
      {legalForce && (
        <>
          <p>
            <strong>{t.confirmed(day(legalForce.confirmedOn))}</strong>
          </p>
          <Written>{legalForce.evidence}</Written>
        </>
      )}
      {may && !legalForce && <Entries of={ofCase(opened)} entries={[confirming]} />}
    </Step>
  );
}

export function Close({ may, isGrant }: { may: boolean; isGrant: boolean }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const opened = useOpened();
  const { closed } = opened.page;
  const closing: Entry = {
    gor: 'avsluta',
    command: 'close',
    title: t.doClose,
    fields: { reason: { as: 'text', label: t.reason, rows: 2 } },
    submit: t.doClose,
    done: t.closeDone,
  };
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
      {may && !closed && <Entries of={ofCase(opened)} entries={[closing]} />}
    </Step>
  );
}
