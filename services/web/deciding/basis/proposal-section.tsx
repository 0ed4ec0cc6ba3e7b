import type { Proposal } from '#projections/case-page';
import { Notice } from '../../parts';
import { ProposalDiff, ProposalText } from '../../proposals';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** The proposal as it was handed over, and what is new in it. */
export function ProposalSection() {
  const t = useTexts(texts);
  const { shortMoment } = useFormat();
  const { page, proposal, criterionName } = useBasis();
  if (!proposal) return <Notice tone="warning" title={t.noProposal} />;
  const { submitted, returned, version } = proposal;
  const earlier = page.proposals.filter((one: Proposal) => one.version < version);
  // what the delegate had last, or else the version before
  const seen = earlier.findLast((one) => one.submitted);
  const former = seen ?? earlier.at(-1);
  return (
    <section id="forslag" className="card" aria-labelledby="forslag-rubrik">
      <h2 id="forslag-rubrik">{t.proposal(version)}</h2>
      {submitted && <p className="hint">{t.submittedBy(submitted.submittedBy.name, shortMoment(submitted.at))}</p>}
      {returned && (
        <Notice tone="warning" title={t.returned(shortMoment(returned.at))}>
          <p lang="sv">{returned.reason}</p>
        </Notice>
      )}
      <ProposalText proposal={proposal} soughtOre={page.versions.at(-1)?.application.amountOre ?? null} criterionName={criterionName} />
      {former && (
        <details className="unfold" open={seen !== undefined}>
          <summary>{t.whatIsNew(former.version)}</summary>
          <ProposalDiff before={former} after={proposal} criterionName={criterionName} />
        </details>
      )}
    </section>
  );
}
