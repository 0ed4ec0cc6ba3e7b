export * from './page';
export * from './documents';
export * from './participants';
export * from './projection';
export * from './queries';
export * from './as-it-stood';
export * from './changes';
