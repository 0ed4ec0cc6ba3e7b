export * from './meetings';
export * from './reports';
export * from './queries';
