export * from './events';
export * from './text';
export * from './decide';
export * from './drafts';
