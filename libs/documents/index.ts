export * from './file-name';
export * from './folder-store';
export { ENDINGS } from './media-type';
export * from './store';
