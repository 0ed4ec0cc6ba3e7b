export * from './case-evidence';
