export * from './events';
export * from './order';
export * from './authority';
