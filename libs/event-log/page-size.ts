export const LARGEST_PAGE = 1000;

/** Events that one `readAll` gives: what was asked for, 1,000 at the most. */
export const pageSize = (limit: number | undefined): number => Math.max(0, Math.min(limit ?? LARGEST_PAGE, LARGEST_PAGE));
