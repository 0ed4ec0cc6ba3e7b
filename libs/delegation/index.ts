export * from './events';
export * from './order';
export * from './sub-delegation';
export * from './compare';
export * from './decide';
export * from './authority';
export * from './matter';
export * from './wordings';
