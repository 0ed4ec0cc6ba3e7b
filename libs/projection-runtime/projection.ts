import type { RecordedEvent } from '#libs/event-log';
import type { Json } from '#libs/kernel';

/**
 * What a column can hold, by its type in `table.sql`:
 *
 * | column                                        | value in the row                                                   |
 * | --------------------------------------------- | ------------------------------------------------------------------ |
 * | `text`, `uuid`                                | string                                                             |
 * | `integer`, `bigint`, `numeric`, `double precision` | number (öre fit in a JS number)                               |
 * | `boolean`                                     | boolean                                                            |
 * | `date`                                        | string `YYYY-MM-DD`                                                |
 * | `timestamptz`                                 | ISO string; given back as UTC with six decimals (`…:05.000000Z`), so compare instants as instants, never as text |
 * | `text[]`, `uuid[]`, `integer[]`, `date[]` …   | array                                                              |
 * | `jsonb`                                       | any JSON; `null` is SQL NULL                                       |
 *
 * Every column is in every row, `null` when there is nothing. Columns `generated always as (…) stored` are not in the row at all.
 */
export type ColumnValue = Json;

/** One row, column name → value. Declare it with `type`, not `interface`: an interface has no index signature. */
export type Row = { [column: string]: ColumnValue };

/** The values of the key columns, in the order of {@link Projection.key}. */
export type Key = readonly (string | number)[];

/** The kinds of events that a projection reads: unions of the `…Event` types of the contexts' `events.ts`. */
export interface EventShape {
  readonly type: string;
  readonly body: unknown;
}

/** An event from the log with `type` and `body` as the context types them: a `switch (event.type)` narrows the body. */
export type ProjectedEvent<E extends EventShape> = E extends EventShape
  ? Omit<RecordedEvent, 'type' | 'body'> & { readonly type: E['type']; readonly body: E['body'] }
  : never;

/** An event whose content has lawfully been disposed of (gallrad): the envelope is all there is. */
export type DisposedEvent = Omit<RecordedEvent, 'body'> & { readonly body: null };

/**
 * A read model: one table, kept by folding events into rows. Pure: no clock, no database, no side effects. The same events give the same table
 * however they are cut into batches, and the table can be thrown away and rebuilt at any time.
 *
 * ```ts
 * type CaseQueueRow = { case_id: string; title: string; amount_ore: number | null; phase: string; advisers: string[] };
 *
 * export const caseQueue: Projection<CaseQueueRow, CaseEvent> = {
 *   name: 'case_queue',
 *   version: 1,
 *   handles: ['ApplicationSubmitted', 'DecisionMade'],
 *   tableSql: readFileSync(join(__dirname, 'table.sql'), 'utf8'),
 *   key: ['case_id'],
 *   keysOf: (event) => [[event.stream.slice(CASE_PREFIX.length)]],
 *   fold(row, event, [caseId]) { … },
 * };
 * ```
 */
export interface Projection<R extends Row = Row, E extends EventShape = EventShape> {
  /** `snake_case`, at most 40 characters. The table is `read.<name>_v<version>`; queries read the view `read.<name>`, which is switched to a new table when it is whole. */
  readonly name: string;
  /** Raise it by one whenever `table.sql` or the meaning of `keysOf` or `fold` changes: the runtime then rebuilds and switches. */
  readonly version: number;
  /** Event types that it reads; it is never given any other. */
  readonly handles: readonly E['type'][];
  /**
   * Text of `table.sql`. First statement: `create table {{table}} (…)`. After it any number of `create index on {{table}} (…)`, run when the
   * table is filled. `{{table}}` becomes the qualified name, so give indexes no name of their own. No primary key: the runtime adds it from
   * `key`. Every statement ends with `;` at the end of a line. No foreign keys, triggers, defaults or identity columns.
   */
  readonly tableSql: string;
  /** Columns of the primary key. */
  readonly key: readonly (keyof R & string)[];
  /**
   * True when no two events touch the same row (a history: every event makes one new row, key e.g. `['case_id', 'revision']` or `['position']`).
   * The runtime then never looks for earlier rows, and keeps none in memory while rebuilding; `fold` is always given `undefined`.
   */
  readonly appendOnly?: boolean;
  /**
   * True when no two streams touch the same row: what a stream's events say in their own order is then the whole row, and the table is rebuilt stream
   * by stream, each row written once. Where two streams make the same row nonetheless, the key can't be made, and the table is built in log order after
   * all. A read model without this and without `appendOnly` always is, which takes many times as long.
   */
  readonly perStream?: boolean;
  /** The rows that the event touches, each once; `[]` = none. An event may touch several (one row per participant). */
  keysOf(event: ProjectedEvent<E>): readonly Key[];
  /**
   * The row after the event, called once per key of the event, in log order. `row` is undefined when there is none; the result undefined = no row
   * (it is deleted). The row belongs to the builder: change it and return it, or return a new one, as you like. A throw parks the event and stops
   * this projection until somebody has looked, so throw only for what can't be.
   */
  fold(row: R | undefined, event: ProjectedEvent<E>, key: Key): R | undefined;
  /**
   * What follows from the rest of the row alone: done when the row is written down, not after each event, which is what makes a rebuild of rows that
   * many events touch cheap. Done again it gives the same. The row is the builder's, as in `fold`.
   */
  finish?(row: R): R;
  /**
   * What to make of events whose content has been disposed of. Without it they are passed over, as if they had not been there. Only `stream`,
   * `revision`, `type`, times and `actor.ref` are left to build on.
   */
  readonly disposed?: {
    keysOf(event: DisposedEvent): readonly Key[];
    fold(row: R | undefined, event: DisposedEvent, key: Key): R | undefined;
  };
}

/** A projection whose rows and events are nobody's business: what the runtime is given. */
export type AnyProjection = Omit<Projection, 'key'> & { readonly key: readonly string[] };
