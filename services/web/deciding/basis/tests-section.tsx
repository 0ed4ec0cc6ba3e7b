import { STATE_AID_NAMES } from '#libs/grant-cases/wordings';
import { Facts, Tag, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** State aid and the formal check: what the law and the guidelines ask before anything may be granted. */
export function TestsSection() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money } = useFormat();
  const { page } = useBasis();
  const { stateAid } = page;
  const check = page.eligibility.at(-1);
  const remarks = check?.findings.filter(({ passed }) => !passed) ?? [];
  return (
    <section id="provning" className="card" aria-labelledby="provning-rubrik">
      <h2 id="provning-rubrik">{t.tests}</h2>
      <h3>{t.stateAid}</h3>
      {stateAid ? (
        <>
          <p>
            <Tag tone={stateAid.outcome === 'OTHER' ? 'danger' : 'success'}>{STATE_AID_NAMES[stateAid.outcome][language]}</Tag>
          </p>
          <Written>{stateAid.reasons}</Written>
          <Facts
            items={[
              [t.deMinimis, money(stateAid.deMinimisOre)],
              [t.declaration, stateAid.declarationSeen ? t.seen : t.notSeen],
            ]}
          />
        </>
      ) : (
        <p>{t.notTested}</p>
      )}
      <h3>{t.eligibility}</h3>
      {!check && <p>{t.notChecked}</p>}
      {check && remarks.length === 0 && (
        <p>
          <Tag tone="success">{t.allPassed(check.findings.length)}</Tag>
        </p>
      )}
      {remarks.length > 0 && (
        <ul lang="sv">
          {remarks.map(({ rule, observation }) => (
            <li key={rule}>{observation}</li>
          ))}
        </ul>
      )}
      {check?.exceptionReason && (
        <>
          <h4>{t.exception}</h4>
          <Written>{check.exceptionReason}</Written>
        </>
      )}
    </section>
  );
}
