/** One pass over the log, event by event, through the checks that the level asks for. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { SealedRecord } from '#libs/event-log';
import { Disposals } from './disposals';
import { NOWHERE, type Faults, type Where } from './fault';
import { leafHashText } from './hashing';
import type { MirrorCheck } from './mirror-check';
import type { PageOfLog } from './pages-of-log';
import { RecordCheck } from './record-check';
import { isSeal, SealCheck } from './seal-check';
import type { TreeCheck } from './tree-check';
import type { Say } from './envelope-check';

/** Events between two turns of the loop, a few milliseconds: people are answered meanwhile. */
const SLICE = { full: 128, tree: 2048 };

export class Verification {
  readonly records: RecordCheck;
  readonly seals = new SealCheck();
  readonly disposals = new Disposals();
  private here: Where = { ...NOWHERE, index: 0 };
  private readonly say: Say = (kind, what) => this.faults.add(kind, what, this.here);

  constructor(
    origin: string,
    private readonly tree: TreeCheck,
    private readonly full: boolean,
    private readonly mirror: MirrorCheck | null,
    private readonly faults: Faults,
  ) {
    this.records = new RecordCheck(origin);
  }

  async take(page: PageOfLog): Promise<void> {
    const { tree } = this;
    const first = tree.size;
    if ('hole' in page) {
      await tree.reach(1);
      this.here = { ...NOWHERE, index: first };
      this.say('UNREADABLE', `händelsen kan inte läsas: ${page.hole.message}`);
      return tree.pass();
    }
    const { records } = page;
    await tree.reach(records.length);
    const slice = this.full ? SLICE.full : SLICE.tree;
    for (let i = 0; i < records.length; i++) {
      if (i % slice === 0) await turnOfTheLoop();
      this.record(records[i]!);
    }
    if (records.length > 0) await this.mirror?.compare(records, first);
  }

  private record(record: SealedRecord): void {
    const hash = leafHashText(record.leaf);
    const index = this.tree.size;
    if (this.full) {
      const { stream, revision, type } = record;
      this.here = { index, stream, revision, type };
      const believed = this.records.check(record, hash, this.say);
      if (isSeal(stream, type)) this.seals.check(index, believed ? record.data : null, this.say);
      this.seals.moved(index, stream, revision, hash);
      this.disposals.take(record, index, believed);
    }
    this.tree.add(record, hash);
  }
}
