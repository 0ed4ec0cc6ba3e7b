/** That a decision is revoked, as a letter in Swedish: first that it no longer applies, then why, what happens now, and who decided it on what right. */
import { formatDay, formatOre } from '#libs/kernel';
import { fileOf, paidRow, whoChanged, whyRevoked, type Revocation } from './changed';
import { DEVELOPMENT_NOTICE, senderOf, type DecisionFacts } from './decision-letter';
import { heading, paragraphs, type Block, type Letter } from './letter';
import { moment } from './moment';

export const REVOCATION_FILE = 'aterkallelse.json';

function overview(facts: DecisionFacts, revocation: Revocation): Block {
  const rows: (readonly [string, string])[] = [
    ['Sökande', facts.organisationNumber ? `${facts.organisation}, ${facts.organisationNumber}` : facts.organisation],
    ['Projekt', facts.title],
    ['Stödform', facts.schemeName],
    ['Beslutet fattades', formatDay(facts.decidedOn)],
  ];
  if (facts.amountOre > 0) rows.push(['Beviljat belopp', formatOre(facts.amountOre)], paidRow(revocation));
  rows.push(['Beslutet återkallades', formatDay(revocation.on)]);
  return { kind: 'facts', rows };
}

function aboutTheDocument({ statement, by, at }: Revocation, development: boolean): readonly Block[] {
  return [
    heading(2, 'Om dokumentet'),
    ...(statement === null
      ? []
      : paragraphs(
          `Återkallelsen godkändes av ${by} efter ny inloggning den ${moment(at)}.\nDet som godkändes finns i dokumentet som den bifogade filen ${REVOCATION_FILE}. Filens kontrollsumma (SHA-256) är ${statement.sha256}.`,
        )),
    ...paragraphs(
      'Dokumentet är förseglat av systemet, så att en PDF-läsare kan visa om något i det har ändrats. Förseglingen är ingen persons underskrift.',
    ),
    ...(development ? paragraphs(DEVELOPMENT_NOTICE) : []),
  ];
}

/** `facts` = of the decision as it read when it was revoked. Pure: the same facts give the same letter. */
export function revocationLetter(facts: DecisionFacts, revocation: Revocation, { development }: { readonly development: boolean }): Letter {
  const { board, number, organisation, title } = facts;
  const { itemNumber, orderVersion } = revocation.authority;
  const better = revocation.ground === 'IN_FAVOUR' ? 'Det återkallas för att kunna ändras till er fördel. ' : '';
  return {
    title: `Återkallelse av beslut ${number}`,
    sender: senderOf(facts),
    recipient: [organisation],
    marks: [
      ['Dag', formatDay(revocation.on)],
      ['Diarienummer', number],
    ],
    blocks: [
      heading(1, 'Beslutet återkallas'),
      {
        kind: 'paragraph',
        text: `Beslutet den ${formatDay(facts.decidedOn)} om bidrag till ”${title}” gäller inte längre.`,
        strong: true,
      },
      ...paragraphs(`${better}Ärendet tas upp igen, och ${organisation} får ett nytt beslut.`),
      ...(development ? paragraphs(DEVELOPMENT_NOTICE) : []),
      overview(facts, revocation),
      ...whyRevoked(revocation),
      heading(2, 'Vad som händer nu'),
      ...paragraphs(
        'Ansökan handläggs på nytt, och ett nytt beslut fattas. Det skickas till er med skälen och med upplysning om hur det kan överklagas. Beslutet som har återkallats finns kvar i ärendet, så att det går att se vad som gällde.',
      ),
      heading(2, 'Vem som har beslutat'),
      ...paragraphs(
        `Återkallelsen har beslutats av ${whoChanged(revocation)}, på delegation från ${board}: punkt ${itemNumber} i delegationsordning ${orderVersion}.`,
      ),
      ...aboutTheDocument(revocation, development),
    ],
    foot: `${board} · ${number} · återkallelse${development ? ' · utvecklingsnyckel' : ''}`,
    madeAt: revocation.at,
    files: revocation.statement === null ? [] : [fileOf(REVOCATION_FILE, 'Återkallelsen så som den godkändes', revocation.statement.text)],
  };
}
