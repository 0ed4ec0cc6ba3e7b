export * from './number-fields';
export * from './parts';
export { sentence, sentenceOf, type FieldOptions } from './sentence';
export * from './text-fields';
export * from './schemas';
