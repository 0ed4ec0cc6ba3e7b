/** Why something is not disposed of, or a disposal neither held nor gone on with. */
import { refusals } from './refusals';

const ARCHIVES = 'arkivlagen 10 §';

export const no = refusals({
  'disposal-without-decision': [
    'LAW',
    ARCHIVES,
    {
      sv: 'Gallring kräver ett beslut. Ange vilket: paragrafen, eller punkten i dokumenthanteringsplanen, och vem som har beslutat.',
      en: 'Disposal takes a decision. Say which: the paragraph, or the item of the plan for documents, and who decided it.',
    },
    'decision.reference',
  ],
  'disposal-decided-in-future': [
    'LAW',
    ARCHIVES,
    { sv: 'Beslutsdagen har inte inträffat än. Rätta den.', en: 'The day of the decision has not come yet. Correct it.' },
    'decision.decidedOn',
  ],
  'disposal-number': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Numret är inte ärendets. Skriv {number} för att bekräfta att det är detta ärende som ska gallras.',
      en: 'The number is not that of the case. Write {number} to confirm that this is the case to be disposed of.',
    },
    'number',
  ],
  'disposal-held': [
    'LAW',
    'arkivlagen 10 §, TF 2:15',
    {
      sv: 'Gallringen är stoppad: {reason} Häv stoppet först, när skälet inte längre finns.',
      en: 'Disposal is on hold: {reason} First lift the hold, when the reason is no longer there.',
    },
  ],
  'disposal-under-way': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'En gallring i ärendet är beslutad och verkställs nu. Vänta tills den är klar.',
      en: 'A disposal in this case has been decided on and is being carried out. Wait until it is finished.',
    },
  ],
  'disposal-appealed': [
    'LAW',
    'KL 13:6',
    {
      sv: 'Ett överklagande är inte slutligt avgjort. Ingenting gallras ur ett ärende som en domstol kan behöva.',
      en: 'An appeal has not been finally decided. Nothing is disposed of in a case that a court may need.',
    },
  ],
  'disposal-appealable': [
    'LAW',
    'KL 13:5',
    {
      sv: 'Beslutet kan fortfarande överklagas, eller dess laga kraft är inte bekräftad. Bekräfta laga kraft först.',
      en: 'The decision can still be appealed against, or has not been confirmed as final. First confirm that it is final.',
    },
  ],
  'disposal-not-closed': [
    'LAW',
    ARCHIVES,
    {
      sv: 'Ärendet är inte avslutat. Handlingar gallras först därefter; i ett pågående ärende kan bara den raderas som har lämnat det.',
      en: 'The case is not closed. Documents are disposed of only after that; in a case that is going on only those who have left it can be erased.',
    },
    'level',
  ],
  'disposal-takes-part': [
    'LAW',
    ARCHIVES,
    {
      sv: '{name} har fortfarande del i ärendet, som inte är avslutat. Bara den som har lämnat det kan raderas nu.',
      en: '{name} still has a part in the case, which is not closed. Only those who have left it can be erased now.',
    },
    'kids',
  ],
  'disposal-keeps-decider': [
    'LAW',
    'KL 13:8 3',
    {
      sv: '{name} har beslutat i ärendet. Namnet visar med vilken rätt, och står kvar.',
      en: '{name} has decided in this case. The name shows by what right, and stays.',
    },
    'kids',
  ],
  'disposal-keeps': [
    'LAW',
    ARCHIVES,
    {
      sv: 'Händelse {number} visar hur ärendet registrerades, avgjordes eller anmäldes, och gallras inte. Ta bort den ur valet.',
      en: 'Event {number} shows how the case was registered, decided or reported, and is not disposed of. Take it out of what is chosen.',
    },
    'events',
  ],
  'disposal-unknown': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Något av det som är valt finns inte i ärendet. Läs om sidan och välj på nytt.',
      en: 'Something of what is chosen is not in the case. Load the page anew and choose again.',
    },
  ],
  'disposal-of-keys-only': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Radering av personuppgifter tar inte bort handlingar. Välj gallring av handlingar om de ska bort.',
      en: 'Erasing personal data takes no documents away. Choose disposal of documents if they are to go.',
    },
    'events',
  ],
  'disposal-empty': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Ingenting är valt. Välj vad som ska gallras.', en: 'Nothing has been chosen. Choose what is to be disposed of.' },
  ],
  'disposal-not-decided': [
    'LAW',
    ARCHIVES,
    {
      sv: 'Det finns ingen sådan gallring att verkställa. Besluta om den först.',
      en: 'There is no such disposal to carry out. First decide on it.',
    },
  ],
  'disposal-unfinished': [
    'LAW',
    ARCHIVES,
    {
      sv: 'Gallringen är inte klar: nycklar eller handlingar återstår. Den fortsätter av sig själv.',
      en: 'The disposal is not finished: keys or documents are left. It goes on by itself.',
    },
  ],
  'hold-stands': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Gallringen är redan stoppad av ett annat skäl. Häv det stoppet först.',
      en: 'Disposal is already on hold for another reason. First lift that hold.',
    },
  ],
  'hold-missing': [
    'POLICY',
    'nämndens rutin',
    { sv: 'Det finns inget gallringsstopp att häva.', en: 'There is no hold on disposal to lift.' },
  ],
});
