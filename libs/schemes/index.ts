export * from './events';
export * from './scheme';
export * from './intake';
export * from './decide';
export type * from './decide/commands';
export * from './frame';
