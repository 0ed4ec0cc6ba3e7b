import { define } from '../texts/language';

/** What is entered of what has happened somewhere else. */
export const texts = define({
  sv: { enter: 'Skriv in', entered: 'Det är inskrivet.' },
  en: { enter: 'Enter', entered: 'It has been entered.' },
});
