/** Which boards there are, and what the signed-in person may do with a board's order. */
import type { SchemeInRegister } from '#projections/scheme-register';
import { useMe } from '../api/me';
import { useReading } from '../api/read';

export interface Board {
  readonly boardId: string;
  readonly name: string;
}

/** Boards that have a scheme; undefined while they are asked for. */
export function useBoards(): { readonly boards: readonly Board[] | undefined; readonly error: unknown; readonly retry: () => void } {
  const { data, error, refetch } = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes');
  const boards = data && new Map(data.body.rows.map(({ boardId, board }) => [boardId, { boardId, name: board }]));
  return { boards: boards && [...boards.values()], error, retry: () => void refetch() };
}

/** What the board has decided is written in by its secretary, and by nobody else (KL 6:37, 7:5). */
export const useMayWrite = (): boolean => useMe()?.may.includes('administerDelegation') ?? false;

export const apiOf = (boardId: string): string => `/api/delegation/${encodeURIComponent(boardId)}`;
