/** The appeals of a case: what is known of each, and what is to be entered next. Without names, so that it goes with the diary row. */
import type { AppealStanding } from '#libs/timers';
import type { Appeal, CasePage } from '#projections/case-page';
import { COURT_OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { Entries } from '../../entering';
import { Facts, Tag, type Tone } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { Step } from '../assessment/afterwards/step';
import { ofCase, type ListedCase } from '../case/opened';
import { capital } from '../case/words';
import { useAppealEntries } from './entries';
import { stateOf, takesMail, wasDecided, type AppealState } from './standing';
import { texts } from './texts';

const TONES: Readonly<Record<AppealState, Tone>> = {
  TO_EXAMINE: 'warning',
  TO_FORWARD: 'warning',
  AT_COURT: 'information',
  NOT_FINAL: 'information',
  STANDS: 'success',
  ANNULLED: 'danger',
  DISMISSED: 'neutral',
};

/** `page` = names, for those who read the case. */
export function Appeals({ listed, page }: { listed: ListedCase; page?: CasePage }) {
  const t = useTexts(texts);
  const { receiving, courtCase } = useAppealEntries(listed);
  const { appeals, legalRegime: regime } = listed.times;
  if (!wasDecided(listed)) return null;
  const done = appeals.every((one) => ['STANDS', 'ANNULLED', 'DISMISSED'].includes(stateOf(one)));
  const lead = regime === 'FL40' ? t.leadFl40 : regime === 'NOT_APPEALABLE' ? t.leadNone : t.lead;
  return (
    <Step id="overklagande" title={t.title} done={appeals.length > 0 && done} lead={lead}>
      {appeals.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        appeals.map((appeal, index) => (
          <OneAppeal
            key={appeal.id}
            listed={listed}
            appeal={appeal}
            number={index + 1}
            known={page?.appeals.find(({ id }) => id === appeal.id)}
          />
        ))
      )}
      {takesMail(listed) ? <Entries of={ofCase(listed)} entries={[receiving, courtCase(null)]} /> : <p className="hint">{t.whoRecords}</p>}
    </Step>
  );
}

function OneAppeal({
  listed,
  appeal,
  number,
  known,
}: {
  listed: ListedCase;
  appeal: AppealStanding;
  number: number;
  known: Appeal | undefined;
}) {
  const t = useTexts(texts);
  const { day } = useFormat();
  const { language } = useLanguage();
  const { receivedOn, forwardedOn, court, caseNumber, statementOn, stayedOn, ruling, decisionId } = appeal;
  const state = stateOf(appeal);
  const entries = useAppealEntries(listed);
  return (
    <section className="appeal" aria-labelledby={`overklagande-${number}`}>
      <h4 id={`overklagande-${number}`} className="with-tag">
        {t.title} {number} <Tag tone={TONES[state]}>{t.states[state]}</Tag>
      </h4>
      {decisionId !== listed.times.decisionId && <p className="hint">{t.ofEarlier}</p>}
      {stayedOn !== null && (
        <p>
          <strong>{t.stayed(day(stayedOn))}</strong>
        </p>
      )}
      <Facts
        items={[
          known !== undefined && known.received !== null && [t.appellant, known.received.appellant],
          [t.received, receivedOn === null ? t.directly : day(receivedOn)],
          forwardedOn !== null && [t.forwarded, day(forwardedOn)],
          court !== null && [t.court, court],
          caseNumber !== null && [t.caseNumber, caseNumber],
          statementOn !== null && [t.statement, day(statementOn)],
          ruling && [t.outcome, capital(COURT_OUTCOME_NAMES[ruling.outcome][language])],
          ruling && [t.ruled, day(ruling.ruledOn)],
          ruling && [t.finalOn, ruling.finalOn === null ? t.notYet : day(ruling.finalOn)],
        ]}
      />
      <Entries of={ofCase(listed)} entries={entries.of(appeal, state)} />
    </section>
  );
}
