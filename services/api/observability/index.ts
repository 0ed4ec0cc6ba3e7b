export * from './logging';
export * from './metrics';
export * from './observability.controller';
export * from './readiness';
export * from './checks';
