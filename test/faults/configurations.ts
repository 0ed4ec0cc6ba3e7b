/** Where runs with faults take place: which log, and where the queues lie. A number belongs to the place that it leaves as remainder. */
import type { Configuration } from './world';

export interface Place {
  readonly name: string;
  open(): Promise<Configuration>;
}

export const configurations = (): readonly Place[] => [
  { name: 'log and queues in PostgreSQL', open: async () => ({ name: 'log and queues in PostgreSQL' }) },
];
