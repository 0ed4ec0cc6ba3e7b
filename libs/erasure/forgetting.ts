/** What a disposal reaches. Ids and addresses only: what is to be forgotten is never itself carried here. */
export interface Scope {
  readonly caseId: string;
  readonly disposalId: string;
  /** Id of the event `DisposalDecided` in the case's stream: what allows content to be removed. */
  readonly decisionEvent: string;
  /** `KEYS`: the persons' keys are destroyed. `CONTENT`: the contents of the events, and the files, go as well. */
  readonly level: 'KEYS' | 'CONTENT';
  /** The keys that are destroyed, `<case>/<person>`. */
  readonly kids: readonly string[];
  /** Ids of the events of the case whose content goes; empty for `KEYS`. */
  readonly events: readonly string[];
  /** SHA-256 in hex of the files that go. */
  readonly files: readonly string[];
}

/** One store that must forget. */
export interface Forgetting {
  /** A name that can be read years later in the event that says what was forgotten, e.g. `read models`. */
  readonly name: string;
  /**
   * Forgets what the scope says, after the keys are destroyed and the events of the disposal appended. Idempotent: again after a crash it does
   * what is left, and `gone` says how many rows, files or segments that was. Throws when it could not; then nothing may be said to be erased.
   */
  forget(scope: Scope): Promise<{ readonly gone: number }>;
}
