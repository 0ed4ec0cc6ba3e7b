import { define } from '../texts/language';

/** What waits beyond what has been fetched. */
export const texts = define({
  sv: {
    left: (count: string) => `${count} beslut till väntar, som har väntat kortare tid än de som visas.`,
    fetchMore: 'Hämta fler',
    fetching: 'Hämtar …',
  },
  en: {
    left: (count) => `${count} more decisions wait, that have waited for a shorter time than those shown.`,
    fetchMore: 'Fetch more',
    fetching: 'Fetching …',
  },
});
