export * from './decision-letter';
export * from './document';
export { factsOf } from './facts-of-case';
export * from './letter';
export * from './letterhead';
export * from './seal-key';
export { isSealOf } from './jws';
export { checkPdf } from './pades';
