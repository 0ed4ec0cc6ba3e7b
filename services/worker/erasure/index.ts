/** Disposal, for the list of what happens by itself. */
import type { Type } from '@nestjs/common';
import type { JobKind, Reactor } from '#libs/jobs';
import { CarryOutDisposal } from './carry-out';
import { DisposalsReactor } from './reactor';

export { ERASURE, type ErasureMeans } from './means';

export const ERASURE_REACTORS: readonly Type<Reactor>[] = [DisposalsReactor];
export const ERASURE_KINDS: readonly Type<JobKind>[] = [CarryOutDisposal as unknown as Type<JobKind>];
