/** What the log says was destroyed, to be held against what is left: contents here, keys by whoever knows where they lie. */
import { MissingContent, DISPOSAL, type SealedRecord } from '#libs/event-log';
import type { Faults, Where } from './fault';

const DECIDED = 'DisposalDecided';
const KEY_DESTROYED = 'SubjectKeyDestroyed';
const COMPLETED = 'ErasureCompleted';
const SAYING: ReadonlySet<string> = new Set([DECIDED, KEY_DESTROYED, COMPLETED, DISPOSAL]);

type Missing = Pick<SealedRecord, 'stream' | 'revision' | 'id' | 'position' | 'type'> & { readonly index: number };

/** A key that is to be gone. */
export interface DestroyedKey extends Where {
  readonly kid: string;
}
/** What was decided, by the event `id`. */
export interface DecidedDisposal extends Where {
  readonly id: string;
  readonly kids: readonly string[];
}

const GONE = 'innehållet saknas, och ingen händelse i ärendet säger att det har gallrats och med stöd av vilket beslut';
const LEFT = 'innehållet finns kvar, fast loggen säger att det är gallrat och att gallringen är verkställd';

const textsIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);

export class Disposals {
  readonly destroyed: DestroyedKey[] = [];
  readonly decided: DecidedDisposal[] = [];
  private readonly missing = new MissingContent<Missing>();
  /** Of each disposal: the events whose content it takes. */
  private readonly named = new Map<string, readonly string[]>();
  private readonly completed = new Set<string>();
  private readonly away = new Set<string>();
  private readonly here = new Map<string, Where>();

  /** Of every event, in the order of the log. `believed`: its content is there and is what was written. */
  take({ stream, revision, id, position, type, data }: SealedRecord, index: number, believed: boolean): void {
    if (data === null) this.away.add(id);
    if (data === null || type === DISPOSAL) this.missing.take({ index, stream, revision, id, position, type }, type, data);
    if (!believed || !SAYING.has(type)) return;
    const { body } = JSON.parse(data!.toString()) as { readonly body: Readonly<Record<string, unknown>> | null };
    if (body) this.says(type, body, { index, stream, revision, type, id });
  }

  private says(type: string, body: Readonly<Record<string, unknown>>, { id, ...where }: Where & { readonly id: string }): void {
    const { disposalId, kid, kids, events } = body;
    if (type === KEY_DESTROYED && typeof kid === 'string') this.destroyed.push({ ...where, kid });
    if (type === DECIDED) this.decided.push({ ...where, id, kids: textsIn(kids) });
    if (typeof disposalId !== 'string') return;
    if (type === DISPOSAL) {
      this.named.set(disposalId, [...(this.named.get(disposalId) ?? []), ...textsIn(events)]);
      this.here.set(disposalId, where);
    }
    if (type === COMPLETED) this.completed.add(disposalId);
  }

  /** Contents that are gone with a decision in the case that says so. What is gone without one, or is left in spite of one, is told of. */
  end(faults: Faults): number {
    const unlawful = this.missing.unlawful();
    for (const place of unlawful) faults.add('DATA_MISSING', GONE, place);
    for (const disposalId of this.completed) {
      const left = (this.named.get(disposalId) ?? []).filter((id) => !this.away.has(id));
      for (const id of left) faults.add('DATA_LEFT', `${LEFT}: händelsen ${id}`, this.here.get(disposalId)!);
    }
    return this.missing.count - unlawful.length;
  }
}
