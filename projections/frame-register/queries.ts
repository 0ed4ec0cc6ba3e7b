/** How much of a year's money is used and left. For showing only: the frame's own stream guards it. */
import { rowsOf, type Database } from '#projections/reading';

export interface FrameOfYear {
  readonly schemeId: string;
  readonly year: number;
  /** Null when the board has not set it. */
  readonly frameOre: number | null;
  readonly boardParagraph: string | null;
  /** Reserved and not released: also what no decision has been found for yet. */
  readonly usedOre: number;
  readonly leftOre: number | null;
  /** Grants that have been made, and reservations that nobody has settled. */
  readonly decisions: number;
  readonly pending: number;
}

/** $1 scheme (null = all), $2 year (null = all). */
const FRAMES = `
select scheme_id as "schemeId", year,
  (sum(amount_ore) filter (where status = 'FRAME'))::float8 as "frameOre",
  max(board_paragraph) as "boardParagraph",
  coalesce(sum(amount_ore) filter (where status in ('PENDING', 'CONFIRMED')), 0)::float8 as "usedOre",
  (count(*) filter (where status = 'CONFIRMED'))::int as decisions,
  (count(*) filter (where status = 'PENDING'))::int as pending
from read.frame_register
where ($1::text is null or scheme_id = $1) and ($2::int is null or year = $2)
group by scheme_id, year
order by scheme_id, year desc`;

/** Newest year first. */
export async function frames(db: Database, schemeId: string | null, year: number | null): Promise<FrameOfYear[]> {
  const found = await rowsOf<Omit<FrameOfYear, 'leftOre'>>(db, FRAMES, [schemeId, year]);
  return found.map((frame) => ({ ...frame, leftOre: frame.frameOre === null ? null : frame.frameOre - frame.usedOre }));
}
