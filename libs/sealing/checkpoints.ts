import type { Pool } from 'pg';
import type { Checkpoint } from '#libs/integrity';

/** INTERNAL: signed by the log alone. SEALED: its last leaf is a seal. WITNESSED: sealed, and enough witnesses stand for it. */
export type CheckpointKind = 'INTERNAL' | 'SEALED' | 'WITNESSED';

export interface KeptCheckpoint extends Pick<Checkpoint, 'size' | 'root'> {
  readonly kind: CheckpointKind;
  readonly note: Uint8Array;
  /** Names of the witnesses that stand for it. */
  readonly witnesses: readonly string[];
  readonly signedAt: Date;
}

/** $1 size, $2 root, $3 kind, $4 note, $5 names of witnesses, $6 when. */
const KEEP = 'select audit.keep_checkpoint($1, $2, $3, $4, $5, $6)';
/** $1 kinds, $2 leaves at the most, null = however many; $3 how many. The largest first. */
const LATEST = `
  select size::float8 as size, root, kind, note, witnesses, signed_at as "signedAt" from audit.checkpoint
  where kind = any($1::text[]) and ($2::bigint is null or size <= $2) order by audit.checkpoint.size desc limit $3`;
/** $1 verifier keys; gives those that the log began with. */
const CLAIM_KEYS = 'select k as vkey from audit.claim_keys($1) as k';
const KEYS = `
  select k.vkey, k.from_size::float8 as from, e.until_size::float8 as until
  from audit.log_key k left join audit.log_key_end e using (vkey) order by k.from_size, k.since, k.vkey`;
/** $1 verifier keys, $2 size of a sealed checkpoint */
const ADD_KEYS = 'select audit.add_keys($1, $2)';
/** $1 verifier keys, $2 leaves */
const END_KEYS = 'select audit.end_keys($1, $2)';
/** $1 names */
const ASK_WITNESSES = 'select audit.ask_witnesses($1)';
const ASKED_WITNESSES = 'select names from audit.asked_witnesses where the_only_one';

/** A key of the log, and from which to which size it stands for it. */
export interface LogKey {
  /** As it stands in policies. */
  readonly vkey: string;
  /** Leaves of the first sealed checkpoint that the former keys signed too; 0 = from the beginning. */
  readonly from: number;
  /** Leaves that it can have signed at the most; null = it signs still. */
  readonly until: number | null;
}

const SEALS: readonly CheckpointKind[] = ['SEALED', 'WITNESSED'];

/** What was signed about the log, in the database: to be shown and sent. What makes it true lies with the signer and the witnesses. */
export class Checkpoints {
  constructor(private readonly pool: Pool) {}

  /** Throws when there is another root of the size, or more leaves than the tree has. Worth never gets less. */
  async keep({ size, root, kind, note, witnesses, signedAt }: KeptCheckpoint): Promise<void> {
    await this.pool.query(KEEP, [size, root, kind, note, witnesses, signedAt]);
  }

  /** The largest of these kinds. */
  async latest(kinds: readonly CheckpointKind[] = ['INTERNAL', 'SEALED', 'WITNESSED']): Promise<KeptCheckpoint | undefined> {
    return (await this.find(kinds, null, 1))[0];
  }

  async latestSealed(): Promise<KeptCheckpoint | undefined> {
    return this.latest(SEALS);
  }

  /** Those that end with a seal, the largest first. */
  async history({ upTo = null, most = 1000 }: { readonly upTo?: number | null; readonly most?: number } = {}): Promise<
    readonly KeptCheckpoint[]
  > {
    return this.find(SEALS, upTo, most);
  }

  /** Those that the log was ever signed with. */
  async keys(): Promise<readonly string[]> {
    return (await this.logKeys()).map(({ vkey }) => vkey);
  }

  /** The first ones first. */
  async logKeys(): Promise<readonly LogKey[]> {
    return (await this.pool.query<LogKey>(KEYS)).rows;
  }

  /** New keys beside those that there are, since a sealed checkpoint of so many leaves. */
  async addKeys(keys: readonly string[], size: number): Promise<void> {
    await this.pool.query(ADD_KEYS, [keys, size]);
  }

  /** These sign no more. Throws when no key would be left. */
  async endKeys(keys: readonly string[], size: number): Promise<void> {
    await this.pool.query(END_KEYS, [keys, size]);
  }

  /** Whom the log asks to stand for it, for every process to know; nobody = nothing waits for them. */
  async askWitnesses(names: readonly string[]): Promise<void> {
    await this.pool.query(ASK_WITNESSES, [names]);
  }
  async askedWitnesses(): Promise<readonly string[]> {
    return (await this.pool.query<{ names: readonly string[] }>(ASKED_WITNESSES)).rows[0]!.names;
  }

  /** These, the first time; afterwards those that were claimed then. */
  async claimKeys(keys: readonly string[]): Promise<readonly string[]> {
    return (await this.pool.query<{ vkey: string }>(CLAIM_KEYS, [keys])).rows.map(({ vkey }) => vkey);
  }

  private async find(kinds: readonly CheckpointKind[], upTo: number | null, most: number): Promise<readonly KeptCheckpoint[]> {
    return (await this.pool.query<KeptCheckpoint>(LATEST, [kinds, upTo, most])).rows;
  }
}
