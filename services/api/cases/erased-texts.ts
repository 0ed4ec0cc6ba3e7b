/** What was erased, said in words: where a text was, it is told that it is gone and by which decision. */
import { DISPOSED_TEXT } from '#libs/grant-cases/events';
import { ERASED_TEXT, type Json, type JsonObject, type Language } from '#libs/kernel';
import { ERASED_EMAIL } from '#libs/privacy';
import type { ShownCase } from '#projections/case-page';

interface Words {
  readonly text: string;
  readonly name: string;
  readonly address: string;
  readonly title: string;
  readonly organisation: string;
  readonly municipality: string;
}
const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    text: 'Uppgiften är raderad efter beslut om gallring.',
    name: 'namn raderat',
    address: 'adress raderad',
    title: 'Gallrat ärende',
    organisation: 'sökanden gallrad',
    municipality: 'kommunen gallrad',
  },
  en: {
    text: 'This was erased by a decision on disposal.',
    name: 'name erased',
    address: 'address erased',
    title: 'Case disposed of',
    organisation: 'applicant disposed of',
    municipality: 'municipality disposed of',
  },
};
const OR: Readonly<Record<Language, Intl.ListFormat>> = {
  sv: new Intl.ListFormat('sv-SE', { type: 'disjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};
const wordsBy = (references: readonly string[], language: Language): Words => {
  const by = OR[language].format(new Set(references));
  const text = language === 'sv' ? `Uppgiften är raderad enligt beslut ${by}.` : `This was erased by decision ${by}.`;
  return { ...WORDS[language], text };
};

const GONE: ReadonlySet<Json | undefined> = new Set([ERASED_TEXT, ERASED_EMAIL, DISPOSED_TEXT]);
/** Fields that name somebody, with nothing around them. */
const WHO: ReadonlySet<string> = new Set([
  'recipient',
  'approvedBy',
  'appellant',
  'counterpart',
  'source',
  'sender',
  'deciderName',
  'recipientName',
]);
const isPerson = (value: JsonObject): boolean => typeof value['ref'] === 'string' && typeof value['role'] === 'string';

function told<T extends Json>(value: T, words: Words): T {
  if (Array.isArray(value)) return value.map((one) => told(one as Json, words)) as unknown as T;
  if (typeof value !== 'object' || value === null) return (GONE.has(value) ? words.text : value) as T;
  const entries = Object.entries(value as JsonObject).map(([key, inner]) => {
    if (!GONE.has(inner)) return [key, told(inner, words)] as const;
    const name = WHO.has(key) || (key === 'name' && isPerson(value as JsonObject));
    return [key, name ? words.name : key === 'address' ? words.address : words.text] as const;
  });
  return Object.fromEntries(entries) as T;
}

/** The case as it is read: unchanged when nothing has gone from it. */
export function withErasedTold(shown: ShownCase, language: Language): ShownCase {
  const references = shown.page.disposals.map(({ decision }) => decision.reference);
  if (references.length === 0) return shown;
  return { ...shown, page: told(shown.page as unknown as JsonObject, wordsBy(references, language)) as unknown as ShownCase['page'] };
}

interface Headed {
  readonly title: string;
  readonly organisation: string;
  readonly municipality?: string;
  readonly assigneeName?: string | null;
  readonly officialName?: string | null;
}
const SHORT = ['title', 'organisation', 'municipality'] as const;
const NAMES = ['assigneeName', 'officialName'] as const;

/** A row of a list as it is read: the same row when nothing has gone from it. */
export function withErasedToldInRow<R extends Headed>(row: R, language: Language): R {
  const words = WORDS[language];
  const short = SHORT.flatMap((key) => (GONE.has(row[key]) ? [[key, words[key]] as const] : []));
  const names = NAMES.flatMap((key) => (GONE.has(row[key]) ? [[key, words.name] as const] : []));
  return short.length + names.length === 0 ? row : { ...row, ...Object.fromEntries([...short, ...names]) };
}

type Decided = Headed & { readonly decision: { readonly reasons: string; readonly document: unknown; readonly earlier: unknown } | null };

/** What a party reads of a case of theirs. The document of a decision goes with its reasons. */
export function withErasedToldToParty<R extends Decided>(found: R, language: Language): R {
  const { decision } = found;
  const known = decision && GONE.has(decision.reasons) ? { ...found, decision: { ...decision, document: null, earlier: [] } } : found;
  return told(withErasedToldInRow(known, language) as unknown as JsonObject, WORDS[language]) as unknown as R;
}

/** A mail, or a line of the list of them, as it is read. */
export const withErasedToldInMail = <M extends object>(mail: M, language: Language): M =>
  told(mail as unknown as JsonObject, WORDS[language]) as unknown as M;
