export * from './guidelines';
export * from './scheme';
