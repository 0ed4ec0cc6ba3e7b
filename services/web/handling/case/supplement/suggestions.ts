/** What is often missing, in words that the applicant understands. In Swedish, as it is sent. Pure. */
import type { CasePage } from '#projections/case-page';
import type { Item } from './letter';

export interface Suggestion extends Item {
  readonly id: string;
}
type Finding = CasePage['eligibility'][number]['findings'][number];

/** By the rule of the formal check; what a rule has no letter text for is for the official to put. */
const OF_RULES: Readonly<Record<string, Item>> = {
  'own-share': {
    what: 'Hur er egen insats når upp till kravet: pengar, arbetstimmar eller båda',
    why: 'Den egna insatsen ska motsvara minst bidraget. Som ansökan är skriven räcker den inte',
  },
  'organisation-number': { what: 'Föreningens organisationsnummer', why: 'Numret i ansökan verkar vara felskrivet' },
  'organisation-form': { what: 'Vilken organisationsform ni har, och era stadgar', why: 'Stödet är till för vissa slags organisationer' },
  municipality: { what: 'Var i länet projektet ska äga rum', why: 'Verksamheten ska höra hemma i Örebro län' },
  amount: { what: 'Vilket belopp ni söker', why: 'Beloppet i ansökan ligger utanför det som kan beviljas' },
  schedule: { what: 'När projektet börjar och slutar', why: 'Tidsplanen i ansökan går inte ihop' },
  'economic-activity': {
    what: 'En beskrivning av vad ni säljer eller tar betalt för i projektet',
    why: 'Vi måste pröva om stödet är tillåtet när det finns ekonomisk verksamhet',
  },
  'de-minimis': {
    what: 'En försäkran om vilket stöd av mindre betydelse ni har fått de senaste tre åren',
    why: 'Det sammanlagda stödet får inte gå över ett tak som EU har satt',
  },
};

const COMMON: readonly Suggestion[] = [
  {
    id: 'avsikt',
    what: 'En avsiktsförklaring från varje samarbetspartner, undertecknad',
    why: 'Vi bedömer om projektet är förankrat hos dem som det bygger på',
  },
  { id: 'budget', what: 'En budget där varje kostnad är förklarad', why: 'Vi behöver se vad pengarna ska gå till' },
  { id: 'stadgar', what: 'Föreningens stadgar', why: 'De visar vad föreningen är till för' },
  {
    id: 'firmateckning',
    what: 'Protokoll som visar vem som får skriva under för föreningen',
    why: 'Uppgiften finns inte i något offentligt register',
  },
  { id: 'arsredovisning', what: 'Senaste årsredovisning eller verksamhetsberättelse', why: 'Vi behöver en bild av föreningens ekonomi' },
  { id: 'malgrupp', what: 'Hur många ni räknar med att nå, och hur ni når dem', why: 'Det framgår inte av ansökan' },
  {
    id: 'fortsattning',
    what: 'Hur verksamheten ska leva vidare när projektet är slut',
    why: 'Ett av kriterierna är att effekterna ska vara långsiktiga',
  },
  {
    id: 'annan-finansiering',
    what: 'Vilka andra bidrag ni har sökt eller fått till projektet',
    why: 'Samma kostnad får inte betalas två gånger',
  },
];

/** First what the formal check found, then what is often missing. */
export const suggestions = (findings: readonly Finding[]): readonly Suggestion[] => [
  ...findings.flatMap(({ rule, passed }) => {
    const item = passed ? undefined : OF_RULES[rule];
    return item ? [{ id: rule, ...item }] : [];
  }),
  ...COMMON,
];

export const CONSEQUENCE =
  'Har vi inte fått svar i tid avgör vi ärendet på de uppgifter som finns. Det kan betyda att ni inte får bidraget, eller bara en del av det';
