/** One check of the product, switched off. */
export type Mutation = {
  /** What the check is, in words. */
  readonly check: string;
  /** Numbers of the attacks that are tried without it, until one gets through. */
  readonly cases: readonly string[];
} & (
  | {
      /** Path from the root of the project. */
      readonly file: string;
      /** A piece of its text that stands there exactly once, and what stands there instead. */
      readonly replace: readonly [from: string, to: string];
    }
  /** Run in the database by somebody who has every right there. */
  | { readonly sql: string }
);
