/** What a case comes to, told from its events alone: what a reader is shown, and what the bundle's own summary is held against (audit.md 3, step 8). */
import { at, countAt, readJson, spell, textAt, type Json, type JsonObject } from '../bundle/canonical';
import type { BundledEvent } from '../bundle/format';

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

function after(summary: Summary, type: string, body: Json | undefined): Summary {
  switch (type) {
    case 'ApplicationSubmitted':
    case 'ApplicationAmended':
      return {
        ...summary,
        title: textAt(body, 'application', 'title') ?? null,
        applicant: textAt(body, 'application', 'organisation', 'name') ?? null,
        soughtOre: countAt(body, 'application', 'amountOre') ?? null,
      };
    case 'ApplicationRegistered':
      return { ...summary, number: textAt(body, 'number') ?? null };
    case 'DecisionMade':
    case 'CaseWrittenOff': {
      const written = type === 'CaseWrittenOff';
      const decision: DecisionInShort = {
        decisionId: textAt(body, 'decisionId') ?? '',
        outcome: written ? 'AVSKRIVNING' : (textAt(body, 'content', 'outcome') ?? ''),
        amountOre: written ? 0 : (countAt(body, 'content', 'amountOre') ?? 0),
        decidedOn: textAt(body, 'decidedOn') ?? '',
        by: textAt(body, 'decider', 'name') ?? null,
        revokedOn: null,
      };
      return { ...summary, decisions: [...summary.decisions, decision] };
    }
    case 'DecisionRevoked': {
      const [id, revokedOn] = [textAt(body, 'decisionId'), textAt(body, 'revokedOn') ?? ''];
      return { ...summary, decisions: summary.decisions.map((one) => (one.decisionId === id ? { ...one, revokedOn } : one)) };
    }
    default:
      return summary;
  }
}

/** Pure. Events without content count, and say nothing. */
export function summaryOf(events: readonly Pick<BundledEvent, 'leaf' | 'data'>[]): Summary {
  return events.reduce<Summary>((summary, { leaf, data }) => {
    const said = readJson(leaf);
    const time = textAt(said, 'time') ?? null;
    const counted = { ...summary, events: summary.events + 1, from: summary.from ?? time, to: time };
    return data === null ? counted : after(counted, textAt(said, 'type')?.split('/')[0] ?? '', at(readJson(data), 'body'));
  }, EMPTY);
}

export const spellSummary = (summary: Summary): string => spell(summary)!;
