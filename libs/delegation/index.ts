export * from './events';
export * from './order';
export * from './decide';
export * from './authority';
