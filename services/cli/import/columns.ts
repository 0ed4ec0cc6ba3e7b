import { UnusableFile } from './encoding';
import type { FileRecord } from './records';

/** The columns of the web form's export: its header, and the field of the application (dotted path) that it becomes. */
export const COLUMNS = {
  received: { header: 'inkommen', path: null },
  organisation: { header: 'organisation', path: 'organisation.name' },
  number: { header: 'organisationsnummer', path: 'organisation.number' },
  form: { header: 'organisationsform', path: 'organisation.form' },
  municipality: { header: 'kommun', path: 'organisation.municipality' },
  contact: { header: 'kontaktperson', path: 'contact.name' },
  email: { header: 'e-post', path: 'contact.email' },
  phone: { header: 'telefon', path: 'contact.phone' },
  title: { header: 'projekttitel', path: 'title' },
  purpose: { header: 'syfte och bakgrund', path: 'purpose' },
  implementation: { header: 'genomförande', path: 'implementation' },
  targetGroup: { header: 'målgrupp', path: 'targetGroup' },
  from: { header: 'tidsplan från', path: 'schedule.from' },
  to: { header: 'tidsplan till', path: 'schedule.to' },
  goals: { header: 'mål och resultat', path: 'goals' },
  effects: { header: 'effekt', path: 'effects' },
  novelty: { header: 'nyskapande', path: 'novelty' },
  socialBenefit: { header: 'samhällsnytta', path: 'socialBenefit' },
  newLocally: { header: 'nytt lokalt', path: 'newLocally' },
  anchoring: { header: 'förankring hos samarbetspartner', path: 'anchoring' },
  partners: { header: 'samarbetspartner', path: 'partners' },
  ecology: { header: 'ekologisk hållbarhet', path: 'ecology' },
  amount: { header: 'sökt belopp', path: 'amountOre' },
  budget: { header: 'kostnader', path: 'budget' },
  cash: { header: 'egen insats kontant', path: 'ownShare.cashOre' },
  hours: { header: 'egen insats timmar', path: 'ownShare.hours' },
  otherFunding: { header: 'annan finansiering', path: 'otherFunding' },
  earlierSupport: { header: 'tidigare stöd', path: 'earlierSupport' },
  economicActivity: { header: 'ekonomisk verksamhet', path: 'economicActivity' },
  deMinimis: { header: 'stöd av mindre betydelse senaste tre åren', path: 'deMinimisOre' },
  agenda2030: { header: 'agenda 2030-mål', path: 'agenda2030' },
  advisedBy: { header: 'rådgivare', path: 'advisedBy' },
} as const;
export type Column = keyof typeof COLUMNS;

/** The form does not ask for a telephone number, so a file without it is whole. */
const OPTIONAL: ReadonlySet<Column> = new Set(['phone']);
const NAMES = Object.keys(COLUMNS) as Column[];

/** Which place in a record each column has. */
export type Header = ReadonlyMap<Column, number>;

const plain = (header: string): string => header.trim().replace(/\s+/g, ' ').toLowerCase();

export interface ReadHeader {
  readonly header: Header;
  readonly width: number;
  /** Swedish sentences about columns that are not read. */
  readonly warnings: readonly string[];
}

/** Finds the columns in the first record, in any order. Throws {@link UnusableFile} naming what is missing or stands twice. */
export function readHeader(record: FileRecord): ReadHeader {
  const found = record.fields.map(plain);
  const missing = NAMES.filter((name) => !OPTIONAL.has(name) && !found.includes(COLUMNS[name].header));
  const twice = NAMES.filter((name) => found.filter((header) => header === COLUMNS[name].header).length > 1);
  const known = new Set<string>(NAMES.map((name) => COLUMNS[name].header));
  const unknown = record.fields.filter((field, place) => found[place] !== '' && !known.has(found[place]!));
  const warnings = unknown.length > 0 ? [`Okända kolumner läses inte in: ${quoted(unknown)}.`] : [];
  if (missing.length > 0 || twice.length > 0)
    throw new UnusableFile(
      [
        ...(missing.length > 0
          ? [`Kolumner saknas: ${quoted(missing.map((name) => COLUMNS[name].header))}. Lägg till dem på första raden.`]
          : []),
        ...(twice.length > 0
          ? [`Kolumner står flera gånger: ${quoted(twice.map((name) => COLUMNS[name].header))}. Ta bort dubbletterna.`]
          : []),
        ...warnings,
      ].join('\n'),
    );
  const places = NAMES.filter((name) => found.includes(COLUMNS[name].header)).map(
    (name) => [name, found.indexOf(COLUMNS[name].header)] as const,
  );
  return { header: new Map(places), width: found.length, warnings };
}

const quoted = (names: readonly string[]): string => names.map((name) => `”${name.trim()}”`).join(', ');
