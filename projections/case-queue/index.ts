export * from './filter';
export * from './projection';
export * from './queries';
export * from './query-filter';
export * from './query-language';
export * from '../cases';
