/** What goes wrong in one run, and when: all of it follows from one number. */
import { Dice } from '../../services/cli/seed/dice';
import type { Direction, Ending } from './proxy';

/** Of a process: to the database, to Redis, to the log's server, to the mail server; `people` is the one that requests come by. */
export type WireName = 'people' | 'database' | 'queue' | 'log' | 'mail';

export type Fault =
  | { readonly kind: 'cut'; readonly wire: WireName; readonly how: Ending }
  | { readonly kind: 'truncate'; readonly wire: WireName; readonly direction: Direction; readonly bytes: number }
  | {
      readonly kind: 'delay';
      readonly wire: WireName;
      readonly direction: Direction;
      readonly milliseconds: number;
      readonly lasts: number;
    }
  | { readonly kind: 'stall'; readonly wire: WireName; readonly direction: Direction; readonly lasts: number; readonly lose: boolean }
  | { readonly kind: 'refuse'; readonly wire: WireName; readonly lasts: number }
  | { readonly kind: 'freeze'; readonly lasts: number }
  | { readonly kind: 'kill' };

export interface Blow {
  /** Dealt when so many commands of this run have been answered. */
  readonly after: number;
  /** Which of the two processes. */
  readonly process: 0 | 1;
  readonly fault: Fault;
}

export interface Plan {
  readonly seed: number;
  /** Cases that are decided at the same time out of the same year's money. */
  readonly decisions: number;
  readonly blows: readonly Blow[];
}

/** So many commands are given in every run, at the least (see lives.ts). */
export const COMMANDS = 18;

const directions: readonly Direction[] = ['up', 'down'];

function wireFault(dice: Dice, wire: WireName): Fault {
  const direction = dice.of(directions);
  const lasts = dice.between(50, 600);
  switch (dice.below(5)) {
    case 0:
      return { kind: 'cut', wire, how: dice.of(['reset', 'end']) };
    case 1:
      return { kind: 'truncate', wire, direction, bytes: dice.between(0, 4000) };
    case 2:
      return { kind: 'delay', wire, direction, milliseconds: dice.between(5, 60), lasts };
    case 3:
      return { kind: 'stall', wire, direction, lasts, lose: dice.percent(50) };
    default:
      return { kind: 'refuse', wire, lasts };
  }
}

/**
 * The same number gives the same plan over the same wires; what a blow hits depends on how fast the machine is just then. Every fifth plan kills a
 * process, every fifth freezes one, and every third has decisions.
 */
export function planOf(seed: number, wires: readonly WireName[]): Plan {
  const dice = new Dice(`faults/${seed}`);
  const turn = Math.floor(seed / 3);
  const when = (): number => dice.below(COMMANDS - 2);
  const which = (): 0 | 1 => (dice.percent(50) ? 0 : 1);
  const blows: Blow[] = Array.from({ length: dice.between(2, 5) }, () => ({
    after: when(),
    process: which(),
    fault: wireFault(dice, dice.of(wires)),
  }));
  if (turn % 5 === 1) blows.push({ after: when(), process: which(), fault: { kind: 'kill' } });
  if (turn % 5 === 3) blows.push({ after: when(), process: which(), fault: { kind: 'freeze', lasts: dice.between(300, 3000) } });
  return { seed, decisions: turn % 3 === 0 ? 2 : 0, blows: blows.toSorted((a, b) => a.after - b.after) };
}
