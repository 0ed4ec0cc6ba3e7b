export * from './projection';
export * from './population';
export * from './equal';
