import { define } from '../../texts/language';
import type { TabId } from './tabs';

const tabs = {
  sv: {
    ansokan: 'Ansökan',
    komplettering: 'Komplettering',
    moten: 'Möten',
    anteckningar: 'Anteckningar',
    hanvisning: 'Hänvisning',
    bedomning: 'Bedömning',
    forslag: 'Förslag',
    kommunicering: 'Kommunicering',
    'beslut-efterat': 'Efter beslutet',
    deltagare: 'Deltagare och jäv',
    historik: 'Historik',
  },
  en: {
    ansokan: 'Application',
    komplettering: 'Supplements',
    moten: 'Meetings',
    anteckningar: 'Notes',
    hanvisning: 'Referrals',
    bedomning: 'Assessment',
    forslag: 'Proposal',
    kommunicering: 'Comments',
    'beslut-efterat': 'After the decision',
    deltagare: 'Participants and conflicts',
    historik: 'History',
  },
} as const satisfies Record<'sv' | 'en', Record<TabId, string>>;

export const texts = define({
  sv: { tabs: tabs.sv as Record<TabId, string>, tabsOf: 'Ärendets delar', notFoundTab: 'Den delen finns inte i ärendet.' },
  en: { tabs: tabs.en, tabsOf: 'Parts of the case', notFoundTab: 'There is no such part of the case.' },
});
