/** What proofs are made of, over a log in memory, with keys of its own: for tests. */
import type { MemoryEventLog } from '#libs/event-log/memory';
import {
  ED25519,
  hashOfLeaf,
  LOG_HEADS,
  ML_DSA_44,
  newPrivateKey,
  rootOf,
  rootOfHeads,
  signCheckpoint,
  signingKey,
  spellCheckpoint,
  spellKey,
  spellNote,
  toBase64Url,
  type Head,
  type KeptNote,
  type NodeAt,
  type Placed,
  type ProofSource,
} from '#libs/integrity';
import { systemContext } from '#libs/event-log';
import { newId } from '#libs/kernel';

const now = (): number => Math.floor(Date.now() / 1000);

export class MemoryProofs implements ProofSource {
  private readonly keys = ([ED25519, ML_DSA_44] as const).map((type) => signingKey(this.log.origin, type, newPrivateKey(type)));
  private readonly notes: KeptNote[] = [];
  constructor(private readonly log: MemoryEventLog) {}

  /** To be given to a reader by other ways. */
  get policy(): string {
    return [...this.keys.map(({ verifier }) => `log ${spellKey(verifier)}`), 'quorum none', ''].join('\n');
  }
  private get hashes(): readonly Uint8Array[] {
    return this.log.stored().map(({ leaf }) => hashOfLeaf(leaf));
  }
  async nodes(nodes: readonly NodeAt[]): Promise<readonly Uint8Array[]> {
    return nodes.map(({ level, index }) => rootOf(this.hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)));
  }
  async leafIndexes(events: readonly Placed[]): Promise<readonly (number | undefined)[]> {
    return events.map(({ position }) => (position <= this.hashes.length ? position - 1 : undefined));
  }
  async sealedCheckpoint(): Promise<KeptNote | undefined> {
    return this.notes.at(-1);
  }
  async history(upTo: number): Promise<readonly KeptNote[]> {
    return this.notes.filter(({ size }) => size <= upTo);
  }
  async headsAt(size: number): Promise<readonly Head[]> {
    const records = await this.log.readSealed({ after: 0, limit: size - 1 });
    return [...new Map(records.map((one) => [one.stream, one])).values()];
  }
  async sealNow(): Promise<KeptNote> {
    const size = this.hashes.length;
    const heads = await this.headsAt(size + 1);
    const body = { size, streams: heads.length, root: toBase64Url(rootOfHeads(heads)) };
    const events = [{ id: newId(), type: 'HeadsSealed', schemaVersion: 1, body }];
    await this.log.append({ stream: LOG_HEADS, expected: 'any', events, context: systemContext(newId(), Temporal.Now.instant()) });
    const checkpoint = { origin: this.log.origin, size: size + 1, root: rootOf(this.hashes) };
    const note = spellNote({
      text: spellCheckpoint(checkpoint),
      signatures: this.keys.map((key) => signCheckpoint(key, checkpoint, now())),
    });
    this.notes.push({ note, size: size + 1 });
    return this.notes.at(-1)!;
  }
}
