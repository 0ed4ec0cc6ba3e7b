export * from './page';
export * from './projection';
export * from './queries';
export * from './as-it-stood';
export * from './changes';
