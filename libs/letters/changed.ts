/** What became of a decision after it was made, as its letters say it: slips that were corrected in it, and that it was revoked. */
import type { REVOCATION_GROUNDS } from '#libs/grant-cases/events';
import { REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import { formatDay, formatOre } from '#libs/kernel';
import type { DecisionFacts } from './decision-letter';
import { heading, paragraphs, type Block, type LetterFile } from './letter';
import { moment } from './moment';

/** Who did it, when, and what they approved. */
export interface Approved {
  readonly by: string;
  /** Null of what was done before it was written down. */
  readonly postTitle: string | null;
  readonly on: string;
  /** ISO instant. */
  readonly at: string;
  readonly authority: { readonly itemNumber: string; readonly orderVersion: string };
  /** Canonical JSON as text, and its SHA-256 in hex; null from before a new sign-in was asked for. */
  readonly statement: { readonly text: string; readonly sha256: string } | null;
}
export interface Correction extends Approved {
  /** Which text, in words that follow on "i". */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}
export interface Revocation extends Approved {
  readonly ground: (typeof REVOCATION_GROUNDS)[number];
  /** The term that reserves it. */
  readonly term: string | null;
  readonly reason: string;
  readonly hearing: string;
  readonly paidOre: number;
}

export const whoChanged = ({ by, postTitle }: Approved): string => (postTitle === null ? by : `${by}, ${postTitle}`);

/** Both texts of each, so that nobody has to look for what was changed. */
export function corrections({ corrections: slips }: Pick<DecisionFacts, 'corrections'>): readonly Block[] {
  if (slips.length === 0) return [];
  return [
    heading(2, slips.length === 1 ? 'Ett skrivfel i beslutet är rättat' : 'Skrivfel i beslutet är rättade'),
    ...paragraphs('Det som är beslutat är detsamma: utgången, beloppet och dagarna är inte ändrade.'),
    ...slips.flatMap((one) => [
      ...paragraphs(`Den ${formatDay(one.on)} rättade ${whoChanged(one)}, ett skrivfel i ${one.where}. ${one.reason}`),
      heading(3, 'Så stod det'),
      ...paragraphs(one.before),
      heading(3, 'Så står det nu'),
      ...paragraphs(one.after),
    ]),
  ];
}

/** What was approved, beside the decision that was. */
export const filesOf = (slips: readonly Correction[]): readonly LetterFile[] =>
  slips.flatMap(({ statement }, index) =>
    statement === null ? [] : [fileOf(`rattelse-${index + 1}.json`, 'Rättelsen så som den godkändes', statement.text)],
  );
export const fileOf = (name: string, description: string, text: string): LetterFile => ({
  name,
  mediaType: 'application/json',
  description,
  content: Buffer.from(text, 'utf8'),
});

/** Why, on what ground, and what it was met with. */
export function whyRevoked({ ground, term, reason, hearing }: Revocation): readonly Block[] {
  return [
    heading(2, 'Skäl för återkallelsen'),
    ...paragraphs(`Grunden är ${REVOCATION_GROUND_NAMES[ground].sv}${term === null ? '.' : ':'}`),
    ...(term === null ? [] : paragraphs(`”${term}”`)),
    ...paragraphs(reason),
    heading(2, 'Hur ni har fått yttra er'),
    ...paragraphs(hearing),
  ];
}

export const paidRow = ({ paidOre }: Revocation): readonly [string, string] => ['Utbetalt och inte återbetalt', formatOre(paidOre)];

/** Who approved each correction and when, and where the decision as it first read is. */
export const aboutCorrections = ({ corrections: slips }: Pick<DecisionFacts, 'corrections'>): readonly Block[] => [
  ...slips.flatMap(({ by, at, statement }, index) =>
    statement === null
      ? []
      : paragraphs(
          `Rättelsen godkändes av ${by} efter ny inloggning den ${moment(at)}, och finns som den bifogade filen rattelse-${index + 1}.json. Filens kontrollsumma (SHA-256) är ${statement.sha256}.`,
        ),
  ),
  ...(slips.length > 0 ? paragraphs('Beslutet som det löd när det fattades har ett eget dokument, som finns kvar i ärendet.') : []),
];
