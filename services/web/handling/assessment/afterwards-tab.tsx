/** The decision, and what remains when it has been made. */
import { Link } from '@tanstack/react-router';
import { Empty } from '../../parts';
import { useTexts } from '../../texts/language';
import { Changing, Ended, Reopening } from '../appeals/anew';
import { Appeals } from '../appeals/appeals';
import { PartyNotice } from '../appeals/notice';
import { useOpened } from '../case/opened';
import { BoardRecord } from './afterwards/board-record';
import { Decision } from './afterwards/decision';
import { Dispatch } from './afterwards/dispatch';
import { Close, LegalForce } from './afterwards/ending';
import { Report } from './afterwards/report';
import { texts } from './afterwards/texts';
import './assessment.css';

export function AfterwardsTab() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { page, row, me } = opened;
  const made = page.decision ?? page.writtenOff;
  const official = row.assigneeRef === me.ref;
  const open = page.closed === null;
  const chain = me.may.includes('seeBoardMeetings') && (
    <p>
      <Link to="/arenden/$caseId/kedja" params={{ caseId: opened.caseId }}>
        {t.chain}
      </Link>
    </p>
  );
  return (
    <section aria-labelledby="efter-beslutet">
      <h2 id="efter-beslutet">{t.heading}</h2>
      {made ? (
        <>
          <Decision page={page} />
          {chain}
          <Reopening />
          <ol className="afterwards">
            <Dispatch may={official && open} />
            <BoardRecord {...opened} />
            <PartyNotice listed={opened} proof={page.noticeReceived?.proof} />
            <Appeals listed={opened} page={page} />
            <Changing />
            <LegalForce may={me.role === 'official' && open} />
            {page.decision?.content.payment && <Report may={official && open} dueOn={page.decision.content.payment.reportDue} />}
            <Close may={official} isGrant={(page.decision?.content.amountOre ?? 0) > 0} />
          </ol>
        </>
      ) : (
        <Empty title={t.undecided}>
          <p>{t.undecidedHint}</p>
        </Empty>
      )}
      {!made && opened.times.appeals.length > 0 && (
        <ol className="afterwards">
          <Appeals listed={opened} page={page} />
        </ol>
      )}
      {!made && page.ended.length > 0 && chain}
      <Ended page={page} />
    </section>
  );
}
