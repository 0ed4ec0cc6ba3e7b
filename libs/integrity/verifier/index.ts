export * from './summary';
export * from './verify';
