export * from './appeal';
export * from './application';
export * from './assessment';
export * from './decision';
export * from './disposal';
export * from './intake';
export * from './participants';
export * from './preparation';
