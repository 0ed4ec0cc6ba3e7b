export { LOG_HEADS } from './seal-checks';
export * from './pack';
export * from './summary';
export * from './verify';
