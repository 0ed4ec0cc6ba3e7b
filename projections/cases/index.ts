/** What the read models of cases share, and the words that pages need for it. */
export * from './access';
export * from './flags';
export * from './progress';
export * from './wordings';
