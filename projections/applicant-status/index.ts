export * from './projection';
export * from './queries';
export * from './status';
