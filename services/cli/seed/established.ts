/** What a large register was set up with: several schemes, for several years. */
import type { Established } from '../demonstration';

export const OTHER_SCHEMES = [
  { id: 'kultur-for-unga', name: 'Stöd till kultur för unga' },
  { id: 'folkbildning', name: 'Stöd till folkbildningens utveckling' },
] as const;

/** Cases from which a register is a large one. */
export const LARGE = 5_000;
const EIGHT_YEARS = 2_000;

/** How the board is to have begun, in an empty log; undefined = as in the demonstration. */
export const establishedFor = (cases: number): Established | undefined =>
  cases < LARGE ? undefined : { inForce: EIGHT_YEARS, otherSchemes: OTHER_SCHEMES };
