import { define } from '../../texts/language';

export const texts = define({
  sv: {
    title: 'Åtkomst',
    lead: 'Vem som har läst vad, och när. Även den som granskar granskas: varje läsning antecknas innan något visas.',
    month: 'Månad',
    none: 'Ingen läsning är antecknad',
    when: 'När',
    who: 'Vem',
    what: 'Vad',
    query: 'Sökning',
    aCase: 'Ärendet',
    caption: (month: string) => `Läsningar ${month}`,
  },
  en: {
    title: 'Access',
    lead: 'Who has read what, and when. Those who audit are audited too: every reading is recorded before anything is shown.',
    month: 'Month',
    none: 'No reading has been recorded',
    when: 'When',
    who: 'Who',
    what: 'What',
    query: 'Search',
    aCase: 'The case',
    caption: (month) => `Readings in ${month}`,
  },
});
