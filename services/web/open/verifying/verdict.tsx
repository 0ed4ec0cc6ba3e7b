import { toHex } from '../../../../libs/integrity/bytes';
import type { Finding, Verdict } from '../../../../libs/integrity/verifier/verify';
import { Facts } from '../../parts';
import { useFormat, type Format } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { Marked, Outcome, Said } from './outcome';
import { texts } from './texts';

function Checked({ finding: { promise, fault, remark, check } }: { finding: Finding }) {
  const { language } = useLanguage();
  const holds = !fault;
  return (
    <Marked holds={holds}>
      <div>
        <p>
          <Said holds={holds} />
          {fault ? fault.why[language] : promise[language]}
        </p>
        {remark && <p className="hint">{remark[language]}</p>}
        <p className="hint">
          <code>{fault ? `${check} · ${fault.code}` : check}</code>
        </p>
      </div>
    </Marked>
  );
}

export const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <ul className="verified">
    {findings.map((finding) => (
      <Checked key={finding.check} finding={finding} />
    ))}
  </ul>
);

/** Its number and what it is called. */
export const nameOf = ({ summary: { number, title }, stream }: NonNullable<Verdict['proved']>): string =>
  [number ?? stream, title].filter(Boolean).join(': ');

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
  const { summary, checkpoint } = proved;
  const decided = decisionsIn(summary, t, format).map(({ decisionId, text }) => <p key={decisionId}>{text}</p>);
  return (
    <section className="card" aria-labelledby="proved-name">
      <h2 id="proved-name">{t.proved}</h2>
      <Facts
        items={[
          [t.number, nameOf(proved)],
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
  const { holds, findings, proved } = verdict;
  return (
    <>
      <Outcome of={verdict} holds={holds} title={holds ? t.holds : t.fails}>
        {holds ? t.holdsText : t.failsText(findings.filter(({ fault }) => fault).length)}
      </Outcome>
      {proved && <Proved proved={proved} />}
      <section aria-labelledby="checks-name">
        <h2 id="checks-name">{t.checks}</h2>
        <Findings findings={findings} />
      </section>
    </>
  );
}
