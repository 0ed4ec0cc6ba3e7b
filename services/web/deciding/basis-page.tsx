/** Everything that a decision rests on, the right to make it, and the decision itself. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StatementAnswer } from '../../api/commands/answers';
import { OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { Facts, Notice, Page } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { useBasis } from './basis/basis';
import { CommentsSection } from './basis/comments-section';
import { CriteriaSection } from './basis/criteria-section';
import { ImpartialitySection } from './basis/impartiality-section';
import { OwnShareSection } from './basis/own-share-section';
import { ProposalSection } from './basis/proposal-section';
import { Happened, SinceSection } from './basis/since-section';
import { TestsSection } from './basis/tests-section';
import {
  decideBody,
  grantedOre,
  kindOf,
  startingFrom,
  unanswered,
  writeOffBody,
  type DecideValues,
  type Signing,
  type WriteOffValues,
} from './deciding';
import { DelegationPanel } from './delegation-panel';
import { useStatementForm } from './statement-form';
import { texts } from './texts';
import { useArrival } from './use-arrival';
import { Decide } from './ways/decide';
import { Refer, SendBack, Way } from './ways/other-ways';
import { WriteOff } from './ways/write-off';

type OnShown = (command: Signing['command'], body: object, shown: StatementAnswer) => void;

function AtAGlance() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money, away, day } = useFormat();
  const { page, row, proposal, shown } = useBasis();
  const own = shown.ownShare?.totalOre;
  return (
    <Facts
      inline
      items={[
        proposal && [
          t.proposedIs,
          <span key="proposed">
            <span className="capital">{OUTCOME_NAMES[proposal.outcome][language]}</span>
            {proposal.amountOre > 0 && (
              <>
                <br />
                {t.partly(money(proposal.amountOre), money(row.amountOre))}
              </>
            )}
          </span>,
        ],
        !proposal && [t.sought, money(row.amountOre)],
        own !== null && own !== undefined && [t.own, money(own)],
        [t.officer, row.assigneeName ?? t.nobody],
        page.acknowledged && [t.expected, `${day(page.acknowledged.expectedBy)} (${away(page.acknowledged.expectedBy)})`],
      ]}
    />
  );
}

/** What came in while the page was open, told where the decision is written. */
function ChangedSince() {
  const t = useTexts(texts);
  const { caseId, shown } = useBasis();
  const [opened] = useState(shown.revision);
  if (shown.revision === opened) return null;
  return (
    <Notice tone="warning" title={t.changedSince}>
      <Happened caseId={caseId} after={opened} level={3} />
    </Notice>
  );
}

function DecideOnMerits({ onShown }: { onShown: OnShown }) {
  const t = useTexts(texts);
  const { caseId, page, shown, proposal } = useBasis();
  const soughtOre = page.versions.at(-1)!.application.amountOre;
  const statement = useStatementForm<DecideValues>({
    to: `/api/cases/${caseId}/decision-statement`,
    keep: `${caseId}/decide`,
    initial: startingFrom(proposal!, shown.guidelines),
    body: (values) => decideBody(values, soughtOre, shown.guidelines?.terms.version ?? null),
    onShown: (body, made) => onShown('decision', body, made),
  });
  const { values } = statement.form;
  return (
    <>
      <DelegationPanel caseId={caseId} kind={kindOf(values.content.outcome)} amountOre={grantedOre(values, soughtOre)} />
      <section id="beslut" className="card deciding-form" aria-labelledby="beslut-rubrik">
        <h2 id="beslut-rubrik">{t.yourDecision}</h2>
        <ChangedSince />
        <Decide statement={statement} writtenFor={statement.keptAt ? values.proposalVersion : null} />
      </section>
    </>
  );
}

function WriteOffCase({ onShown, cause }: { onShown: OnShown; cause: WriteOffValues['cause'] }) {
  const { caseId } = useBasis();
  const statement = useStatementForm<WriteOffValues>({
    to: `/api/cases/${caseId}/write-off-statement`,
    keep: `${caseId}/write-off/${cause}`,
    initial: { cause, reasons: '', boardQuestions: unanswered() },
    body: writeOffBody,
    onShown: (body, made) => onShown('write-off', body, made),
  });
  return <WriteOff statement={statement} />;
}

export function BasisPage({ onShown }: { onShown: OnShown }) {
  const t = useTexts(texts);
  useArrival();
  const { caseId, page, row, proposal } = useBasis();
  const withdrawn = page.withdrawn !== null;
  const atBoard = !withdrawn && row.flags.includes('AT_BOARD');
  const submitted =
    !withdrawn && !atBoard && proposal?.submitted && !proposal.returned && proposal.version === page.proposals.at(-1)?.version;
  return (
    <Page title={row.organisation} above={row.number ?? t.withoutNumber} lead={<span lang="sv">{row.title}</span>}>
      <AtAGlance />
      {atBoard && (
        <Notice tone="warning" title={t.atBoard}>
          <p>{t.atBoardText}</p>
        </Notice>
      )}
      {withdrawn && (
        <Notice tone="warning" title={t.withdrawn}>
          <p>{t.withdrawnText}</p>
        </Notice>
      )}
      {!withdrawn && !atBoard && !submitted && (
        <Notice tone="information" title={t.notSubmitted}>
          <p>{t.notSubmittedText}</p>
        </Notice>
      )}
      <nav className="jumps">
        {submitted && <a href="#beslut">{t.toDecision}</a>}
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {t.wholeCase}
        </Link>
      </nav>
      <div className="deciding">
        <div className="deciding-basis">
          <ProposalSection />
          <SinceSection />
          <CommentsSection />
          <CriteriaSection />
          <OwnShareSection />
          <TestsSection />
          <ImpartialitySection />
        </div>
        {submitted && <DecideOnMerits onShown={onShown} />}
        {withdrawn && (
          <>
            <DelegationPanel caseId={caseId} kind="AVSKRIVNING" amountOre={0} />
            <section id="beslut" className="card deciding-form" aria-labelledby="avskriv-rubrik">
              <h2 id="avskriv-rubrik">{t.writeOff}</h2>
              <WriteOffCase onShown={onShown} cause="WITHDRAWN" />
            </section>
          </>
        )}
        {!withdrawn && !atBoard && (
          <section className="deciding-form" aria-labelledby="annat-rubrik">
            <h2 id="annat-rubrik">{t.otherWays}</h2>
            {submitted && <SendBack />}
            <Refer />
            <Way title={t.writeOff} lead={t.writeOffLead} keep={`${caseId}/write-off/OBJECT_GONE`}>
              <WriteOffCase onShown={onShown} cause="OBJECT_GONE" />
            </Way>
          </section>
        )}
      </div>
    </Page>
  );
}
