/** What stands at the head of a board's letters. Names of boards, units and courts change: they are data, given from outside, never code. */
import { z } from 'zod';

const line = z.string().trim().min(1).max(200);

export const letterhead = z.strictObject({
  /** The part of the administration that answers for the case. */
  unit: line.nullable(),
  /** Postal address, one line each. */
  address: z.array(line).max(6),
  phone: line.nullable(),
  email: line.nullable(),
  web: line.nullable(),
  /** Where appeals go, one line each: the administrative court that the region belongs to. Null = it is not named. */
  court: z.strictObject({ name: line, address: z.array(line).max(6) }).nullable(),
});
export type Letterhead = z.infer<typeof letterhead>;

/** By the key of the board's delegation order (`boardId`). */
export const letterheads = z.record(z.string().regex(/^[a-z0-9-]+$/), letterhead);
export type Letterheads = Readonly<Record<string, Letterhead>>;

/** Of a board that nothing has been said of: the letter bears its name alone. */
export const NO_LETTERHEAD: Letterhead = { unit: null, address: [], phone: null, email: null, web: null, court: null };
