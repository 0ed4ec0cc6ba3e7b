/**
 * Cases are counted up to here: one more means that there are more. A number that people act on is small, and counting every row of a register for
 * each view, each time that somebody looks, would cost more than the list itself.
 */
export const MOST_COUNTED = 1000;
