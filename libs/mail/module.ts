/** This library's side to the world: SMTP and the tables. The pure side is index.ts. */
export * from './kept-settings';
export * from './smtp';
