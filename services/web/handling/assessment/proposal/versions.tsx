/** The versions of a proposal, and what changed from one to another. */
import { useState } from 'react';
import type { Proposal } from '#projections/case-page';
import { Choice, Tag, type Tone } from '../../../parts';
import { ProposalDiff, ProposalText } from '../../../proposals';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../../case/opened';
import { texts } from './texts';

export type ProposalStatus = 'DRAFT' | 'SUBMITTED' | 'RETURNED';
export const statusOf = ({ submitted, returned }: Proposal): ProposalStatus => (returned ? 'RETURNED' : submitted ? 'SUBMITTED' : 'DRAFT');
const TONES = { DRAFT: 'neutral', SUBMITTED: 'success', RETURNED: 'warning' } as const satisfies Record<ProposalStatus, Tone>;

export function StatusTag({ proposal }: { proposal: Proposal }) {
  const t = useTexts(texts);
  const status = statusOf(proposal);
  return <Tag tone={TONES[status]}>{t.status[status]}</Tag>;
}

interface Given {
  /** First to latest. */
  readonly proposals: readonly Proposal[];
  readonly soughtOre: number | null;
  readonly criterionName: (criterion: string) => string;
}

export function Compare({ proposals, criterionName }: Given) {
  const t = useTexts(texts);
  const [chosen, choose] = useState<{ from: string; to: string } | null>(null);
  const versions = proposals.map(({ version }) => String(version));
  // until somebody chooses, what the latest changed
  const { from, to } = chosen ?? { from: versions.at(-2)!, to: versions.at(-1)! };
  const find = (version: string): Proposal => proposals.find((one) => String(one.version) === version)!;
  const options = versions.map((value) => ({ value, text: t.versionOf(Number(value)) }));
  return (
    <section className="card" aria-labelledby="jamfor">
      <h2 id="jamfor">{t.compare}</h2>
      <div className="compare-choice">
        <Choice
          id="jamfor-fran"
          name="from"
          label={t.from}
          value={from}
          onChange={(value) => choose({ from: value, to })}
          error={undefined}
          open={false}
          options={options}
        />
        <Choice
          id="jamfor-till"
          name="to"
          label={t.to}
          value={to}
          onChange={(value) => choose({ from, to: value })}
          error={undefined}
          open={false}
          options={options}
        />
      </div>
      <ProposalDiff before={find(from)} after={find(to)} criterionName={criterionName} />
    </section>
  );
}

export function Versions({ proposals, soughtOre, criterionName }: Given) {
  const t = useTexts(texts);
  const { whole = false } = useOpened();
  const { moment } = useFormat();
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">{t.versions}</h2>
      {proposals.toReversed().map((proposal) => (
        <details key={proposal.version} className="card version" open={whole}>
          <summary>
            <span className="with-tag">
              <strong>{t.versionOf(proposal.version)}</strong>
              <StatusTag proposal={proposal} />
              <span className="hint">{t.writtenBy(proposal.author.name, moment(proposal.at))}</span>
            </span>
          </summary>
          {proposal.returned && (
            <p>
              {t.returnedTitle(proposal.returned.by.name, moment(proposal.returned.at))}: <span lang="sv">{proposal.returned.reason}</span>
            </p>
          )}
          <ProposalText proposal={proposal} soughtOre={soughtOre} criterionName={criterionName} />
        </details>
      ))}
    </section>
  );
}
