export * from './page';
export * from './projection';
export * from './queries';
