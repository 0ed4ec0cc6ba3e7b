export * from './appealing';
export * from './counted';
export { NO_FILTER, type CaseQueueFilter } from './filter';
export * from './projection';
export * from './queries';
export * from './query-filter';
export * from './query-language';
export * from '../cases';
