/** What every page of a board's order has around it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, Tabs } from '../parts';
import { useTexts } from '../texts/language';
import { useBoards, useMayWrite } from './board';
import './delegating.css';
import { texts } from './texts';

export function Frame({ boardId, part, actions, children }: { boardId: string; part: string; actions?: ReactNode; children: ReactNode }) {
  const t = useTexts(texts);
  const { boards } = useBoards();
  const name = boards?.find((board) => board.boardId === boardId)?.name;
  const mayWrite = useMayWrite();
  const at = `/delegation/${boardId}`;
  return (
    <Page
      title={t.title}
      windowTitle={`${part} – ${t.title}`}
      above={boards && boards.length > 1 ? <Link to="/delegation">‹ {t.boards}</Link> : undefined}
      lead={name && <span lang="sv">{name}</span>}
      actions={
        <>
          {actions}
          {mayWrite && (
            <Link className="button primary" to="/delegation/$boardId/anta" params={{ boardId }}>
              {t.adopt}
            </Link>
          )}
        </>
      }
    >
      <Tabs
        label={t.parts}
        tabs={[
          { to: at, text: t.order },
          { to: `${at}/befattningar`, text: t.posts },
          { to: `${at}/versioner`, text: t.versions },
        ]}
      />
      {children}
    </Page>
  );
}
