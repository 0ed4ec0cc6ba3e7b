export * from './projection';
export * from './queries';
export { sentenceOf } from './told';
