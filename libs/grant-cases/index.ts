export * from './events';
export * from './application';
export * from './state';
export type * from './context';
export type * from './decide/commands';
