export { letGoOn, moveReactorsTo, reactorStandings, type ReactorStanding } from './checkpoint';
export * from './dead-letters';
export * from './events';
export { forgetSettled, outboxFigures, type JobState, type OutboxFigures } from './outbox';
export * from './port';
export { JOB_STORE, openQueue, type JobStore, type OpenQueue } from './queue';
export * from './queue-window';
export * from './runtime';
