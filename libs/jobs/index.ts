export { letGoOn, moveReactorsTo, reactorStandings, type ReactorStanding } from './checkpoint';
export * from './dead-letters';
export { forgetSettled, outboxFigures, type JobState, type OutboxFigures } from './outbox';
export * from './port';
export { openQueue, type JobStore, type OpenQueue } from './queue';
export * from './runtime';
