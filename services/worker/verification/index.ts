/** The check of everything, each night and when it is asked for. */
import { Inject, Injectable, Logger, type Type } from '@nestjs/common';
import type { JobKind, Schedule } from '#libs/jobs';
import { SystemClock, type Clock } from '#libs/kernel';
import { verifyAll, type VerificationMeans } from './verify-all';

export { verifyAll, type VerificationMeans } from './verify-all';

/** Injection token of the {@link VerificationMeans}; null where there are none. */
export const VERIFICATION = Symbol('Verification');

@Injectable()
export class VerifyEverything implements JobKind {
  readonly name = 'verify';
  readonly attempts = 2;
  private readonly logger = new Logger('Verify');

  constructor(
    @Inject(VERIFICATION) private readonly means: VerificationMeans | null,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async run({ signal }: Parameters<JobKind['run']>[0]): Promise<void> {
    if (!this.means) return;
    const { outcome, events, found, faults, unchecked } = await verifyAll(this.means, this.clock, { full: true, signal });
    if (outcome === 'HOLDS') this.logger.log({ outcome, events });
    else this.logger.error({ outcome, events, found, first: faults[0] ?? null, unchecked });
  }
}

export const VERIFICATION_KINDS: readonly Type<JobKind>[] = [VerifyEverything];
export const VERIFICATION_SCHEDULES: readonly Schedule[] = [{ name: 'verify', job: 'verify', cron: '23 2 * * *' }];
