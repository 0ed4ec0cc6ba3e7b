import { define } from '../texts/language';

/** What the auditor's pages have alike. */
export const texts = define({
  sv: {
    search: 'Sök',
    clear: 'Rensa',
    more: 'Visa fler',
    fetching: 'Hämtar …',
    any: 'Alla',
    from: 'Från och med',
    to: 'Till och med',
    scheme: 'Stödform',
    csv: 'Hämta som CSV',
    json: 'Hämta som JSON',
    shown: (n: string) => `De ${n} första träffarna.`,
    shownAll: (n: string) => (n === '1' ? 'En träff.' : `${n} träffar.`),
    recorded: 'Vad du läser här antecknas i åtkomstloggen.',
    openCase: 'Ärendet',
  },
  en: {
    search: 'Search',
    clear: 'Clear',
    more: 'Show more',
    fetching: 'Loading …',
    any: 'All',
    from: 'From',
    to: 'To',
    scheme: 'Scheme',
    csv: 'Download as CSV',
    json: 'Download as JSON',
    shown: (n) => `The first ${n} hits.`,
    shownAll: (n) => (n === '1' ? 'One hit.' : `${n} hits.`),
    recorded: 'What you read here is recorded in the access log.',
    openCase: 'The case',
  },
});
