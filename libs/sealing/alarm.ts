import type { Lease } from './lease';
import { NoSignature } from './signing';
import { OtherHistory } from './signer/signer';
import type { AlarmKind } from './standing';
import { WrongLeaf } from './tree/integrator';

export interface Told {
  /** Told once, in a Swedish sentence, of what stands in the way; null when nothing does any more. */
  readonly onAlarm?: (why: string | null, kind: AlarmKind) => void;
  /** Told of what else goes wrong and is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** What stands in the way of the proofs, said once to whoever runs the service, and kept beside the lease for every process to read. */
export class Alarm {
  /** Undefined = what a former keeper said. */
  private said: string | null | undefined;

  constructor(
    private readonly lease: Pick<Lease, 'tell'>,
    private readonly to: Told,
  ) {}

  /** What has to be seen to by people is an alarm; what passes is only told. */
  async ofError(error: unknown): Promise<void> {
    const kind = error instanceof WrongLeaf ? 'LEAF' : error instanceof OtherHistory ? 'HISTORY' : error instanceof NoSignature && 'SIGNER';
    if (kind) await this.say(kind, (error as Error).message);
    else this.to.onError?.(error);
  }

  /** `why`: a Swedish sentence; null when nothing stands in the way any more. */
  async say(kind: AlarmKind, why: string | null): Promise<void> {
    if (this.said === why) return;
    const first = this.said === undefined;
    this.said = why;
    await this.lease.tell(kind, why).catch((error: unknown) => this.to.onError?.(error));
    if (why !== null || !first) this.to.onAlarm?.(why, kind);
  }
}
