export * from './events';
export * from './scheme';
export * from './intake';
export * from './decide';
export * from './frame';
export * from './decide/frame';
