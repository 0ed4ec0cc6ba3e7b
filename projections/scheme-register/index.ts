export * from './projection';
export * from './queries';
export * from './in-force';
