/** What is recorded for the board's meetings, carried to the cases; for the list of what happens by itself. */
import type { Type } from '@nestjs/common';
import type { JobKind, Reactor } from '#libs/jobs';
import { CarryBoardRecord } from './carry';
import { BoardRecordsReactor } from './reactor';

export const BOARD_REACTORS: readonly Type<Reactor>[] = [BoardRecordsReactor];
export const BOARD_KINDS: readonly Type<JobKind>[] = [CarryBoardRecord];
