export * from './events';
export * from './register';
export * from './handlers';
