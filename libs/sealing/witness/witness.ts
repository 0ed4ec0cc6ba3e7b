/** Stands for other people's logs (C2SP tlog-witness): that what a log says of itself begins with what it said before. */
import {
  attestations,
  EMPTY_ROOT,
  fromBase64,
  isConsistent,
  ML_DSA_44,
  readCheckpoint,
  readNote,
  same,
  signCheckpoint,
  spellKey,
  spellSignature,
  type Checkpoint,
  type Note,
  type SigningKey,
  type VerifierKey,
} from '#libs/integrity';
import type { Answering, Asking } from '../plain-server';
import { FolderLock } from '../signer/folder-lock';
import { keysIn } from '../signer/key-files';
import { SeenFile } from './seen-file';

interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

const MOST_HASHES = 63;
const OLD = /^old (0|[1-9]\d{0,15})$/;

/** Undefined for anything but exactly such a request. */
export function readAddCheckpoint(body: Buffer): AddCheckpoint | undefined {
  const end = body.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = body.toString('latin1', 0, end).split('\n');
  const oldSize = OLD.exec(first)?.[1];
  const proof = lines.map((line) => fromBase64(line));
  const note = readNote(body.subarray(end + 2));
  const checkpoint = note && readCheckpoint(note.text);
  if (oldSize === undefined || !checkpoint) return undefined;
  if (proof.length > MOST_HASHES || !proof.every((hash) => hash?.length === 32)) return undefined;
  return { oldSize: Number(oldSize), proof: proof as Uint8Array[], note, checkpoint };
}

export class Witness {
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly key: SigningKey,
    private readonly logs: readonly VerifierKey[],
    private readonly seen: SeenFile,
    private readonly lock: FolderLock,
  ) {}

  /** `name` as it is to stand in policies; `logs`: the keys of those that are stood for. Throws when another process works on the folder. */
  static async open(folder: string, name: string, logs: readonly VerifierKey[]): Promise<Witness> {
    const lock = await FolderLock.take(folder);
    try {
      const seen = await SeenFile.open(folder);
      const [key] = await keysIn(folder, name, [ML_DSA_44]);
      return new Witness(key!, logs, seen, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** As it stands in policies. */
  get verifierKey(): string {
    return spellKey(this.key.verifier);
  }

  /** The HTTP side. */
  async answer({ method, path, body }: Pick<Asking, 'method' | 'path' | 'body'>): Promise<Answering> {
    if (path !== '/add-checkpoint') return { status: 404 };
    if (method !== 'POST') return { status: 405 };
    const asked = readAddCheckpoint(body);
    if (!asked) return { status: 400 };
    const { origin } = asked.checkpoint;
    const keys = this.logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return { status: 404 };
    const by = await attestations(asked.note, keys);
    if (!by || by.length === 0) return { status: 403 };
    // one after the other: what is held against the memory must still be the memory when it is written
    const mine = this.turn.then(() => this.add(asked));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async add({ oldSize, proof, checkpoint }: AddCheckpoint): Promise<Answering> {
    const { size, root } = checkpoint;
    if (oldSize > size) return { status: 400 };
    const seen = this.seen.of(checkpoint.origin);
    if (oldSize !== seen.size) return { status: 409, type: 'text/x.tlog.size', body: `${seen.size}\n` };
    if (oldSize === size && !same(root, seen.root)) return { status: 409 };
    const follows =
      oldSize === 0 ? proof.length === 0 && (size > 0 || same(root, EMPTY_ROOT)) : isConsistent(oldSize, size, seen.root, root, proof);
    if (!follows) return { status: 422 };
    if (size > oldSize) await this.seen.set(checkpoint);
    const signature = signCheckpoint(this.key, checkpoint, Math.floor(Date.now() / 1000));
    return { status: 200, body: spellSignature(signature) };
  }

  async close(): Promise<void> {
    await this.turn;
    this.lock.release();
  }
}
