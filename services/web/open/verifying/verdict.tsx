import { useEffect, useRef } from 'react';
import { toHex } from '../../../../libs/integrity/bytes';
import type { Finding, Verdict } from '../../../../libs/integrity/verifier/verify';
import { Facts } from '../../parts';
import { useFormat, type Format } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { texts } from './texts';

export function Checked({ finding: { promise, fault, remark, check } }: { finding: Finding }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <li className={fault ? 'fails' : 'holds'}>
      <span className="mark" aria-hidden="true">
        {fault ? '✗' : '✓'}
      </span>
      <div>
        <p>
          <span className="visually-hidden">{fault ? `${t.bad}: ` : `${t.good}: `}</span>
          {fault ? fault.why[language] : promise[language]}
        </p>
        {remark && <p className="hint">{remark[language]}</p>}
        <p className="hint">
          <code>{fault ? `${check} · ${fault.code}` : check}</code>
        </p>
      </div>
    </li>
  );
}

/** Each decision in a line: outcome, amount, day. */
export const decisionsIn = (
  { decisions }: NonNullable<Verdict['proved']>['summary'],
  t: (typeof texts)['sv'],
  { money, day }: Pick<Format, 'money' | 'day'>,
): readonly { readonly decisionId: string; readonly text: string }[] =>
  decisions.map(({ decisionId, outcome, amountOre, decidedOn, revokedOn }) => ({
    decisionId,
    text: [t.outcomes[outcome] ?? outcome, money(amountOre), day(decidedOn), revokedOn === null ? null : t.revoked(day(revokedOn))]
      .filter(Boolean)
      .join(', '),
  }));

function Proved({ proved }: { proved: NonNullable<Verdict['proved']> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { number } = format;
  const { summary, checkpoint, stream } = proved;
  const decided = decisionsIn(summary, t, format).map(({ decisionId, text }) => <p key={decisionId}>{text}</p>);
  return (
    <section className="card" aria-labelledby="proved-name">
      <h2 id="proved-name">{t.proved}</h2>
      <Facts
        items={[
          [t.number, [summary.number ?? stream, summary.title].filter(Boolean).join(': ')],
          summary.applicant !== null && [t.applicant, summary.applicant],
          [t.decision, decided.length > 0 ? decided : t.noDecision],
          [t.events, number(summary.events)],
          [t.log, checkpoint.origin],
          [
            t.size,
            <code key="root" className="root">
              {checkpoint.size}: {toHex(checkpoint.root).match(/.{4}/g)!.join(' ')}
            </code>,
          ],
        ]}
      />
    </section>
  );
}

export function Shown({ verdict }: { verdict: Verdict }) {
  const t = useTexts(texts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [verdict]);
  const { holds, findings, proved } = verdict;
  return (
    <>
      <div className={`notice verdict ${holds ? 'success' : 'danger'}`}>
        <h2 ref={heading} tabIndex={-1}>
          {holds ? t.holds : t.fails}
        </h2>
        <p>{holds ? t.holdsText : t.failsText(findings.filter(({ fault }) => fault).length)}</p>
      </div>
      {proved && <Proved proved={proved} />}
      <section aria-labelledby="checks-name">
        <h2 id="checks-name">{t.checks}</h2>
        <ul className="verified">
          {findings.map((finding) => (
            <Checked key={finding.check} finding={finding} />
          ))}
        </ul>
      </section>
    </>
  );
}
