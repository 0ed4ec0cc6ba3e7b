/** Those that take a whole service: run once, and not for every check that is switched off. */
import type { Case } from '../case';
import { onTheProcesses } from './on-processes';
import { onTheService } from './on-service';

export const slowCases: readonly Case[] = [...onTheProcesses, ...onTheService];
