/** Three small read models, one of each kind, for the tests of this folder. */
import type { EventContext, EventLog, NewEvent } from '#libs/event-log';
import { newId, type JsonObject } from '#libs/kernel';
import type { Projection } from './projection';

export type TestEvent =
  | { readonly type: 'Opened'; readonly body: { readonly title: string; readonly on: string; readonly at: string } }
  | {
      readonly type: 'Added';
      readonly body: { readonly amount: number; readonly note: string | null; readonly tags: string[]; readonly details: JsonObject };
    }
  | { readonly type: 'Shared'; readonly body: { readonly people: string[] } }
  | { readonly type: 'Left'; readonly body: { readonly person: string } }
  | { readonly type: 'Closed'; readonly body: Record<string, never> };

type TallyRow = {
  stream: string;
  title: string;
  opened_on: string;
  opened_at: string;
  amount: number;
  note: string | null;
  tags: string[];
  details: JsonObject | null;
  large: boolean;
};

/** One row per stream, gone when it is closed. `Added` of a negative amount is what it can't take. */
export const tally: Projection<TallyRow, TestEvent> = {
  name: 'tally',
  version: 1,
  handles: ['Opened', 'Added', 'Closed'],
  tableSql: `create table {{table}} (
    stream text not null,
    title text not null,
    opened_on date not null,
    opened_at timestamptz not null,
    amount bigint not null check (amount < 1000000),
    note text,
    tags text[] not null,
    details jsonb,
    large boolean not null,
    words tsvector generated always as (to_tsvector('simple', title)) stored
  );
  create index on {{table}} (opened_on);
  create index on {{table}} using gin (words);
  `,
  key: ['stream'],
  perStream: true,
  keysOf: (event) => [[event.stream]],
  fold(row, event, [stream]) {
    switch (event.type) {
      case 'Opened':
        return {
          stream: stream as string,
          title: event.body.title,
          opened_on: event.body.on,
          opened_at: event.body.at,
          amount: 0,
          note: null,
          tags: [],
          details: null,
          large: false,
        };
      case 'Added':
        if (event.body.amount < 0) throw new RangeError('an amount is never negative');
        if (!row) return undefined;
        row.amount += event.body.amount;
        row.note = event.body.note;
        row.tags = [...row.tags, ...event.body.tags].slice(-5);
        row.details = event.body.details;
        row.large = row.amount > 1000;
        return row;
      case 'Closed':
        return undefined;
    }
    return row;
  },
};

type JournalRow = { stream: string; revision: number; type: string; told: string };

/** One row per event, never touched again. */
export const journal: Projection<JournalRow, TestEvent> = {
  name: 'journal',
  version: 1,
  handles: ['Opened', 'Added', 'Shared', 'Left', 'Closed'],
  tableSql: `create table {{table}} (
    stream text not null,
    revision integer not null,
    type text not null,
    told text not null
  );`,
  key: ['stream', 'revision'],
  appendOnly: true,
  keysOf: (event) => [[event.stream, event.revision]],
  fold: (_, event, [stream, revision]) => ({
    stream: stream as string,
    revision: revision as number,
    type: event.type,
    told: JSON.stringify(event.body),
  }),
  disposed: {
    keysOf: (event) => [[event.stream, event.revision]],
    fold: (_, event) => ({ stream: event.stream, revision: event.revision, type: event.type, told: 'gallrad' }),
  },
};

type SharingRow = { person: string; stream: string; since: number };

/** As many rows per event as it names people. */
export const sharing: Projection<SharingRow, TestEvent> = {
  name: 'sharing',
  version: 1,
  handles: ['Shared', 'Left'],
  tableSql: `create table {{table}} (person text not null, stream text not null, since bigint not null);
  create index on {{table}} (stream);`,
  key: ['person', 'stream'],
  keysOf: (event) =>
    event.type === 'Shared'
      ? [...new Set(event.body.people)].map((person) => [person, event.stream])
      : event.type === 'Left'
        ? [[event.body.person, event.stream]]
        : [],
  fold: (row, event, [person, stream]) =>
    event.type === 'Left' ? undefined : (row ?? { person: person as string, stream: stream as string, since: event.position }),
};

const context = (): EventContext => ({
  actor: {
    ref: 'p_prov',
    role: 'official',
    acr: 'http://id.elegnamnden.se/loa/1.0/loa2',
    at: 1_788_000_000,
    name: 'Prov Provsson',
    organisation: null,
  },
  commandId: newId(),
  correlationId: newId(),
  causationId: null,
  traceparent: null,
  rules: 'test/1',
  recordedAt: Temporal.Now.instant(),
});

export const opened = (title = 'Ett ärende'): TestEvent => ({
  type: 'Opened',
  body: { title, on: '2026-03-02', at: '2026-03-02T09:15:00Z' },
});
export const added = (amount: number, note: string | null = null): TestEvent => ({
  type: 'Added',
  body: { amount, note, tags: [`t${amount}`], details: { amount } },
});

/** Appends to the end of a stream, whatever its revision. Gives the position of the last event. */
export async function write(log: EventLog, stream: string, ...events: readonly TestEvent[]): Promise<number> {
  const fresh: NewEvent[] = events.map(({ type, body }) => ({ id: newId(), type, schemaVersion: 1, body: body as JsonObject }));
  const outcome = await log.append({ stream, expected: 'any', events: fresh, context: context() });
  if (outcome.kind === 'conflict') throw new Error(`conflict on ${stream}`);
  return outcome.position;
}
