/** Times that a test can wait for. */
export const QUICK = { leaseMs: 600, lockMs: 600, sweepMs: 150, lostAfterMs: 300, firstPauseMs: 20 } as const;
