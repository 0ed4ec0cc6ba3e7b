/** The language that a person reads in: Swedish unless they have chosen English. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The same texts in every language; a text that is missing in one does not compile. Texts with values are functions. */
export type Texts<T> = { readonly sv: T; readonly en: T };
export const define = <T,>(texts: { readonly sv: T; readonly en: NoInfer<T> }): Texts<T> => texts;

const COOKIE = 'language';
/** A cookie, so that the pages of sign-in speak the same language. */
const chosen = (): Language => (document.cookie.split('; ').includes(`${COOKIE}=en`) ? 'en' : 'sv');
let spoken: Language = chosen();
/** What the API is to answer in. */
export const language = (): Language => spoken;

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}
const LanguageContext = createContext<Spoken>({ language: 'sv', speak: () => undefined });
export const useLanguage = (): Spoken => useContext(LanguageContext);
export const useTexts = <T,>(texts: Texts<T>): T => texts[useLanguage().language];

export function LanguageProvider({ children, onChange }: { children: ReactNode; onChange: () => void }) {
  const [current, setCurrent] = useState<Language>(spoken);
  useEffect(() => {
    document.documentElement.lang = current;
  }, [current]);
  const value = useMemo<Spoken>(
    () => ({
      language: current,
      speak: (wanted) => {
        spoken = wanted;
        document.cookie = `${COOKIE}=${wanted}; path=/; max-age=31536000; samesite=lax`;
        setCurrent(wanted);
        onChange();
      },
    }),
    [current, onChange],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}
