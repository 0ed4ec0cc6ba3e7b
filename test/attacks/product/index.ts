import type { Case } from '../case';
import { onTheMonitor } from './of-monitor';
import { onTheRows } from './on-rows';
import { onTheDocuments } from './on-documents';
import { onErasure } from './on-erasure';
import { onTheEventStore } from './on-event-store';
import { onTheKeepers } from './on-keepers';
import { onReplay } from './on-replay';
import { onRotation } from './on-rotation';
import { onTheSigner } from './on-signers';
import { onTheDatabase } from './on-tables';
import { onTheWitnesses } from './on-witnesses';

/** Those of the log and its proofs: quick, and what the mutations are held against. */
export const cases: readonly Case[] = [
  ...onTheDatabase,
  ...onTheRows,
  ...onTheMonitor,
  ...onTheSigner,
  ...onTheWitnesses,
  ...onTheKeepers,
  ...onTheEventStore,
  ...onTheDocuments,
  ...onReplay,
  ...onErasure,
  ...onRotation,
];
export { makeBed } from './bed';
