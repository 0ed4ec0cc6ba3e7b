/** The times of a case: rules, what is remembered of them, and the account. Pure: events and days in, days out. */
export * from './kinds';
export * from './timing';
export * from './account';
export * from './appeals';
export * from './wordings';
