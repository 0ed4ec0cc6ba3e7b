import type { Mutation } from './mutation';
import { ofDatabase } from './of-database';
import { ofErasure } from './of-erasure';
import { ofMonitor } from './of-monitor';
import { ofSigners } from './of-signers';

export const MUTATIONS: readonly Mutation[] = [...ofMonitor, ...ofDatabase, ...ofSigners, ...ofErasure];
