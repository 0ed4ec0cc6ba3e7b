import type { Outcome } from '#libs/grant-cases/events';

/** In the order of how much is granted. */
export const OUTCOMES = ['BIFALL', 'DELVIS_BIFALL', 'AVSLAG', 'AVVISNING'] as const satisfies readonly Outcome[];
