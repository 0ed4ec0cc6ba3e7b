/** A log of realistic cases as the processes write them: personal fields encrypted, in PostgreSQL, with its tree, seals and checkpoints. */
import type { Pool } from 'pg';
import type { EventLog, SealedReader } from '../../../libs/event-log';
import { SystemClock } from '../../../libs/kernel';
import { HeldKey } from '../../../libs/privacy';
import { MemorySubjectKeys } from '../../../libs/privacy/memory';
import { PostgresSubjectKeys } from '../../../libs/privacy/postgres';
import { Sealing, sealingStanding, Signer } from '../../../libs/sealing';
import { withFieldKeys } from '../../../services/all/field-keys';
import { fillLog } from '../rebuild';

export type Log = EventLog & SealedReader;

const EVENTS_PER_CASE = 25;
/** Times that the log is sealed and signed while it grows. */
const PORTIONS = 20;
const KEYS_AT_A_TIME = 5000;

const KEK = new HeldKey(Buffer.alloc(32, 7));

/** Keys made for a portion of the log, kept when it has been written: asking for each would take longer than all the rest. */
class KeysOfPortion extends MemorySubjectKeys {
  private fresh = new Set<string>();

  override openOrMake(kids: readonly string[]): ReturnType<MemorySubjectKeys['openOrMake']> {
    for (const kid of kids) this.fresh.add(kid);
    return super.openOrMake(kids);
  }
  async keepIn(store: PostgresSubjectKeys): Promise<void> {
    const wrapped = await this.keep([...this.fresh]);
    for (let at = 0; at < wrapped.length; at += KEYS_AT_A_TIME) await store.restore(wrapped.slice(at, at + KEYS_AT_A_TIME));
    this.fresh = new Set();
  }
}

/** The log as it is read by those who fold it: with its fields in clear. */
export const readable = (log: Log, pool: Pool): Log => withFieldKeys(log, new PostgresSubjectKeys(pool, KEK));

/** What is in it so far is sealed and signed; a new keeper seals what came while nobody was there. */
async function sealUp(pool: Pool, log: Log, signer: Signer): Promise<void> {
  const sealing = new Sealing({ pool, log, signer, witnesses: null, clock: new SystemClock(), roundMs: 10 });
  sealing.start();
  for (let size = -1; size < (await log.head()) || (await signer.signed()).size < size;) {
    ({ size } = await sealingStanding(pool));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await sealing.stop();
}

/** At the least so many events. `folder`: the signer's. */
export async function writeLog(
  log: Log,
  pool: Pool,
  { events, folder, origin }: { events: number; folder: string; origin: string },
): Promise<void> {
  const cases = Math.ceil(events / EVENTS_PER_CASE / PORTIONS);
  const keys = new KeysOfPortion(KEK);
  const written = withFieldKeys(log, keys);
  const signer = await Signer.open(folder, origin);
  for (let portion = 0; portion < PORTIONS; portion++) {
    await fillLog(written, cases, portion * cases, EVENTS_PER_CASE);
    await keys.keepIn(new PostgresSubjectKeys(pool, KEK));
    await sealUp(pool, log, signer);
    console.error(`${await log.head()} events`);
  }
  await signer.close();
}
