import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../libs/kernel';
import type { DurableServer } from './durable-server';

/** Something that appends events to streams, one event at a time, each at the revision that the writer expects. */
export interface Contender {
  readonly name: string;
  /** Appends the `revision`-th event (from 0) to a stream; resolves when it is durable, rejects unless it was written there. */
  append(stream: string, revision: number): Promise<void>;
  /** How many events lie there. */
  count(): Promise<number>;
  close(): Promise<void>;
}
export type Enter = (server: DurableServer, clients: number) => Promise<Contender>;

/** Connections that the other stores are fastest with, of 4, 8, 16 and 32, on two processors; more of them get in each other's way. */
export const BEST_POOL = 16;

/** What happened, as every contender is told it: about 600 bytes of JSON together with the metadata below. */
export const TYPE = 'SupplementReceived';
export const BODY: JsonObject = {
  amountOre: 4_250_000,
  attachments: ['a3f1c2d4e5b6978812', 'b4e2d3c5f6a7089923'],
  answer: 'Budgeten är omräknad efter samtalet i tisdags; hyran för lokalen är nu med, och bidraget från kommunen är bekräftat.',
  requestId: '0198c0de-7a11-8000-8000-000000000003',
};
export const ACTOR = {
  ref: 'p_9f3c1a7e5b2d',
  role: 'applicant',
  acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
  at: 1_790_000_000,
  name: 'Åsa Öberg',
  organisation: 'Kulturföreningen Gnistan',
};
/** A time-ordered UUIDv7 at next to no cost: who makes ids how is not what is measured. */
export function eventId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** What everybody writes beside the content; new ids every time, as in life. */
export const metadata = (commandId = eventId()): JsonObject => ({
  actor: ACTOR,
  commandId,
  correlationId: commandId,
  causationId: null,
  rules: 'liggaren/1',
  recordedAt: '2026-11-02T09:15:03.123456Z',
});
