import { Link, Navigate } from '@tanstack/react-router';
import { Empty, Failed, Page, Skeleton } from '../parts';
import { useTexts } from '../texts/language';
import { useBoards } from './board';
import { texts } from './texts';

/** Straight to the order when there is only one board. */
export function BoardsPage() {
  const t = useTexts(texts);
  const { boards, error, retry } = useBoards();
  const [only, second] = boards ?? [];
  if (only && !second) return <Navigate to="/delegation/$boardId" params={{ boardId: only.boardId }} replace />;
  return (
    <Page title={t.title} lead={boards && boards.length > 0 ? t.chooseBoard : undefined} width="reading">
      {Boolean(error) && <Failed error={error} onRetry={retry} />}
      {!boards && !error && <Skeleton />}
      {boards?.length === 0 && (
        <Empty title={t.noBoards}>
          <p>{t.noBoardsText}</p>
        </Empty>
      )}
      {boards && boards.length > 0 && (
        <ul>
          {boards.map(({ boardId, name }) => (
            <li key={boardId}>
              <Link to="/delegation/$boardId" params={{ boardId }} lang="sv">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
