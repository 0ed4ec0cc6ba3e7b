/** The rule of {@link accessTo} once more, for queries: which rows a person sees, and at what level. A property test holds the two together. */
import type { Role } from '#libs/kernel';
import type { Viewer } from './access-policy';

/** SQL over the columns `applicants`, `participants`, `declared` and `barred` (text[] of refs). */
export interface AccessPredicate {
  /** True for the rows that the person sees at DIARY or better. */
  readonly where: string;
  /** `'NONE'`, `'DIARY'` or `'CONTENT'`. */
  readonly level: string;
  /** The value of the parameter: the person's ref. */
  readonly value: string;
}

interface Rule {
  readonly content: string;
  readonly diary: string;
}
/** `@` is the table's alias, `#` the parameter. `@>` so that a GIN index serves; a null column makes everything null, which is a no. */
const has = (column: string): string => `@.${column} @> array[#::text]`;
const CLEAR = `not (${has('barred')}) and not (${has('applicants')})`;
const both = (...conditions: readonly string[]): string => conditions.join(' and ');
const STAFF: Rule = { content: 'false', diary: CLEAR };

const RULES: Readonly<Record<Role, Rule>> = {
  applicant: { content: has('applicants'), diary: 'false' },
  auditor: { content: 'true', diary: 'true' },
  official: { content: both(CLEAR, has('participants'), has('declared')), diary: CLEAR },
  adviser: { content: both(CLEAR, has('participants'), has('declared')), diary: both(CLEAR, has('participants')) },
  delegate: { content: both(CLEAR, has('declared')), diary: CLEAR },
  registrar: STAFF,
  boardSecretary: STAFF,
  administrator: STAFF,
  system: { content: 'false', diary: 'false' },
};

/** `alias` = the table's, from a code constant; `parameter` = number of the parameter (text) that takes `value`, e.g. 2 for `$2`. */
export function accessPredicate({ ref, role }: Viewer, alias: string, parameter: number): AccessPredicate {
  if (!/^[a-z_]+$/.test(alias) || !Number.isSafeInteger(parameter) || parameter < 1) throw new TypeError('alias or parameter is not one');
  const filled = (rule: string): string => rule.replaceAll('@.', `${alias}.`).replaceAll('#', `$${parameter}`);
  const { content, diary } = RULES[role];
  // the parameter is always used: PostgreSQL can't tell the type of one that isn't
  const where = `($${parameter}::text is not null and ((${filled(content)}) or (${filled(diary)})))`;
  const level = `case when ${filled(content)} then 'CONTENT' when ${filled(diary)} then 'DIARY' else 'NONE' end`;
  return { where, level, value: ref };
}
