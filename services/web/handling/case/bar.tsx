/** Stays in sight while the page is read: which case it is, whose move it is, and what can be done. */
import { Link } from '@tanstack/react-router';
import { Menu } from '../../parts';
import { useTexts } from '../../texts/language';
import { addressOf, offered } from './actions';
import { useDoing } from '../../entering/doing';
import { Deadline, Flags } from './head';
import type { OpenedCase } from './opened';
import { texts } from './texts';
import { useWords } from './words';

export function CaseBar(opened: OpenedCase) {
  const { row, caseId } = opened;
  const t = useTexts(texts);
  const { word } = useWords();
  const { open } = useDoing();
  const { primary, others } = offered(opened);
  return (
    <div className="case-bar">
      <div className="case-bar-left">
        <Flags row={row} />
        <p className="case-bar-text">
          <b className="number">{row.number ?? t.notRegistered}</b> <span className="case-bar-organisation">{row.organisation}</span>
          <span className="case-bar-move">
            {primary ? t.yourMove : t.theirMove(word('mover', row.whoseMove))}
            <span className="deadline">
              {' '}
              · <Deadline row={row} />
            </span>
          </span>
        </p>
      </div>
      <div className="buttons">
        {primary && (
          <Link {...addressOf(primary, opened)} replace resetScroll={false} className="button primary">
            {t.actions[primary.id]}
          </Link>
        )}
        <Menu text={t.more}>
          {others.map((action) => (
            <Link key={action.id} {...addressOf(action, opened)} replace resetScroll={false}>
              {t.actions[action.id]}
            </Link>
          ))}
          <Link to="/arenden/$caseId/utskrift" params={{ caseId }}>
            {t.print}
          </Link>
        </Menu>
        {opened.me.role !== 'auditor' && (
          <button type="button" className="button" onClick={() => open('jav')}>
            {t.conflict}
          </button>
        )}
      </div>
    </div>
  );
}
