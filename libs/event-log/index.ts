export * from './actor';
export * from './by-stream';
export * from './catalogue';
export * from './context';
export * from './decider';
export * from './disposing';
export * from './envelope';
export * from './missing-content';
export * from './port';
export * from './sealed';
export * from './execute';
export { spell } from './spelling';

/** Injection token of the log. */
export const EVENT_LOG = Symbol('EventLog');
