export { LOG_HEADS } from './seal-checks';
export * from './summary';
export * from './verify';
