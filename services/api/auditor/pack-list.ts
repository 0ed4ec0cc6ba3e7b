/** The list of what a pack of evidence has, for people: in Swedish, like the record. */
import type { PackedCase, Packing } from '#libs/evidence';
import type { RecordedEvent } from '#libs/event-log';
import { drawnIn, numberOf } from '#libs/sampling';
import { csvHead, csvRow, type Columns } from './csv';

interface Line extends PackedCase {
  /** Places in the sample of the decisions that were drawn; empty when there was none. */
  readonly drawn: readonly number[];
}

const decided = ({ summary }: Line): string | null =>
  summary?.decisions
    .map(({ decidedOn, outcome, revokedOn }) => `${decidedOn} ${outcome}${revokedOn === null ? '' : ` (återkallat ${revokedOn})`}`)
    .join(', ') || null;

const COLUMNS: Columns<Line> = {
  'Plats i urvalet': ({ drawn }) => drawn.join(', ') || null,
  Diarienummer: ({ summary }) => summary?.number ?? null,
  Organisation: ({ summary }) => summary?.applicant ?? null,
  Projekt: ({ summary }) => summary?.title ?? null,
  Beslut: decided,
  'Belopp (kr)': ({ summary }) => (summary?.decisions.at(-1)?.amountOre ?? 0) / 100 || null,
  Fil: ({ file }) => file?.name ?? null,
  'Filens SHA-256': ({ file }) => file?.sha256 ?? null,
  'Filens storlek (byte)': ({ file }) => file?.bytes ?? null,
  'Varför det inte finns här': ({ why }) => why,
  'Ärendets id': ({ caseId }) => caseId,
};

/** `drawn`: cases of the sample's decisions in the order in which they were drawn. */
export const packList =
  (drawn: readonly { readonly caseId: string }[]) =>
  (cases: readonly PackedCase[]): { readonly name: string; readonly bytes: Uint8Array } => {
    const lines = cases.map((one) => ({ ...one, drawn: drawn.flatMap(({ caseId }, n) => (caseId === one.caseId ? [n + 1] : [])) }));
    return {
      name: 'forteckning.csv',
      bytes: new TextEncoder().encode(csvHead(COLUMNS) + lines.map((line) => csvRow(COLUMNS, line)).join('')),
    };
  };

/** `population`: ids of the decisions that could have been drawn. */
export function packingOf(event: RecordedEvent, population: readonly string[]): Packing {
  const { stream, revision } = event;
  const body = drawnIn(event);
  return {
    cases: body.drawn.map(({ caseId }) => caseId),
    sample: { number: numberOf(event), stream, revision, body, population },
    list: packList(body.drawn),
  };
}
