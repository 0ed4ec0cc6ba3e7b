/** A read model with one row for every case, from its application on. */
import type { CaseEvent } from '#libs/grant-cases/events';
import type { Projection } from '#libs/projection-runtime';
import { closeAccess, type AccessColumns } from './access';
import { receivedWithoutContent } from './disposed';
import { CASE_EVENT_TYPES, caseKey, type CaseFact } from './events';

type CaseRow = AccessColumns & { case_id: string; revision: number; position: number };

export interface RowPerCase<R extends CaseRow> {
  readonly name: string;
  readonly version: number;
  readonly tableSql: string;
  /** The row that the application makes. */
  readonly received: (caseId: string, event: Extract<CaseFact, { type: 'ApplicationSubmitted' }>) => R;
  /** The row after any event, the application included. */
  readonly evolve: (row: R, event: CaseFact) => void;
  /** What follows from the row as it then stands. */
  readonly finish?: (row: R) => R;
}

const at = <R extends CaseRow>(row: R, { revision, position }: { readonly revision: number; readonly position: number }): R => {
  row.revision = revision;
  row.position = position;
  return row;
};

export const rowPerCase = <R extends CaseRow>({ received, evolve, ...model }: RowPerCase<R>): Projection<R, CaseEvent> => ({
  ...model,
  handles: CASE_EVENT_TYPES,
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(existing, event, [caseId]) {
    const row = event.type === 'ApplicationSubmitted' ? received(caseId as string, event) : existing;
    if (!row) return undefined;
    evolve(row, event);
    return at(row, event);
  },
  disposed: {
    keysOf: caseKey,
    fold(existing, event, [caseId]) {
      const application = receivedWithoutContent(event);
      const row = application ? received(caseId as string, application) : existing;
      if (!row) return undefined;
      closeAccess(row, event);
      return at(row, event);
    },
  },
});
