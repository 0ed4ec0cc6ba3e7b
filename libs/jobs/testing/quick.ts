/** Times that a test can wait for. No shorter lock of jobs: a machine that halts for its time has every job in hand done once more. */
export const QUICK = { leaseMs: 600, sweepMs: 150, lostAfterMs: 300, firstPauseMs: 20 } as const;
/** For who is to miss a worker that was killed, and for who is killed. */
export const QUICK_TO_MISS = { ...QUICK, lockMs: 600 } as const;
