export * from './compare';
export { parkedEvents, retryParked, skipParked, type ParkedEvent } from './failures';
export { rowFrom } from './fold';
export * from './module';
export * from './progress';
export * from './projection';
export { rebuild, type RebuildContext, type Rebuilt } from './rebuild';
export * from './runtime';
export { SharedReader } from './shared-reader';
