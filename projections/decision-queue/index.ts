export * from './projection';
export * from './queries';
export * from './decided';
export * from './decision-facts';
export * from './delegation-proof';
