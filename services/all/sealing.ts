/** Keeps the tree over the log and has it signed, in the processes that have the role of worker. */
import type { Pool } from 'pg';
import type { EventLog } from '#libs/event-log';
import type { Clock } from '#libs/kernel';
import {
  inPlace,
  Integrator,
  KeyChange,
  OtherHistory,
  refuseOtherHistory,
  remembered,
  Sealing,
  sealingStanding,
  StandingFor,
  StoredTree,
  verificationStanding,
  WitnessesByPolicy,
  WrongLeaf,
  type CheckpointSigner,
  type Signed,
} from '#libs/sealing';
import { RemoteSigner, SignerWhenFree } from '#libs/sealing/module';
import type { Metrics, Readiness } from '../api/observability';
import type { Configuration } from './configuration';

export interface OpenSealing {
  readonly configuration: Pick<Configuration, 'proof' | 'dataFolder' | 'logOrigin'>;
  readonly pool: Pool;
  readonly log: EventLog;
  readonly clock: Clock;
  /** Told, for whoever runs the service, of what goes wrong. */
  readonly onTrouble: (what: string) => void;
}
export interface OpenedSealing {
  start(): void;
  close(): Promise<void>;
}

/** What the signer remembers, whichever process works with it. */
export const signedBy =
  ({ proof, dataFolder, logOrigin }: Pick<Configuration, 'proof' | 'dataFolder' | 'logOrigin'>) =>
  (): Promise<Signed | null> =>
    proof.signer ? new RemoteSigner(proof.signer.url, proof.signer.token).signed() : remembered(`${dataFolder}/signer`, logOrigin);

/** The register is not started on a log that is not the one that was signed. `message` is Swedish. */
export class StartRefused extends Error {
  constructor(cause: OtherHistory) {
    super(
      `${cause.message} Liggaren startar inte: det som skrivs nu skulle bli en andra historik vid sidan av den undertecknade. ` +
        'Återställ en säkerhetskopia som har allt, och läs docs/operations.md ("The log is not the one that was signed").',
      { cause },
    );
  }
}

/** Throws {@link StartRefused} when the log has gone back, or is another, since it was last signed (audit.md 2.1, 9 case 7). */
export async function openSealing({ configuration, pool, log, clock, onTrouble }: OpenSealing): Promise<OpenedSealing> {
  const { proof, dataFolder, logOrigin } = configuration;
  const own = proof.signer ? null : new SignerWhenFree(`${dataFolder}/signer`, logOrigin);
  const signer: CheckpointSigner = own ?? new RemoteSigner(proof.signer!.url, proof.signer!.token);
  const mayKeep = async (): Promise<boolean> => !(await own?.isTaken());
  try {
    // one that another process works with has been held against the log by that one
    if (await mayKeep()) await refuseOlderLog(pool, log, signer, onTrouble);
  } catch (error) {
    await own?.close();
    throw error;
  }
  const witnesses = proof.policy && new WitnessesByPolicy(proof.policy);
  const onAlarm = (why: string | null): void => onTrouble(why === null ? 'log proofs: go on' : `log proofs: STOPPED: ${why}`);
  const onError = (error: unknown): void => onTrouble(`log proofs: ${String(error)}`);
  const sealing = new Sealing({ pool, log, signer, witnesses, clock, mayKeep, onAlarm, onError });
  const keyChange = new KeyChange({ pool, log, signer, witnessed: witnesses !== null, clock, mayKeep, onError });
  return {
    start: () => {
      sealing.start();
      keyChange.start();
    },
    close: async () => {
      await Promise.all([sealing.stop(), keyChange.stop()]);
      await own?.close();
    },
  };
}

async function refuseOlderLog(pool: Pool, log: EventLog, signer: CheckpointSigner, onTrouble: (what: string) => void): Promise<void> {
  const signed = await signer.signed().catch((error: unknown) => onTrouble(`log proofs: the signer does not answer: ${String(error)}`));
  if (!signed || signed.size === 0) return;
  const tree = new StoredTree(pool);
  try {
    const edge = await tree.edge();
    const placed = await inPlace(pool, log, tree, edge);
    if (placed.size < edge.size) return await refuseOtherHistory(tree, placed, signed);
    await new Integrator(log, tree).catchUp(placed);
    await refuseOtherHistory(tree, await tree.edge(), signed);
  } catch (error) {
    if (error instanceof OtherHistory) throw new StartRefused(error);
    // an event that does not hold is told of with its index as soon as the sealing works; people go on reading meanwhile
    if (!(error instanceof WrongLeaf)) throw error;
  }
}

/**
 * Health and metrics of the proofs, in every process. A log that is not the one that was signed takes no more requests; everything else (a signer or
 * witnesses that are away, an event that does not hold) is told and turns nobody away.
 */
export function watchSealing(pool: Pool, readiness: Readiness, metrics: Metrics): void {
  const standingFor = new StandingFor(pool);
  readiness.add({
    name: 'proofs',
    vital: false,
    ask: async () => {
      const { size, kept, alarm } = await sealingStanding(pool);
      if (alarm) throw new Error(alarm.why);
      return { size, state: kept ? 'kept' : 'unattended' };
    },
  });
  readiness.add({
    name: 'history',
    vital: true,
    ask: async () => {
      const { alarm } = await sealingStanding(pool);
      if (alarm?.kind === 'HISTORY') throw new Error(alarm.why);
      return 'as signed';
    },
  });
  readiness.add({
    name: 'verification',
    vital: false,
    ask: async () => {
      const { latest, lastFull, alarm } = await verificationStanding(pool);
      if (alarm) throw new Error(alarm === 'LATE' ? 'nothing has been verified for two days' : `the latest verification: ${alarm}`);
      return { lastFull, events: latest?.events ?? 0 };
    },
  });
  metrics.gauge(
    'liggaren_verification',
    'The check of the whole log: 1 = the latest found faults, could not look at everything, or is older than two days',
    'what',
    async () => {
      const { alarm } = await verificationStanding(pool);
      return new Map((['FAULTS', 'NOT_CHECKED', 'LATE'] as const).map((kind) => [kind.toLowerCase(), alarm === kind ? 1 : 0]));
    },
  );
  readiness.add({
    name: 'witnesses',
    vital: false,
    ask: async () => {
      const { asked, missing, size, sealed } = await standingFor.now();
      if (asked.length > 0 && sealed > size)
        throw new Error(`decisions wait: too few witnesses stand for the latest checkpoint, missing: ${missing.join(', ')}`);
      return asked.length === 0 ? 'nobody is asked' : { asked: asked.length, missing };
    },
  });
  metrics.gauge(
    'liggaren_witnesses',
    'Witnesses of the event log: how many are asked, how many of them stand for the latest checkpoint, whether decisions wait for them',
    'what',
    async () => {
      const { asked, missing, size, sealed } = await standingFor.now();
      return new Map([
        ['asked', asked.length],
        ['standing', asked.length - missing.length],
        ['waiting', asked.length > 0 && sealed > size ? 1 : 0],
      ]);
    },
  );
  metrics.gauge(
    'liggaren_proofs',
    'Proofs of the event log: leaves in the tree, whether a process keeps it, whether it stands still',
    'what',
    async () => {
      const { size, kept, alarm } = await sealingStanding(pool);
      return new Map([
        ['size', size],
        ['kept', kept ? 1 : 0],
        ['alarm', alarm ? 1 : 0],
      ]);
    },
  );
}
