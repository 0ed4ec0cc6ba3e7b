/** The paragraphs that a citation names, one by one, so that an auditor can ask for everything that rests on one of them. Pure. */

const LAWS = /^(TF|RF|KL|FL|OSL) (.+)$/;
/** `6:30`, `2:9–12`, `13:8 3` (third point). */
const CHAPTER = /^(\d+):(\d+)(?:–(\d+))?(?: \d+)?$/;
/** `22 §`, `6–7 §§`, and `6` of `6, 8 §§`. */
const SECTION = /^(\d+)(?:–(\d+))?(?: §§?)?$/;
/** What the board follows of its own accord: `(jfr FL 25 §)`. It never counts as the paragraph itself. */
const COMPARE = / \(jfr ([^)]+)\)/;

const between = (first: string, last: string | undefined): readonly number[] => {
  const [from, to] = [Number(first), Number(last ?? first)];
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
};

function one(part: string, law: string | undefined): readonly string[] {
  const [, chapter, first, last] = CHAPTER.exec(part) ?? [];
  if (law && chapter) return between(first!, last).map((number) => `${law} ${chapter}:${number}`);
  const [, from, to] = SECTION.exec(part) ?? [];
  return law && from ? between(from, to).map((number) => `${law} ${number} §`) : [part];
}

/** `KL 6:30, 7:4` → `KL 6:30`, `KL 7:4`; `FL 6–7 §§` → `FL 6 §`, `FL 7 §`; what is no paragraph stays as it is written. */
export function paragraphsOf(citation: string): readonly string[] {
  const compared = COMPARE.exec(citation)?.[1];
  if (compared !== undefined)
    return [...paragraphsOf(citation.replace(COMPARE, '')), ...paragraphsOf(compared).map((paragraph) => `jfr ${paragraph}`)];
  let law: string | undefined;
  return citation.split(', ').flatMap((part) => {
    const [, named, rest] = LAWS.exec(part) ?? [];
    law = named ?? law;
    return one(rest ?? part, law);
  });
}
