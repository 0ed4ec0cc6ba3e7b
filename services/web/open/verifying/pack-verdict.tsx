/** What came of checking several cases at once, and the sample that they were drawn by. */
import type { PackVerdict } from '../../../../libs/integrity/verifier/pack';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { Marked, Outcome, Said } from './outcome';
import { texts } from './texts';
import { decisionsIn, Findings, nameOf } from './verdict';

function Case({ bundle: { name, verdict } }: { bundle: PackVerdict['bundles'][number] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { holds, findings, proved } = verdict;
  const told = proved
    ? [nameOf(proved), ...decisionsIn(proved.summary, t, format).map(({ text }) => text)].join(' · ')
    : `${name}: ${t.nothingProved}`;
  return (
    <Marked holds={holds}>
      <details open={!holds}>
        <summary>
          <Said holds={holds} />
          {told}
        </summary>
        <Findings findings={findings} />
      </details>
    </Marked>
  );
}

export function ShownPack({ verdict }: { verdict: PackVerdict }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { holds, bundles, sample } = verdict;
  const bad = bundles.filter((one) => !one.verdict.holds).length;
  return (
    <>
      <Outcome of={verdict} holds={holds} title={holds ? t.packHolds(bundles.length) : t.packFails(bad, bundles.length)}>
        {holds ? t.packHoldsText : t.packFailsText}
      </Outcome>
      {sample && (
        <section aria-labelledby="sample-name">
          <h2 id="sample-name">{t.sample(sample.number)}</h2>
          {sample.faults.length === 0 ? (
            <p>{t.sampleHolds(sample.decisions)}</p>
          ) : (
            <ul>
              {sample.faults.map((fault) => (
                <li key={fault.sv}>{fault[language]}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section aria-labelledby="cases-name">
        <h2 id="cases-name">{t.cases}</h2>
        <ul className="verified">
          {bundles.map((bundle) => (
            <Case key={bundle.name} bundle={bundle} />
          ))}
        </ul>
      </section>
    </>
  );
}
