import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { JobKind, Reactor } from '#libs/jobs';
import { Idempotency } from '../api/commands/idempotency';
import { ERASURE, type ErasureMeans } from './erasure';
import { EVERY_KIND, EVERY_REACTOR, Jobs } from './jobs';
import { LETTERS, type LetterMeans } from './letters';
import { MAIL, type MailSettings } from './mail';
import { JOB_KINDS, OTHERS, REACTORS } from './reactors';
import { VERIFICATION, type VerificationMeans } from './verification';

/** Runs the jobs. */
@Module({})
export class WorkerModule {
  static with(
    mail: MailSettings,
    letters: LetterMeans,
    verification: VerificationMeans | null,
    erasure: ErasureMeans | null = null,
  ): DynamicModule {
    const every: Provider[] = [
      { provide: EVERY_REACTOR, inject: [...REACTORS], useFactory: (...reactors: readonly Reactor[]) => reactors },
      { provide: EVERY_KIND, inject: [...JOB_KINDS], useFactory: (...kinds: readonly JobKind[]) => kinds },
    ];
    return {
      module: WorkerModule,
      providers: [
        { provide: MAIL, useValue: mail },
        { provide: LETTERS, useValue: letters },
        { provide: VERIFICATION, useValue: verification },
        { provide: ERASURE, useValue: erasure },
        ...OTHERS,
        ...REACTORS,
        ...JOB_KINDS,
        ...every,
        Idempotency,
        Jobs,
      ],
    };
  }
}
