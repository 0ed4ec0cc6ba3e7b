/** Swedish is what the authority works in and what is recorded; English is there for those who read it better. */
export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: Language = 'sv';

/** The same said in every language: leaving one out does not compile. */
export type Wording = Readonly<Record<Language, string>>;

/** A wording made the same way in every language: `worded((language) => formatOre(100, language))`. */
export const worded = (make: (language: Language) => string): Wording => ({ sv: make('sv'), en: make('en') });

/** Wordings after each other, with `between` between them. */
export const joined = (parts: readonly Wording[], between = ' '): Wording =>
  worded((language) => parts.map((part) => part[language]).join(between));

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** The language that an `Accept-Language` header (RFC 9110 12.5.4) or `ui_locales` asks for first among ours; Swedish when it asks for none. */
export function languageOf(asked: string | undefined): Language {
  const wishes = (asked ?? '').split(/[,\s]+(?=[a-z*])/i).map((wish) => {
    const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag: range.split('-')[0]!, quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
  let chosen: { readonly tag: Language; readonly quality: number } | undefined;
  for (const { tag, quality } of wishes) if (isLanguage(tag) && quality > (chosen?.quality ?? 0)) chosen = { tag, quality };
  return chosen?.tag ?? DEFAULT_LANGUAGE;
}
