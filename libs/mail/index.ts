export * from './kinds';
export * from './notices';
export * from './settings';
export * from './compose';
export * from './events';
export * from './register';
