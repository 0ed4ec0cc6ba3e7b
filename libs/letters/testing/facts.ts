/** Decisions as they could be, for the letters' tests. All of it made up. */
import { canonicalJson, sha256Hex } from '#libs/kernel';
import type { Correction, Revocation } from '../changed';
import type { DecisionFacts } from '../decision-letter';
import type { Letterhead } from '../letterhead';

export const LETTERHEAD: Letterhead = {
  unit: 'Område kultur och ideell sektor',
  address: ['Box 1613', '701 16 Örebro'],
  phone: '019-602 70 00',
  email: 'kultur@region.example',
  web: 'https://region.example',
  court: { name: 'Förvaltningsrätten i Karlstad', address: ['Box 568', '651 12 Karlstad'] },
};

const statement = canonicalJson({ v: 1, dnr: 'LIG 2026-14', outcome: 'BIFALL', text: 'LIG 2026-14: Grannverkstan' });

export const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  number: 'LIG 2026-14',
  schemeName: 'Stöd till sociala innovationer',
  board: 'Kulturnämnden',
  legalRegime: 'KL13',
  letterhead: LETTERHEAD,
  organisation: 'Lindesbergs folkrörelse',
  organisationNumber: '802000-1234',
  title: 'Grannverkstan',
  soughtOre: 4_000_000,
  kind: 'BIFALL',
  cause: null,
  amountOre: 4_000_000,
  decidedOn: '2026-04-20',
  decider: { name: 'Disa Holm', postTitle: 'områdeschef kultur och ideell sektor', acting: false },
  authority: { itemNumber: 'H.3', orderVersion: '2026:1', boardParagraph: '§ 7' },
  presenter: 'Hanna Berg, Region Örebro län',
  participants: ['Rut Dal, Coompanion Mälardalen', 'Ivar Sten, Stiftelsen Activa'],
  dissent: [],
  guidelines: { version: '2026:1', boardParagraph: '§ 14' },
  reasons:
    'Verkstaden ger grannar som annars inte möts ett skäl att göra det, och föreningen har visat att den kan driva ett projekt av den här storleken.\n\nDelegaten delar handläggningsgruppens bedömning.',
  criterionReasons: [
    {
      name: 'Samhällsnytta',
      text: 'Projektet svarar mot ett behov som kommunen och skolan båda har pekat på. Nyttan når fler än deltagarna.',
    },
    { name: 'Nyskapande och långsiktiga effekter', text: 'Sättet att låna ut verktyg är prövat på annat håll men nytt här.' },
    { name: 'Nytt lokalt', text: 'Ingen liknande verksamhet finns i kommunen.' },
    { name: 'Förankring hos samarbetspartner', text: 'Skolan, bostadsbolaget och kyrkan har åtagit sig att delta.' },
  ],
  terms: [
    'Bidraget får bara användas till det som står i ansökan. Ändras projektet ska det godkännas i förväg.',
    'Projektet redovisas på nämndens formulär.',
    'Bidrag som inte har använts för sitt ändamål, eller som har lämnats på felaktiga uppgifter, ska betalas tillbaka.',
  ],
  termsVersion: '2026:1',
  payment: { plan: 'Hela beloppet betalas ut när beslutet har tillkännagetts.', reportDue: '2027-06-30' },
  signedAt: '2026-04-20T11:59:30Z',
  statement,
  statementSha256: sha256Hex(statement),
  corrections: [],
  ...change,
});

const approved = (what: string) => {
  const text = canonicalJson({ v: 1, change: what, dnr: 'LIG 2026-14' });
  return {
    by: 'Disa Holm',
    postTitle: 'områdeschef kultur och ideell sektor',
    authority: { itemNumber: 'H.3', orderVersion: '2026:1' },
    statement: { text, sha256: sha256Hex(text) },
  };
};
export const CORRECTION: Correction = {
  ...approved('RATTELSE'),
  on: '2026-04-27',
  at: '2026-04-27T08:15:10Z',
  where: 'skälen',
  before: 'Grannverkstaden ger grannar som annars inte möts ett skäl att göra det.',
  after: 'Grannverkstan ger grannar som annars inte möts ett skäl att göra det.',
  reason: 'Namnet på projektet var felskrivet.',
};
export const REVOCATION: Revocation = {
  ...approved('ATERKALLELSE'),
  on: '2026-10-01',
  at: '2026-10-01T07:30:00Z',
  ground: 'MISLEADING',
  term: null,
  reason: 'Den egna insatsen som ansökan redovisade fanns inte. Utan den hade bidraget inte beviljats.',
  hearing: 'Föreningen fick frågan i brev den 10 september och svarade den 18 september att arbetet inte hade blivit av.',
  paidOre: 1_000_000,
};
