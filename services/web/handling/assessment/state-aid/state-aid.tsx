/** Whether the grant is State aid: explained, with what the applicant states, and the official's own test. */
import { STATE_AID_NAMES } from '#libs/grant-cases/wordings';
import { Checkbox, Facts, MoneyField, Notice, Radios, TextArea, Written } from '../../../parts';
import { kronorText, oreFrom, useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { ActionForm } from '../../case/action-form';
import { OpenButton } from '../../../entering';
import { useDoing } from '../../../entering/doing';
import { useOpened } from '../../case/opened';
import { capital } from '../../case/words';
import { applicationRevision, stopOf } from '../stage';
import { texts } from './texts';

const OUTCOMES = ['NO_AID', 'DE_MINIMIS', 'OTHER'] as const;
const FORM = 'statsstod';

function WhatTheApplicantSays() {
  const t = useTexts(texts);
  const { money } = useFormat();
  const { page } = useOpened();
  const application = page.versions.at(-1)?.application;
  if (!application) return null;
  const { economicActivity, deMinimisOre, amountOre } = application;
  return (
    <>
      <h3>{t.applicantSays}</h3>
      <Facts
        items={[
          [t.economic, economicActivity ? t.yes : t.no],
          [t.earlier, money(deMinimisOre)],
          [t.sought, money(amountOre)],
          [t.sum, <strong key="sum">{money(deMinimisOre + amountOre)}</strong>],
        ]}
      />
    </>
  );
}

function Assessed() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money, moment } = useFormat();
  const { page } = useOpened();
  const { stateAid } = page;
  if (!stateAid) return <p>{t.notYet}</p>;
  return (
    <>
      {stateAid.revision < applicationRevision(page) && (
        <Notice tone="warning">
          <p>{t.outdated}</p>
        </Notice>
      )}
      <h3>{t.assessed}</h3>
      <Facts
        items={[
          [t.outcome, <strong key="outcome">{capital(STATE_AID_NAMES[stateAid.outcome][language])}</strong>],
          [t.earlier, money(stateAid.deMinimisOre)],
          [t.declaration, stateAid.declarationSeen ? t.seen : t.notSeen],
          [t.reasons, <Written key="reasons">{stateAid.reasons}</Written>],
        ]}
      />
      <p className="hint">{t.by(stateAid.by.name, moment(stateAid.at))}</p>
    </>
  );
}

function StateAidForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { stateAid } = opened.page;
  const declared = opened.page.versions.at(-1)?.application.deMinimisOre ?? 0;
  return (
    <ActionForm
      of={opened}
      gor={FORM}
      command="assess-state-aid"
      title={t.assess}
      initial={{
        outcome: stateAid?.outcome ?? '',
        deMinimisOre: kronorText(stateAid?.deMinimisOre ?? declared),
        declarationSeen: stateAid?.declarationSeen ?? false,
        reasons: stateAid?.reasons ?? '',
      }}
      body={({ deMinimisOre, outcome, ...rest }) => ({ ...rest, outcome: outcome || null, deMinimisOre: oreFrom(deMinimisOre) ?? null })}
      submit={t.submit}
      done={t.done}
    >
      {({ field }) => (
        <>
          <Radios
            {...field('outcome')}
            label={t.outcomeQuestion}
            options={OUTCOMES.map((value) => ({ value, text: t.options[value][0]!, hint: t.options[value][1]! }))}
          />
          <MoneyField {...field('deMinimisOre')} label={t.earlier} hint={t.earlierHint} />
          <Checkbox {...field<boolean>('declarationSeen')} label={t.seenLabel} hint={t.seenHint} />
          <TextArea {...field('reasons')} label={t.reasons} hint={t.reasonsHint} />
        </>
      )}
    </ActionForm>
  );
}

export function StateAid() {
  const t = useTexts(texts);
  const { page, row, me } = useOpened();
  const { doing } = useDoing();
  const official = row.assigneeRef === me.ref;
  const may = official && stopOf(page) === null;
  return (
    <section className="card" aria-labelledby="statsstod">
      <h2 id="statsstod">{t.heading}</h2>
      <p className="explained">{t.plain}</p>
      <p className="hint">{t.rule}</p>
      <WhatTheApplicantSays />
      {may && doing === FORM ? (
        <StateAidForm />
      ) : (
        <>
          <Assessed />
          {may && (
            <div className="buttons">
              <OpenButton gor={FORM}>{page.stateAid ? t.again : t.assess}</OpenButton>
            </div>
          )}
          {!official && !page.stateAid && <p className="hint">{t.officialOnly}</p>}
        </>
      )}
    </section>
  );
}
