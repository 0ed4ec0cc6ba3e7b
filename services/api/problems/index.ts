export * from './filter';
export * from './known-problems';
export * from './problem';
export * from './refusals';
export * from './step-up';
export * from './validation';
