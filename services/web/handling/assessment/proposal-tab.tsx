/** The proposal: what remains before it, the latest version, its versions and what changed between them. */
import type { Proposal } from '#projections/case-page';
import { Empty, Notice, Written } from '../../parts';
import { ProposalText } from '../../proposals';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { OpenButton } from '../../entering';
import { useDoing } from '../../entering/doing';
import { useOpened } from '../case/opened';
import './assessment.css';
import { ProposalForm, SubmitForm } from './proposal/forms';
import { PreparationList } from './proposal/preparation-list';
import { texts } from './proposal/texts';
import { Compare, StatusTag, Versions } from './proposal/versions';
import { stopOf } from './stage';

function Standing({ latest, stale }: { latest: Proposal; stale: boolean }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const { page } = useOpened();
  if (latest.returned)
    return (
      <Notice tone="warning" title={t.returnedTitle(latest.returned.by.name, moment(latest.returned.at))}>
        <Written>{latest.returned.reason}</Written>
        <p>{t.returnedHint}</p>
      </Notice>
    );
  if (stopOf(page) === 'SUBMITTED')
    return (
      <Notice title={t.withDelegateTitle}>
        <p>{t.withDelegate}</p>
      </Notice>
    );
  return stale && stopOf(page) === null ? (
    <Notice tone="warning" title={t.staleTitle}>
      <p>{t.stale}</p>
    </Notice>
  ) : null;
}

export function ProposalTab() {
  const t = useTexts(texts);
  const { page, row, me, shown } = useOpened();
  const { doing } = useDoing();
  const { guidelines } = shown;
  const { proposals } = page;
  const latest = proposals.at(-1);
  const official = row.assigneeRef === me.ref;
  const may = official && stopOf(page) === null;
  const soughtOre = page.versions.at(-1)?.application.amountOre ?? null;
  const criterionName = (criterion: string): string => guidelines?.criteria.find(({ id }) => id === criterion)?.name ?? criterion;
  const writing = may && doing === 'skriv';
  return (
    <section aria-labelledby="forslag">
      <h2 id="forslag">{t.heading}</h2>
      <div className="split">
        <div>
          {latest && <Standing latest={latest} stale={row.flags.includes('PROPOSAL_STALE')} />}
          {may && !writing && (
            <div className="buttons actions">
              <OpenButton gor="skriv" small={false}>
                {latest ? t.revise : t.write}
              </OpenButton>
              {latest && !latest.returned && (
                <OpenButton gor="lamna" small={false}>
                  {t.submit}
                </OpenButton>
              )}
            </div>
          )}
          {may && latest && <SubmitForm version={latest.version} />}
          {may && guidelines && <ProposalForm guidelines={guidelines} />}
          {latest && !writing && (
            <article className="card" aria-labelledby="senaste">
              <h3 id="senaste" className="with-tag">
                {t.versionOf(latest.version)} <StatusTag proposal={latest} />
              </h3>
              <ProposalText proposal={latest} soughtOre={soughtOre} criterionName={criterionName} />
            </article>
          )}
          {!latest && !writing && (
            <Empty title={t.none}>
              <p>{t.noneHint}</p>
              {!official && <p>{t.officialOnly}</p>}
            </Empty>
          )}
        </div>
        {stopOf(page) === null && <PreparationList />}
      </div>
      {proposals.length > 1 && (
        <>
          <Compare proposals={proposals} soughtOre={soughtOre} criterionName={criterionName} />
          <Versions proposals={proposals.slice(0, -1)} soughtOre={soughtOre} criterionName={criterionName} />
        </>
      )}
    </section>
  );
}
