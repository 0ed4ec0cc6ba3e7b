/**
 * A decision as a letter, in Swedish: first what was decided, in plain words (FL 6 §), then why, on what terms, who decided and on what right
 * (KL 7:5, 13:8 3), and how to appeal. It adds nothing to what was decided: a condition that was not signed is none.
 */
import type { DecisionKind } from '#libs/delegation/events';
import { APPEAL_TEXTS } from '#libs/grant-cases';
import { formatDay, formatOre } from '#libs/kernel';
import type { LEGAL_REGIMES } from '#libs/schemes/events';
import { aboutCorrections, corrections, fileOf, filesOf, type Correction } from './changed';
import { heading, paragraphs, type Block, type Letter } from './letter';
import type { Letterhead } from './letterhead';
import { moment } from './moment';

export interface DecisionFacts {
  readonly number: string;
  readonly schemeName: string;
  readonly board: string;
  readonly legalRegime: (typeof LEGAL_REGIMES)[number];
  readonly letterhead: Letterhead;
  readonly organisation: string;
  readonly organisationNumber: string | null;
  readonly title: string;
  readonly soughtOre: number;
  readonly kind: DecisionKind;
  /** Of a writing-off. */
  readonly cause: 'WITHDRAWN' | 'OBJECT_GONE' | null;
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly decider: { readonly name: string; readonly postTitle: string; readonly acting: boolean };
  readonly authority: { readonly itemNumber: string; readonly orderVersion: string; readonly boardParagraph: string };
  /** Name and organisation. */
  readonly presenter: string | null;
  readonly participants: readonly string[];
  readonly dissent: readonly { readonly who: string; readonly text: string }[];
  readonly guidelines: { readonly version: string; readonly boardParagraph: string } | null;
  readonly reasons: string;
  readonly criterionReasons: readonly { readonly name: string; readonly text: string }[];
  readonly terms: readonly string[];
  readonly termsVersion: string | null;
  readonly payment: { readonly plan: string; readonly reportDue: string } | null;
  /** ISO instant: when the delegate approved it. */
  readonly signedAt: string;
  /** The approved statement, canonical JSON as text, and its SHA-256 in hex. */
  readonly statement: string;
  readonly statementSha256: string;
  /** Slips that have been corrected in it since, first to latest: the texts above read as they read after them. */
  readonly corrections: readonly Correction[];
}

export const STATEMENT_FILE = 'beslut.json';
export const DEVELOPMENT_NOTICE = 'Förseglat med en utvecklingsnyckel: förseglingen bevisar ingenting utanför provmiljön.';

const HEADINGS: Readonly<Record<DecisionKind, string>> = {
  BIFALL: 'Ansökan beviljas',
  DELVIS_BIFALL: 'Ansökan beviljas delvis',
  AVSLAG: 'Ansökan avslås',
  AVVISNING: 'Ansökan avvisas',
  AVSKRIVNING: 'Ärendet avskrivs',
};

function inPlain({ kind, cause, organisation, title, amountOre, soughtOre }: DecisionFacts): readonly [first: string, then: string] {
  const [money, sought] = [formatOre(amountOre), formatOre(soughtOre)];
  switch (kind) {
    case 'BIFALL':
      return [`${organisation} beviljas ${money} till ”${title}”.`, `Ansökan gällde ${sought}. Villkoren för bidraget står längre ned.`];
    case 'DELVIS_BIFALL':
      return [
        `${organisation} beviljas ${money} av de ${sought} som ansökan gällde, till ”${title}”.`,
        'Resten av ansökan avslås. Skälen och villkoren för bidraget står längre ned.',
      ];
    case 'AVSLAG':
      return [
        `${organisation} får inget bidrag till ”${title}”.`,
        `Ansökan gällde ${sought}. Den har prövats och avslås. Skälen står här nedan.`,
      ];
    case 'AVVISNING':
      return [
        `Ansökan från ${organisation} om bidrag till ”${title}” tas inte upp till prövning.`,
        'Det betyder att ansökan inte har prövats i sak. Skälen står här nedan.',
      ];
    case 'AVSKRIVNING':
      return [
        `Ärendet om bidrag till ”${title}” avslutas utan att ansökan från ${organisation} prövas.`,
        cause === 'WITHDRAWN' ? 'Ansökan har återkallats.' : 'Det finns inte längre något att besluta om.',
      ];
  }
}

const list = (items: readonly string[], numbered = false): Block => ({ kind: 'list', numbered, items });

function overview(facts: DecisionFacts): Block {
  const { organisation, organisationNumber, payment } = facts;
  const rows: (readonly [string, string])[] = [
    ['Sökande', organisationNumber ? `${organisation}, ${organisationNumber}` : organisation],
    ['Projekt', facts.title],
    ['Stödform', facts.schemeName],
    ['Sökt belopp', formatOre(facts.soughtOre)],
  ];
  if (facts.amountOre > 0) rows.push(['Beviljat belopp', formatOre(facts.amountOre)]);
  rows.push(['Beslutsdag', formatDay(facts.decidedOn)]);
  if (payment) rows.push(['Redovisas senast', formatDay(payment.reportDue)]);
  return { kind: 'facts', rows };
}

function why({ reasons, criterionReasons, guidelines }: DecisionFacts): readonly Block[] {
  return [
    heading(2, 'Skäl för beslutet'),
    ...paragraphs(reasons),
    ...criterionReasons.flatMap(({ name, text }) => [heading(3, name), ...paragraphs(text)]),
    ...(guidelines ? paragraphs(`Ansökan har prövats enligt riktlinjer ${guidelines.version} (${guidelines.boardParagraph}).`) : []),
  ];
}

function conditions({ terms, termsVersion, payment }: DecisionFacts): readonly Block[] {
  if (!payment && terms.length === 0) return [];
  return [
    heading(2, 'Villkor för bidraget'),
    ...(payment ? paragraphs(`Utbetalning: ${payment.plan}`) : []),
    ...(payment ? paragraphs(`Bidraget ska redovisas senast ${formatDay(payment.reportDue)}.`) : []),
    ...(terms.length > 0 ? [list(terms, true)] : []),
    ...(termsVersion ? paragraphs(`Villkoren hör till version ${termsVersion} av nämndens villkor.`) : []),
  ];
}

function whoDecided({ decider, authority, board, presenter, participants, dissent }: DecisionFacts): readonly Block[] {
  const { itemNumber, orderVersion, boardParagraph } = authority;
  return [
    heading(2, 'Vem som har beslutat'),
    ...paragraphs(
      `Beslutet har fattats av ${decider.name}, ${decider.postTitle}${decider.acting ? ' (ersättare)' : ''}, på delegation från ${board}: punkt ${itemNumber} i delegationsordning ${orderVersion} (${boardParagraph}).`,
    ),
    ...paragraphs(presenter ? `Ärendet har föredragits av ${presenter}.` : 'Ärendet har avgjorts utan föredragning.'),
    ...(participants.length > 0 ? [...paragraphs('I den slutliga handläggningen har också deltagit:'), list(participants)] : []),
    ...(dissent.length > 0 ? [...paragraphs('Avvikande mening:'), list(dissent.map(({ who, text }) => `${who}: ${text}`))] : []),
  ];
}

function howToAppeal({ legalRegime, letterhead: { court } }: DecisionFacts): readonly Block[] {
  const [first = '', ...rest] = APPEAL_TEXTS[legalRegime].split('\n');
  if (legalRegime === 'NOT_APPEALABLE') return [heading(2, 'Överklagande'), ...paragraphs(first)];
  const where =
    legalRegime === 'KL13' && court ? paragraphs(`Adress för överklagandet: ${[court.name, ...court.address].join(', ')}.`) : [];
  return [heading(2, first), ...rest.flatMap(paragraphs), ...where];
}

/** Who sends it, as the letterhead has it. */
export function senderOf({ board, letterhead: { unit, address, phone, email, web } }: DecisionFacts): readonly string[] {
  return [board, ...(unit ? [unit] : []), ...address, ...[phone, email, web].filter((one) => one !== null)];
}

function aboutTheDocument(facts: DecisionFacts, development: boolean): readonly Block[] {
  const { decider, signedAt, statementSha256 } = facts;
  return [
    heading(2, 'Om dokumentet'),
    ...paragraphs(`Beslutet godkändes av ${decider.name} efter ny inloggning den ${moment(signedAt)}.`),
    ...paragraphs(
      `Det som godkändes finns i dokumentet som den bifogade filen ${STATEMENT_FILE}. Filens kontrollsumma (SHA-256) är ${statementSha256}.`,
    ),
    ...aboutCorrections(facts),
    ...paragraphs(
      'Dokumentet är förseglat av systemet, så att en PDF-läsare kan visa om något i det har ändrats. Förseglingen är ingen persons underskrift.',
    ),
    ...(development ? paragraphs(DEVELOPMENT_NOTICE) : []),
  ];
}

/** `development` = sealed by a key that proves nothing, which the letter then says. Pure: the same facts give the same letter. */
export function decisionLetter(facts: DecisionFacts, { development }: { readonly development: boolean }): Letter {
  const { board, number, kind } = facts;
  const [first, then] = inPlain(facts);
  const last = facts.corrections.at(-1);
  return {
    title: `Beslut ${number}${last ? ' (rättat)' : ''}: ${HEADINGS[kind].toLowerCase()}`,
    sender: senderOf(facts),
    recipient: [facts.organisation],
    marks: [
      ['Beslutsdag', formatDay(facts.decidedOn)],
      ...(last ? [['Rättat', formatDay(last.on)] as const] : []),
      ['Diarienummer', number],
    ],
    blocks: [
      heading(1, HEADINGS[kind]),
      { kind: 'paragraph', text: first, strong: true },
      ...paragraphs(then),
      ...(development ? paragraphs(DEVELOPMENT_NOTICE) : []),
      ...corrections(facts),
      overview(facts),
      ...why(facts),
      ...conditions(facts),
      ...whoDecided(facts),
      ...howToAppeal(facts),
      ...aboutTheDocument(facts, development),
    ],
    foot: `${board} · ${number}${last ? ` · rättat ${formatDay(last.on)}` : ''}${development ? ' · utvecklingsnyckel' : ''}`,
    madeAt: last?.at ?? facts.signedAt,
    files: [fileOf(STATEMENT_FILE, 'Beslutet så som det godkändes', facts.statement), ...filesOf(facts.corrections)],
  };
}
