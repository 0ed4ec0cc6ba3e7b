import { isConsistent, same, signCheckpoint, spellCheckpoint, spellKey, spellNote, type Checkpoint } from '#libs/integrity';
import { KeyRing } from './key-ring';
import { FolderLock } from './folder-lock';
import { MemoryFile } from './memory-file';

/** What a signer remembers: the largest tree that it signed. Size 0 = nothing yet. */
export type Signed = Pick<Checkpoint, 'size' | 'root'>;

/** What is asked of a signer. */
export interface ToSign extends Signed {
  /** That the tree begins with the one that was signed last (RFC 9162, 2.1.4); empty when the size is the same, or nothing was signed before. */
  readonly proof: readonly Uint8Array[];
}

/** A history that is not the one that was signed. `message` is Swedish, for whoever runs the service. */
export class OtherHistory extends Error {
  constructor(
    /** `rollback`: fewer events than were signed. `fork`: other events. */
    readonly kind: 'rollback' | 'fork',
    readonly signed: Signed,
    size: number,
  ) {
    super(
      kind === 'rollback'
        ? `Loggen har ${size} händelser, men ${signed.size} är redan undertecknade: den har gått tillbaka till ett tidigare läge.`
        : `Loggens första ${signed.size} händelser är inte de som är undertecknade: historiken är en annan.`,
    );
  }
}

/** Whoever stands for the log: in this process, or in one of its own on another machine. */
export interface CheckpointSigner {
  /** Verifier keys that the log is signed with, as they stand in policies: while keys are being changed, the former and the new ones. */
  keys(): Promise<readonly string[]>;
  /** What was signed last. */
  signed(): Promise<Signed>;
  /** The note's bytes. Throws {@link OtherHistory}. */
  sign(wanted: ToSign): Promise<Uint8Array>;
  /** A sealed checkpoint of so many leaves, signed by the former and the new keys, is kept. Nothing when no keys are being changed. */
  overlapped(size: number): Promise<void>;
}

/**
 * Signs what the log says of itself, and remembers it on its own disk: never a smaller tree, never another one of the same size, never one that does
 * not begin with the last. A database that was put back can thus not be made the truth (audit.md 2.1).
 */
export class Signer implements CheckpointSigner {
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly origin: string,
    private readonly ring: KeyRing,
    private readonly memory: MemoryFile,
    private readonly lock: FolderLock,
  ) {}

  /** Makes keys and memory in an empty folder. Throws when another signer works on the folder, or when it holds keys without their memory. */
  static async open(folder: string, origin: string): Promise<Signer> {
    const lock = await FolderLock.take(folder);
    try {
      const memory = await MemoryFile.open(folder, origin);
      return new Signer(origin, await KeyRing.open(folder, origin), memory, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  keys(): Promise<readonly string[]> {
    return this.inTurn(async () => {
      await this.ring.obey((await this.memory.read()).size);
      return this.ring.keys.map(({ verifier }) => spellKey(verifier));
    });
  }

  overlapped(size: number): Promise<void> {
    return this.inTurn(async () => {
      if (size <= (await this.memory.read()).size) await this.ring.overlapped(size);
    });
  }

  async signed(): Promise<Signed> {
    return this.memory.read();
  }

  sign(wanted: ToSign): Promise<Uint8Array> {
    return this.inTurn(() => this.signNext(wanted));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async signNext({ size, root, proof }: ToSign): Promise<Uint8Array> {
    const last = await this.memory.read();
    if (size < last.size) throw new OtherHistory('rollback', last, size);
    const follows = size === last.size ? same(root, last.root) : last.size === 0 || isConsistent(last.size, size, last.root, root, proof);
    if (!follows || root.length !== 32) throw new OtherHistory('fork', last, size);
    // on the disk before any signature exists: whoever is cut off here signs the same again, and nothing else of this size
    if (size > last.size) await this.memory.write({ size, root });
    const checkpoint = { origin: this.origin, size, root };
    const seconds = Math.floor(Date.now() / 1000);
    const signatures = this.ring.keys.map((key) => signCheckpoint(key, checkpoint, seconds));
    return spellNote({ text: spellCheckpoint(checkpoint), signatures });
  }

  /** Finishes what is being signed; then another signer may take the folder. */
  async close(): Promise<void> {
    await this.turn;
    this.lock.release();
  }
}
