/** What a case comes to, told from its events alone: what a reader is shown, and what the bundle's own summary is held against (audit.md 3, step 8). */
import { at, countAt, readJson, spell, textAt, type Json, type JsonObject } from '../bundle/canonical';
import type { BundledEvent } from '../bundle/format';
import { inClear } from '../bundle/released';

export interface DecisionInShort extends JsonObject {
  readonly decisionId: string;
  readonly outcome: string;
  /** Öre. */
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly by: string | null;
  /** Day, or null while it stands. */
  readonly revokedOn: string | null;
}
/** Null for what the case does not say, or what is not in the bundle. */
export interface Summary extends JsonObject {
  readonly number: string | null;
  readonly title: string | null;
  readonly applicant: string | null;
  readonly soughtOre: number | null;
  /** When the first and the last event were recorded. */
  readonly from: string | null;
  readonly to: string | null;
  readonly events: number;
  readonly decisions: readonly DecisionInShort[];
}

const EMPTY: Summary = { number: null, title: null, applicant: null, soughtOre: null, from: null, to: null, events: 0, decisions: [] };

type Telling = (summary: Summary, body: Json | undefined) => Summary;

const applied: Telling = (summary, body) => ({
  ...summary,
  title: textAt(body, 'application', 'title') ?? null,
  applicant: textAt(body, 'application', 'organisation', 'name') ?? null,
  soughtOre: countAt(body, 'application', 'amountOre') ?? null,
});
const decided =
  (writtenOff: boolean): Telling =>
  (summary, body) => {
    const decision: DecisionInShort = {
      decisionId: textAt(body, 'decisionId') ?? '',
      outcome: writtenOff ? 'AVSKRIVNING' : (textAt(body, 'content', 'outcome') ?? ''),
      amountOre: writtenOff ? 0 : (countAt(body, 'content', 'amountOre') ?? 0),
      decidedOn: textAt(body, 'decidedOn') ?? '',
      by: textAt(body, 'decider', 'name') ?? null,
      revokedOn: null,
    };
    return { ...summary, decisions: [...summary.decisions, decision] };
  };
const revoked: Telling = (summary, body) => {
  const [id, revokedOn] = [textAt(body, 'decisionId'), textAt(body, 'revokedOn') ?? ''];
  return { ...summary, decisions: summary.decisions.map((one) => (one.decisionId === id ? { ...one, revokedOn } : one)) };
};

/** Of the others it is only told that they are there. */
const TELLING: ReadonlyMap<string, Telling> = new Map([
  ['ApplicationSubmitted', applied],
  ['ApplicationAmended', applied],
  ['ApplicationRegistered', (summary: Summary, body) => ({ ...summary, number: textAt(body, 'number') ?? null })],
  ['DecisionMade', decided(false)],
  ['CaseWrittenOff', decided(true)],
  ['DecisionRevoked', revoked],
]);
const tellingOf = (said: Json | undefined): Telling | undefined => TELLING.get(textAt(said, 'type')?.split('/')[0] ?? '');

/** Pure. Events without content count, and say nothing. */
export function summaryOf(events: readonly Pick<BundledEvent, 'leaf' | 'data'>[]): Summary {
  return events.reduce<Summary>((summary, { leaf, data }) => {
    const said = readJson(leaf);
    const time = textAt(said, 'time') ?? null;
    const counted = { ...summary, events: summary.events + 1, from: summary.from ?? time, to: time };
    const tell = tellingOf(said);
    return data === null || !tell ? counted : tell(counted, at(readJson(data), 'body'));
  }, EMPTY);
}

/** With the fields that the keys open; what tells nothing stays shut. */
export const summaryInClear = async (events: readonly BundledEvent[]): Promise<Summary> =>
  summaryOf(await Promise.all(events.map(async (event) => (tellingOf(readJson(event.leaf)) ? inClear(event) : event))));

export const spellSummary = (summary: Summary): string => spell(summary)!;
