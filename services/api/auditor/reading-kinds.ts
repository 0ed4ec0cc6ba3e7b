/** What kinds of things are read, told by how the reading was written down. Pure. */
import type { Wording } from '#libs/kernel';

/** By the beginnings of what was read. */
const KINDS = {
  CASE: {
    label: { sv: 'ett ärende', en: 'a case' },
    begins: ['ärendeakt', 'ärendehistorik', 'deltagare', 'delegationskedja', 'ärendet så som', 'gallring och radering'],
  },
  FILE: {
    label: { sv: 'en fil eller ett beslutsdokument', en: 'a file or a decision document' },
    begins: ['fil i ärendet', 'beslutsdokument'],
  },
  EVIDENCE: { label: { sv: 'ett bevispaket', en: 'an evidence bundle' }, begins: ['bevispaketet'] },
  LIST: {
    label: { sv: 'en lista över ärenden eller beslut', en: 'a list of cases or decisions' },
    begins: ['ärendelista', 'antal ärenden', 'delegationsbeslut', 'delegationskedjor'],
  },
  SAMPLE: { label: { sv: 'ett urval', en: 'a sample' }, begins: ['urval', 'vad ett urval'] },
  EQUAL: { label: { sv: 'likabehandling', en: 'equal treatment' }, begins: ['likabehandling'] },
  LOG: { label: { sv: 'händelseloggen', en: 'the event log' }, begins: ['händelselogg'] },
  EXPORT: { label: { sv: 'en fil ur systemet', en: 'a file out of the system' }, begins: ['export av'] },
  ACCESS: { label: { sv: 'åtkomstloggen', en: 'the access log' }, begins: ['åtkomstlogg'] },
} as const satisfies Readonly<Record<string, { readonly label: Wording; readonly begins: readonly string[] }>>;

export type ReadingKind = keyof typeof KINDS;
export const READING_KINDS = Object.keys(KINDS) as readonly ReadingKind[];

/** Undefined for what nobody has given a kind. The longest beginning counts: a list of chains is no chain. */
export function kindOfReading(what: string): ReadingKind | undefined {
  const fits = READING_KINDS.flatMap((kind) =>
    KINDS[kind].begins.flatMap((begin) => (what.startsWith(begin) ? [{ kind, length: begin.length }] : [])),
  );
  return fits.toSorted((a, b) => b.length - a.length)[0]?.kind;
}
export const readingKindLabel = (kind: ReadingKind): Wording => KINDS[kind].label;
