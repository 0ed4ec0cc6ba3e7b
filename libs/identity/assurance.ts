/** Levels of assurance (tillitsnivåer) by Digg's Tillitsramverk, as they stand in `acr`. */
const LOA = 'http://id.elegnamnden.se/loa/1.0/loa';
export const LOA2 = `${LOA}2`;
export const LOA3 = `${LOA}3`;
export const LOA4 = `${LOA}4`;

/** Good enough to be signed in. An issuer that says nothing, or something else, is not believed. */
export const SIGN_IN_LEVELS: ReadonlySet<string> = new Set([LOA2, LOA3, LOA4]);
/** Good enough to approve a decision (logged approval at LoA3). */
export const STEP_UP_LEVELS: ReadonlySet<string> = new Set([LOA3, LOA4]);
