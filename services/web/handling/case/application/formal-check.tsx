/** What the machine has seen, and what the official makes of it. It flags, and rejects nothing (KL 6:38). */
import { ELIGIBILITY_RULE_NAMES } from '#libs/grant-cases/wordings';
import { Tag, TextArea, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { ActionForm } from '../action-form';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { Folded } from '../folded';
import { useOpened } from '../opened';
import { isChecked } from '../standing';
import { capital, useWords } from '../words';
import { texts } from './texts';

export function FormalCheck() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { page } = opened;
  const latest = page.eligibility.at(-1);
  const checks = may(opened, 'check');
  return (
    <section className="card">
      <div className="tab-head">
        <h3>{t.check}</h3>
        {checks && <OpenButton gor="prova">{latest ? t.checkAgain : t.checkSubmit}</OpenButton>}
      </div>
      {!isChecked(page) && <p>{t.notChecked}</p>}
      {latest && <Findings {...latest} />}
    </section>
  );
}

type Check = ReturnType<typeof useOpened>['page']['eligibility'][number];

function Findings({ findings, by, at, guidelineVersion, exceptionReason }: Check) {
  const t = useTexts(texts);
  const f = useFormat();
  const failed = findings.filter(({ passed }) => !passed).length;
  return (
    <>
      <p className="hint">{t.checkedBy(by.name, f.shortMoment(at), guidelineVersion)}</p>
      <p>
        <b>{failed === 0 ? t.allPassed(findings.length) : t.someFailed(failed, findings.length)}</b>
      </p>
      <FindingList findings={findings.filter(({ passed }) => !passed)} />
      {failed < findings.length && (
        <Folded summary={t.passedOf(findings.length - failed)}>
          <FindingList findings={findings.filter(({ passed }) => passed)} />
        </Folded>
      )}
      {exceptionReason !== null && (
        <>
          <h4>{t.exception}</h4>
          <Written>{exceptionReason}</Written>
        </>
      )}
    </>
  );
}

function FindingList({ findings }: Pick<Check, 'findings'>) {
  const t = useTexts(texts);
  const { said } = useWords();
  const nameOf = (rule: string): string => {
    const name = (ELIGIBILITY_RULE_NAMES as Readonly<Record<string, { sv: string; en: string }>>)[rule];
    return name ? capital(said(name)) : rule;
  };
  return (
    <ul className="findings">
      {findings.map(({ rule, passed, observation, citation }) => (
        <li key={rule}>
          <p className="finding-head">
            <Tag tone={passed ? 'success' : 'warning'}>{passed ? t.passed : t.failed}</Tag> <b>{nameOf(rule)}</b>
          </p>
          <p lang="sv">{observation}</p>
          <p className="hint" lang="sv">
            {citation}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function CheckForm() {
  const t = useTexts(texts);
  const opened = useOpened();
  if (!may(opened, 'check')) return null;
  return (
    <ActionForm
      of={opened}
      gor="prova"
      command="check-eligibility"
      title={t.checkTitle}
      lead={t.checkLead}
      initial={{ exceptionReason: '' }}
      body={({ exceptionReason }) => ({ exceptionReason: exceptionReason.trim() === '' ? null : exceptionReason })}
      submit={t.checkSubmit}
      done={t.checkDone}
    >
      {({ field }) => <TextArea {...field('exceptionReason')} label={t.exceptionReason} hint={t.exceptionHint} optional rows={3} />}
    </ActionForm>
  );
}
