export * from './events';
export * from './number';
export * from './population';
