/** What came of checking several cases at once, and the sample that they were drawn by. */
import { useEffect, useRef } from 'react';
import type { PackVerdict } from '../../../../libs/integrity/verifier/pack';
import { useLanguage, useTexts } from '../../texts/language';
import { texts } from './texts';
import { Checked, decisionsIn } from './verdict';
import { useFormat } from '../../texts/format';

function Case({ bundle: { name, verdict } }: { bundle: PackVerdict['bundles'][number] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { holds, findings, proved } = verdict;
  const told = proved
    ? [
        [proved.summary.number ?? proved.stream, proved.summary.title].filter(Boolean).join(': '),
        ...decisionsIn(proved.summary, t, format).map(({ text }) => text),
      ].join(' · ')
    : `${name}: ${t.nothingProved}`;
  return (
    <li className={holds ? 'holds' : 'fails'}>
      <span className="mark" aria-hidden="true">
        {holds ? '✓' : '✗'}
      </span>
      <details open={!holds}>
        <summary>
          <span className="visually-hidden">{holds ? `${t.good}: ` : `${t.bad}: `}</span>
          {told}
        </summary>
        <ul className="verified">
          {findings.map((finding) => (
            <Checked key={finding.check} finding={finding} />
          ))}
        </ul>
      </details>
    </li>
  );
}

export function ShownPack({ verdict }: { verdict: PackVerdict }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [verdict]);
  const { holds, bundles, sample } = verdict;
  const bad = bundles.filter((one) => !one.verdict.holds).length;
  return (
    <>
      <div className={`notice verdict ${holds ? 'success' : 'danger'}`}>
        <h2 ref={heading} tabIndex={-1}>
          {holds ? t.packHolds(bundles.length) : t.packFails(bad, bundles.length)}
        </h2>
        <p>{holds ? t.packHoldsText : t.packFailsText}</p>
      </div>
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
