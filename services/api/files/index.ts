export * from './accept-files';
export * from './send-file';
