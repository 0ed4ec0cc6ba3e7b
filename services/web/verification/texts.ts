import { define } from '../texts/language';

export const texts = define({
  sv: {
    title: 'Kontroll av hela loggen',
    lead: 'Varje natt räknas allt om ur händelserna och hålls mot det som är undertecknat och det som sidorna visar.',
    never: 'Ingen kontroll har körts än.',
    when: 'Senast',
    what: 'Omfattning',
    levels: { TREE: 'Trädet och underskrifterna', FULL: 'Allt: träd, kedjor, innehåll, sigill och läsmodeller' },
    events: 'Händelser',
    outcome: 'Utfall',
    outcomes: { HOLDS: 'Allt stämmer', FAULTS: 'Fel funna', NOT_CHECKED: 'Allt kunde inte kontrolleras' },
    lastFull: 'Allt kontrollerades senast',
    alarms: {
      FAULTS: 'Loggen eller det som visas av den stämmer inte',
      NOT_CHECKED: 'Den senaste kontrollen kunde inte se allt',
      LATE: 'Allt har inte kontrollerats på två dagar',
    },
    faults: (count: string) => (count === '1' ? 'Ett fel:' : `${count} fel, det första först:`),
    index: (index: string) => `Index ${index}`,
  },
  en: {
    title: 'Check of the whole log',
    lead: 'Each night everything is made anew out of the events and held against what is signed and what the pages show.',
    never: 'No check has been run yet.',
    when: 'Latest',
    what: 'Extent',
    levels: { TREE: 'The tree and the signatures', FULL: 'Everything: tree, chains, content, seals and read models' },
    events: 'Events',
    outcome: 'Outcome',
    outcomes: { HOLDS: 'Everything holds', FAULTS: 'Faults found', NOT_CHECKED: 'Not everything could be looked at' },
    lastFull: 'Everything was last checked',
    alarms: {
      FAULTS: 'The log, or what is shown of it, does not hold',
      NOT_CHECKED: 'The latest check could not see everything',
      LATE: 'Not everything has been checked for two days',
    },
    faults: (count) => (count === '1' ? 'One fault:' : `${count} faults, the first one first:`),
    index: (index) => `Index ${index}`,
  },
});
