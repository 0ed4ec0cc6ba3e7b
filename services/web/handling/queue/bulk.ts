/** The same command to several cases, each on its own: one that is refused stops no other, and says why. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CaseQueueItem } from '#projections/case-queue';
import { give } from '../../api/command';
import { NoContact, Refused } from '../../api/problem';
import { readAnew } from '../../api/read';

export type Outcome = { readonly kind: 'waiting' | 'sending' | 'done' | 'no-contact' } | { readonly kind: 'refused'; readonly why: string };
export interface Try {
  readonly row: CaseQueueItem;
  /** The same as long as nobody knows what became of it. */
  readonly key: string;
  /** What the person saw; after "somebody was faster", what they have now been told. */
  readonly revision: number;
  readonly outcome: Outcome;
}

/** Few enough to leave room for others. */
const AT_ONCE = 4;

export interface Bulk {
  readonly tries: readonly Try[];
  readonly running: boolean;
  readonly start: (rows: readonly CaseQueueItem[], body: object) => void;
  /** Those that did not go through, once more. */
  readonly retry: () => void;
  readonly clear: () => void;
}

export function useBulk(command: 'assign' | 'acknowledge'): Bulk {
  const queries = useQueryClient();
  const [tries, setTries] = useState<readonly Try[]>([]);
  const [running, setRunning] = useState(false);
  const body = useRef<object>({});

  const run = useCallback(
    async (all: readonly Try[]): Promise<void> => {
      setRunning(true);
      const state = [...all];
      const told = (index: number, change: Partial<Try>): void => {
        state[index] = { ...state[index]!, ...change };
        setTries([...state]);
      };
      setTries(state);
      const left = state.flatMap(({ outcome }, index) => (outcome.kind === 'done' ? [] : [index]));
      const work = async (): Promise<void> => {
        for (let index = left.shift(); index !== undefined; index = left.shift()) {
          told(index, { outcome: { kind: 'sending' } });
          const { row, key, revision } = state[index]!;
          try {
            await give(`/api/cases/${row.caseId}/${command}`, body.current, { key, etag: `"${revision}"` });
            told(index, { outcome: { kind: 'done' } });
          } catch (error) {
            if (error instanceof NoContact) told(index, { outcome: { kind: 'no-contact' } });
            else if (error instanceof Refused) {
              const { problem } = error;
              const why = [problem.detail, ...(problem.changes ?? []).map(({ what }) => what)].join(' ');
              told(index, { outcome: { kind: 'refused', why }, key: crypto.randomUUID(), revision: problem.actualRevision ?? revision });
            } else throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      await readAnew(queries, null);
      setRunning(false);
    },
    [command, queries],
  );

  return {
    tries,
    running,
    start: (rows, with_) => {
      body.current = with_;
      void run(rows.map((row) => ({ row, key: crypto.randomUUID(), revision: row.revision, outcome: { kind: 'waiting' } })));
    },
    retry: () => void run(tries),
    clear: () => setTries([]),
  };
}
