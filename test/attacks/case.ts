/** What a table of attacks is made of. */

export interface Case {
  /** Number in audit.md 9, with a letter where one number has several. */
  readonly nr: string;
  readonly name: string;
  readonly expected: string;
  /** What came of it: as expected when it is the same text. What it throws is what came of it. */
  readonly run: (on: Ground) => Promise<string>;
}

/** A case of audit.md 9 that is not run, and why. */
export interface LeftOut {
  readonly nr: string;
  readonly name: string;
  readonly why: string;
}

/** What the cases of one round stand on. Everything that is opened is closed after the case, last opened first. */
export interface Ground {
  /** A folder of the case's own. */
  folder(): string;
  /** Closes it after the case. */
  closing(step: () => Promise<unknown>): void;
  /** SQL that somebody with every right has run in each database: a check that is switched off. */
  readonly tampered: string | null;
  /** What several cases stand on, and is closed after the round. */
  shared<T>(name: string, open: () => Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T>;
  /** The log that every case may begin with: name of its database, and the folder of its signer. */
  readonly bed: { readonly template: string; readonly signer: string };
}

export interface Outcome {
  readonly nr: string;
  readonly name: string;
  readonly expected: string;
  readonly got: string;
  readonly seen: boolean;
}

export const line = ({ nr, name, expected, got, seen }: Outcome): string =>
  `${seen ? '✓' : '✗'} ${nr.padEnd(5)} ${name.padEnd(96)} ${expected.padEnd(32)} ${got === expected ? '' : got}`.trimEnd();
