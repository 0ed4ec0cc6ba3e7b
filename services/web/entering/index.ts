export * from './doing';
export * from './entries';
export type * from './entry';
export * from './opened-form';
