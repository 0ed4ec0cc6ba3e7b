import type { Clock } from '#libs/kernel';
import type { Register } from './register';

/** What a command works with: where it writes, and how it gets at the register. */
export interface Session {
  readonly print: (text: string) => void;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** NODE_ENV=production: nothing that is only fit for trying out. */
  readonly production: boolean;
  /** Opened on first use, so that a slip in the arguments starts no database. */
  readonly register: () => Promise<Register>;
}

export interface Command {
  /** Arguments as they are shown, in Swedish. */
  readonly arguments: string;
  /** One line, in Swedish. */
  readonly about: string;
  /** Exit code: 0 all well, 1 something was not as it should be, 2 nothing could be done. */
  run(args: readonly string[], session: Session): Promise<number>;
}

/** Wrong arguments. `message` is Swedish and says what to write instead. */
export class UsageError extends Error {}
