/** 8: whoever administers the event store deletes, tombstones and scavenges. The tree lies in PostgreSQL, and what was signed with the signer. */
import { EventStoreDbEventLog } from '../../../libs/event-log/eventstoredb';
import { KeptProofs, remembered, Sealing, Signer, verifyLog, type Fault } from '../../../libs/sealing';
import { Double } from '../../eventstoredb/server';
import type { Case, Ground } from '../case';
import { A, answered, B, C, database, eventually, first, ORIGIN, QUICK, write } from './bed';

interface OnStore {
  readonly double: Double;
  readonly log: EventStoreDbEventLog;
  readonly verified: () => Promise<readonly Fault[]>;
}

async function onStore(ground: Ground): Promise<OnStore> {
  const db = await database(ground);
  const double = await new Double().start();
  ground.closing(() => double.stop());
  const open = () =>
    new EventStoreDbEventLog({ url: `${double.url}?tls=false`, origin: ORIGIN, application: 'liggaren@test', production: false });
  const log = open();
  ground.closing(() => log.close());
  await write(log, 30, A);
  await write(log, 20, B);
  await write(log, 10, A);
  await write(log, 10, C);
  const folder = ground.folder();
  const signer = await Signer.open(folder, ORIGIN);
  const sealing = new Sealing({ pool: db.app, log, signer, ...QUICK });
  sealing.start();
  await eventually(async () => (await new KeptProofs(db.app, log).checkpoints.latest())?.size === 71);
  await sealing.stop();
  await signer.close();
  return {
    double,
    log,
    verified: async () => {
      const anew = open();
      ground.closing(() => anew.close());
      const signed = await remembered(folder, ORIGIN);
      return (await verifyLog({ pool: db.app, log: anew, signed, full: true })).faults.inOrder();
    },
  };
}

/** What was deleted is gone for good. */
function scavenge({ store }: Double, stream: string): void {
  const own = store.all.filter((event) => event.stream === stream);
  for (const event of own) store.all.splice(store.all.indexOf(event), 1);
}

const administered = (nr: string, name: string, expected: string, act: (on: OnStore) => void): Case => ({
  nr,
  name: `event store: ${name}`,
  expected,
  run: async (ground) => {
    const on = await onStore(ground);
    act(on);
    return first(await on.verified());
  },
});

export const onTheEventStore: readonly Case[] = [
  administered('8', 'control: nothing', 'nothing found', () => undefined),
  administered('8a', 'a stream tombstoned and scavenged: its first leaf is missing', 'TREE 30', ({ double }) => {
    double.store.tombstone(B);
    scavenge(double, B);
  }),
  administered('8b', 'a stream truncated ($maxCount, $tb) and scavenged', 'TREE 30', ({ double }) => {
    double.store.softDelete(B);
    scavenge(double, B);
  }),
  administered(
    '8c',
    'control: a stream truncated and nothing scavenged: nothing is lost from the log itself',
    'nothing found',
    ({ double }) => double.store.softDelete(B),
  ),
  administered('8d', 'an event with other bytes in its place', 'UNREADABLE 35', ({ double }) => {
    (double.store.events(B)![5] as { data: Uint8Array }).data = Buffer.from('{}');
  }),
  {
    nr: '8e',
    name: 'event store: a truncated stream is written to by a process that never saw it',
    expected: 'told: was the stream deleted; UNREADABLE 71',
    run: async (ground) => {
      const { double, verified } = await onStore(ground);
      double.store.softDelete(B);
      const anew = new EventStoreDbEventLog({
        url: `${double.url}?tls=false`,
        origin: ORIGIN,
        application: 'liggaren@test',
        production: false,
      });
      ground.closing(() => anew.close());
      const told = /was the stream deleted/.exec(await answered(() => write(anew, 1, B)))?.[0] ?? 'nothing';
      return `told: ${told}; ${first(await verified())}`;
    },
  },
  {
    nr: '8f',
    name: 'event store: a tombstoned stream is written to',
    expected: 'refused',
    run: async (ground) => {
      const { double, log, verified } = await onStore(ground);
      double.store.tombstone(C);
      const said = await answered(() => write(log, 1, C));
      return said === 'done' || (await verified()).length > 0 ? said : 'refused';
    },
  },
];
