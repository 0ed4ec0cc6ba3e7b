/**
 * Every decision that has been made, and what its case had been assessed as when it was: what samples are drawn from, and what is held beside each other to
 * see whether equals were treated equally (KL 2:3). No names and no texts.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CaseEvent } from '#libs/grant-cases/events';
import type { SampledOutcome } from '#libs/sampling/events';
import type { DisposedEvent, Projection } from '#libs/projection-runtime';
import { CASE_EVENT_TYPES, caseIdOf, caseKey, type CaseFact } from '../cases/events';

/** What one criterion was assessed as. */
export type Assessed = {
  name: string;
  /** Null when only advisers have assessed it. */
  official: number | null;
  /** Lowest first. */
  advisers: number[];
};

export type DecisionMadeOnce = { decisionId: string; decidedOn: string; outcome: SampledOutcome; amountOre: number; position: number };

type Score = { criterion: string; name: string; by: string; official: boolean; score: number };
type Facts = { scores: Score[]; formalHindrance: boolean | null };

export type DecisionRegisterRow = {
  case_id: string;
  scheme_id: string;
  sought_ore: number;
  decision_id: string | null;
  decided_on: string | null;
  outcome: SampledOutcome | null;
  granted_ore: number | null;
  guideline_version: string | null;
  formal_hindrance: boolean | null;
  assessed: Record<string, Assessed> | null;
  alike_official: string | null;
  alike_all: string | null;
  made: DecisionMadeOnce[];
  first_made_on: string | null;
  last_made_on: string | null;
  facts: Facts;
  revision: number;
  position: number;
};

const NONE = {
  decision_id: null,
  decided_on: null,
  outcome: null,
  granted_ore: null,
  guideline_version: null,
  formal_hindrance: null,
  assessed: null,
  alike_official: null,
  alike_all: null,
} as const;

const received = (
  caseId: string,
  { body, revision, position }: Extract<CaseFact, { type: 'ApplicationSubmitted' }>,
): DecisionRegisterRow => ({
  case_id: caseId,
  scheme_id: body.schemeId,
  sought_ore: body.application.amountOre,
  ...NONE,
  made: [],
  first_made_on: null,
  last_made_on: null,
  facts: { scores: [], formalHindrance: null },
  revision,
  position,
});

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function assessedIn({ scores }: Facts): Record<string, Assessed> | null {
  const found: Record<string, Assessed> = {};
  for (const { criterion, name, official, score } of scores.toSorted((a, b) => byText(a.criterion, b.criterion) || a.score - b.score)) {
    const one = (found[criterion] ??= { name, official: null, advisers: [] });
    if (official) one.official = score;
    else one.advisers.push(score);
  }
  return Object.keys(found).length > 0 ? found : null;
}

/** One text for all that were assessed alike. Null when a criterion lacks what `spell` looks at. */
function alike(assessed: Record<string, Assessed> | null, version: string, spell: (one: Assessed) => string | null): string | null {
  if (!assessed) return null;
  const spelled = Object.entries(assessed).map(([criterion, one]) => [criterion, spell(one)]);
  return spelled.every(([, said]) => said !== null) ? JSON.stringify([version, ...spelled]) : null;
}
const byOfficial = ({ official }: Assessed): string | null => (official === null ? null : String(official));
const byAll = ({ official, advisers }: Assessed): string => `${official ?? '–'}/${advisers.join('+')}`;

/** On the merits or not: what was written off was held against no criterion. */
function decides(row: DecisionRegisterRow, made: DecisionMadeOnce, version: string | null): void {
  const assessed = assessedIn(row.facts);
  Object.assign(row, {
    decision_id: made.decisionId,
    decided_on: made.decidedOn,
    outcome: made.outcome,
    granted_ore: made.amountOre,
    guideline_version: version,
    formal_hindrance: row.facts.formalHindrance,
    assessed,
    alike_official: version === null ? null : alike(assessed, version, byOfficial),
    alike_all: version === null ? null : alike(assessed, version, byAll),
  });
  // a decision is made once; the same id again would be counted twice
  row.made = [...row.made.filter(({ decisionId }) => decisionId !== made.decisionId), made];
  const days = row.made.map(({ decidedOn }) => decidedOn).toSorted(byText);
  row.first_made_on = days[0]!;
  row.last_made_on = days.at(-1)!;
}

function evolve(row: DecisionRegisterRow, event: CaseFact): void {
  const { facts } = row;
  switch (event.type) {
    case 'ApplicationAmended':
      row.sought_ore = event.body.application.amountOre;
      return;
    case 'EligibilityChecked':
      facts.formalHindrance = event.body.exceptionReason === null && event.body.findings.some(({ passed }) => !passed);
      return;
    case 'CriterionAssessed': {
      const { criterion, criterionName: name, assessor, capacity, score } = event.body;
      const kept = facts.scores.filter((one) => one.criterion !== criterion || one.by !== assessor.ref);
      facts.scores = [...kept, { criterion, name, by: assessor.ref, official: capacity === 'OFFICIAL', score }];
      return;
    }
    case 'ParticipantExcluded':
      // who may not take part has not assessed anything that counts
      facts.scores = facts.scores.filter(({ by }) => by !== event.body.person.ref);
      return;
    case 'ConflictDecided':
      if (event.body.outcome === 'CONFLICT') facts.scores = facts.scores.filter(({ by }) => by !== event.body.person.ref);
      return;
    case 'DecisionMade': {
      const { decisionId, decidedOn, content, guidelineVersion } = event.body;
      const { outcome, amountOre } = content;
      decides(row, { decisionId, decidedOn, outcome, amountOre, position: event.position }, guidelineVersion);
      return;
    }
    case 'CaseWrittenOff': {
      const { decisionId, decidedOn } = event.body;
      decides(row, { decisionId, decidedOn, outcome: 'AVSKRIVNING', amountOre: 0, position: event.position }, null);
      return;
    }
    case 'DecisionRevoked':
    case 'CaseReopenedAfterAnnulment':
      // it was made all the same, and can be drawn
      if (event.body.decisionId === row.decision_id) Object.assign(row, NONE);
  }
}

const at = (row: DecisionRegisterRow, { revision, position }: CaseFact | DisposedEvent): DecisionRegisterRow => ({
  ...row,
  revision,
  position,
});

export const decisionRegister: Projection<DecisionRegisterRow, CaseEvent> = {
  name: 'decision_register',
  version: 2,
  handles: CASE_EVENT_TYPES,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(existing, event) {
    const row = existing ?? (event.type === 'ApplicationSubmitted' ? received(caseIdOf(event), event) : undefined);
    if (!row) return undefined;
    evolve(row, event);
    return at(row, event);
  },
  disposed: { keysOf: caseKey, fold: (row, event) => row && at(row, event) },
};
