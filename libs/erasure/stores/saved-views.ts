import type { Json } from '#libs/kernel';
import type { Refolded } from '#libs/projection-runtime';
import type { Forgetting } from '../forgetting';
import { refolded } from './read-models';
import type { StoreMeans } from './means';

const SHORTEST = 4;
const LONGEST = 200;
/** Two to four words that all begin with a capital: what a person's name looks like. A part of it finds the person too. */
const NAME = /^\p{Lu}\S*(?: \p{Lu}\S*){1,3}$/u;

function texts(value: Json | undefined, found: Set<string>): void {
  if (typeof value === 'string') found.add(value.trim());
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach((inner) => texts(inner as Json, found));
}

/** What stood in the rows and does not any more, as far as somebody may have searched for it. In lower case. */
export function forgottenWords(rows: readonly Refolded[]): readonly string[] {
  const [before, after] = [new Set<string>(), new Set<string>()];
  for (const row of rows) {
    texts(row.before, before);
    texts(row.after, after);
  }
  const words = new Set<string>();
  for (const text of before) {
    if (after.has(text) || text.length > LONGEST || !/\p{L}{2}|\d{4}/u.test(text) || /^[0-9a-f-]{32,}$/i.test(text)) continue;
    for (const word of NAME.test(text) ? [text, ...text.split(' ')] : [text]) if (word.length >= SHORTEST) words.add(word.toLowerCase());
  }
  return [...words];
}

/** $1 words in lower case */
const REMOVE = `delete from app.saved_view v where exists (
  select from unnest($1::text[]) as w where position(w in lower(v.q)) > 0 or position(w in lower(v.name)) > 0)`;

/**
 * Searches that somebody keeps by what is to be forgotten. What that is, only the read models still know, so this comes before them. What a person had in
 * mind without writing it like that is not found.
 */
export const savedViews = (means: Pick<StoreMeans, 'pool' | 'log' | 'projections'>): Forgetting => ({
  name: 'sparade vyer',
  async forget({ caseId }) {
    const words = forgottenWords(await refolded(means, caseId, false));
    if (words.length === 0) return { gone: 0 };
    return { gone: (await means.pool.query(REMOVE, [words])).rowCount ?? 0 };
  },
});
