/** The list of delegated decisions as a file: one line per decision, with the proof of its authority. In Swedish, like the record. */
import type { DelegatedDecision, ProofCheck } from '#projections/decision-queue';
import type { Cell, Columns } from './csv';

const OUTCOMES = {
  BIFALL: 'bifall',
  DELVIS_BIFALL: 'delvis bifall',
  AVSLAG: 'avslag',
  AVVISNING: 'avvisning',
  AVSKRIVNING: 'avskrivning',
} as const;

const kronor = (ore: number | null | undefined): number | null => (ore === null || ore === undefined ? null : ore / 100);
const checked =
  (check: ProofCheck) =>
  ({ proof }: DelegatedDecision): Cell =>
    proof.checks[check] ?? 'går inte att avgöra';

export const DECISION_COLUMNS: Columns<DelegatedDecision> = {
  Diarienummer: ({ number }) => number,
  Organisation: ({ organisation }) => organisation,
  Projekt: ({ title }) => title,
  Stödform: ({ schemeId }) => schemeId,
  Beslutsdag: ({ decidedOn }) => decidedOn,
  Beslut: ({ outcome }) => OUTCOMES[outcome],
  'Belopp (kr)': ({ amountOre }) => kronor(amountOre),
  Beslutsfattare: ({ deciderName }) => deciderName,
  'Beslutsfattarens beteckning': ({ decider }) => decider?.ref ?? null,
  Delegationspunkt: ({ delegation }) => delegation?.itemNumber ?? null,
  Delegationsordning: ({ delegation }) => delegation?.orderVersion ?? null,
  'Nämndens paragraf': ({ delegation }) => delegation?.boardParagraph ?? null,
  'Punkten gällde från': ({ proof }) => proof.item?.validFrom ?? null,
  'Punkten gällde till (ej med)': ({ proof }) => proof.item?.validUntil ?? null,
  Vidaredelegation: ({ proof: { passedOn } }) => passedOn && `${passedOn.number}, ${passedOn.reference}`,
  Befattning: ({ delegation }) => delegation?.postTitle ?? null,
  Innehavare: ({ delegation }) => delegation?.holder.name ?? null,
  Vikarie: ({ delegation }) => delegation?.acting ?? null,
  'Befattning från': ({ proof }) => proof.post?.from ?? null,
  'Befattning till': ({ proof }) => proof.post?.to ?? null,
  'Beloppsgräns (kr)': ({ delegation }) => kronor(delegation?.limitOre),
  'Årsram (kr)': ({ delegation }) => kronor(delegation?.frame?.frameOre),
  'Använt av ramen före beslutet (kr)': ({ delegation }) => kronor(delegation?.frame?.usedOre),
  'Punkten gällde beslutsdagen': checked('ITEM_IN_FORCE'),
  'Befattningen innehades beslutsdagen': checked('POST_HELD'),
  'Beloppsgränsen hölls': checked('WITHIN_LIMIT'),
  'Årsramen räckte': checked('WITHIN_FRAME'),
  'Samma person beslutade och godkände': checked('ONE_PERSON'),
  'Ingen av frågorna i KL 6:38 besvarades ja': checked('NO_BOARD_MATTER'),
  'Beslutstexten är oförändrad': checked('STATEMENT_UNCHANGED'),
  'Godkändes (UTC)': ({ signature }) => signature?.at ?? null,
  'Ny inloggning (UTC)': ({ signature }) => signature?.authenticatedAt ?? null,
  Tillitsnivå: ({ signature }) => signature?.acr ?? null,
  'Beslutstextens SHA-256': ({ signature }) => signature?.statementSha256 ?? null,
  'Kontrollens händelse': ({ verified }) => verified?.eventId ?? null,
  'Kontrollens plats i loggen': ({ verified }) => verified?.position ?? null,
  Expedierat: ({ dispatched }) => dispatched,
  'Laga kraft bekräftad': ({ legalForce }) => legalForce,
  'Ärendets id': ({ caseId }) => caseId,
  'Beslutets id': ({ decisionId }) => decisionId,
};
