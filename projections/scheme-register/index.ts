export * from './projection';
export * from './queries';
export * from './in-force';
export * from './as-known';
