export * from './projection';
export * from './queries';
export * from '../cases';
