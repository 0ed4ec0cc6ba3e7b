export * from './canonical-json';
export * from './clock';
export * from './ids';
export * from './language';
export * from './money';
export * from './refusal';
export * from './working-days';
export * from './roles';
