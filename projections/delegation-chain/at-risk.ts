/**
 * The decisions of each risk, as they are ranked. What a case says by itself is read off an index of its scheme until there are enough, and what the order
 * of today takes the ground from is found by what it rests on and the days that this does not hold: however many there are, few are read.
 */
import type { LegalRegime } from '#libs/delegation-chain';
import { TRACKS } from './projection';

/** BROKEN before LATE (still to be done) before WAITS; WAS_LATE = all is done, something of it too late. */
export const RISKS = ['BROKEN', 'LATE', 'WAITS', 'WAS_LATE'] as const;
export type Risk = (typeof RISKS)[number];

/** `acts` over `days` ("from", until, "aboveOre", "unlessBarred"): whether the day of the act is one of them. */
const fallsIn = (acts: string): string => `${acts}."on" >= days."from" and ${acts}."on" < days.until
  and (days."aboveOre" is null or chain.amount_ore > days."aboveOre")
  and (cardinality(days."unlessBarred") = 0 or not ${acts}.barred @> days."unlessBarred")`;
const DAYS = 'days("from" date, until date, "aboveOre" bigint, "unlessBarred" text[])';
const CHANGES = 'select * from jsonb_to_recordset(chain.changes) as changes(authority text, "on" date, barred text[])';
const DECIDED = 'select chain.authority, chain.decided_on as "on", chain.barred';
const unsound = (...acts: readonly string[]): string => `exists (
  select from (${acts.join(' union all ')}) as acts cross join lateral jsonb_to_recordset($4::jsonb -> acts.authority) as ${DAYS}
  where ${fallsIn('acts')} offset 0)`;

/** Looked up for each row by itself: what is read of the index ends when there are enough. */
const SEEN = 'exists (select from read.decision_queue where decision_queue.case_id = chain.case_id and {{access}} offset 0)';

interface Branch {
  /** Over `chain`: what the index is of. */
  readonly where: string;
  /** Days late, and the day that it is ranked by. */
  readonly late: string;
  readonly day: string;
  /** The columns of the index but the last, which is the id; and where a page begins in them. Left out: the day. */
  readonly by?: readonly [columns: string, begin: string];
  /** Rows that no index has in their order: sorted before anything else is asked of them. */
  readonly sorted?: boolean;
}

/** After the place in the index, and after it as ranked: the two differ where something is late in two ways. */
const after = ({ late, day, by = [day, '$6::date'] }: Branch): string =>
  `($7::uuid is null or ((${by[0]}, chain.case_id) > (${by[1]}, $7) and (-${late}, ${day}, chain.case_id) > (-$5::int, $6::date, $7)))`;

const inSchemes = (regime: LegalRegime, track: string, branch: Branch, isBroken: boolean): string => {
  const { where, late, day, by = [day], sorted = false } = branch;
  const order = `${by[0]}, chain.case_id`;
  const indexed = `chain.scheme_id = scheme.scheme_id and ${where}`;
  const from = sorted
    ? `(select * from read.delegation_chain as chain where ${indexed} order by ${order} offset 0) as chain`
    : 'read.delegation_chain as chain';
  return `
  select found.* from read.scheme_register as scheme cross join lateral (
    select ${late} as late, ${day} as day, chain.case_id from ${from}
    where ${indexed} and ($3::text is null or chain.${track}_link = $3) and ${after(branch)} and ${SEEN}
      ${isBroken ? '' : `and not ${unsound(DECIDED, CHANGES)}`}
    order by ${order} limit $8
  ) as found
  where scheme.legal_regime = '${regime}' and ($2::text is null or scheme.scheme_id = $2)`;
};

const BROKEN_DAY = { late: '0', day: 'chain.decided_on' };
const RESTING = `
  select found.* from jsonb_each($4::jsonb) as resting(authority, unsound) cross join lateral jsonb_to_recordset(unsound) as ${DAYS}
  cross join lateral (
    select 0 as late, chain.decided_on as day, chain.case_id
    from read.delegation_chain as chain cross join lateral (${DECIDED}) as decided
    where chain.authority = resting.authority and ${fallsIn('decided')}
      and ($2::text is null or chain.scheme_id = $2) and ($3::text is null or $3 = 'DELEGATION')
      and ${after({ where: '', ...BROKEN_DAY })} and ${SEEN}
    order by chain.decided_on, chain.case_id limit $8
  ) as found`;
const CHANGED = `
  select found.* from (
    select 0 as late, chain.decided_on as day, chain.case_id from read.delegation_chain as chain
    where chain.changes is not null and ($2::text is null or chain.scheme_id = $2) and ($3::text is null or $3 = 'SIGNATURE')
      and ${after({ where: '', ...BROKEN_DAY })} and ${SEEN} and ${unsound(CHANGES)}
    order by chain.decided_on, chain.case_id limit $8
  ) as found`;

/** By the columns of a track. */
const BRANCHES: Readonly<Record<Risk, (track: string) => readonly Branch[]>> = {
  BROKEN: (track) => [{ where: `chain.${track}_state = 'BROKEN'`, ...BROKEN_DAY }],
  LATE: (track) => {
    const open = `chain.${track}_state = 'OPEN'`;
    const [late, day] = [`greatest(chain.${track}_late, $1::date - chain.${track}_due)`, `chain.${track}_since`];
    // those most days late by either count are among the first of one of the two
    return [
      { where: `${open} and chain.${track}_due < $1::date`, late, day, by: [`chain.${track}_due, ${day}`, '$1::date - $5::int, $6::date'] },
      { where: `${open} and chain.${track}_late > 0`, late, day, by: [`-chain.${track}_late, ${day}`, '-$5::int, $6::date'] },
    ];
  },
  WAITS: (track) => {
    const open = `chain.${track}_state = 'OPEN' and chain.${track}_late = 0`;
    const rank = { late: '0', day: `chain.${track}_since` };
    return [
      { where: `${open} and chain.${track}_due is null`, ...rank },
      // a last day that has not come is a few weeks ahead: they are never many
      { where: `${open} and chain.${track}_due >= $1::date`, ...rank, sorted: true },
    ];
  },
  WAS_LATE: (track) => [{ where: `chain.${track}_state = 'DONE_LATE'`, ...BROKEN_DAY }],
};

/** Every parameter has its type, used or not. */
const GIVEN = 'select $1::date, $2::text, $3::text, $4::jsonb, $5::int, $6::date, $7::uuid, $8::int';

const atRisk = (risk: Risk): string => {
  const isBroken = risk === 'BROKEN';
  const own = Object.entries(TRACKS).flatMap(([regime, track]) =>
    BRANCHES[risk](track).map((branch) => inSchemes(regime as LegalRegime, track, branch, isBroken)),
  );
  return `
with given as (${GIVEN}), first as (
  select distinct late, day, case_id from (${[...own, ...(isBroken ? [RESTING, CHANGED] : [])].join(' union all ')}) as found
  order by late desc, day, case_id limit $8
)
select decision_queue.case_id as "caseId", decision_queue.number, decision_queue.scheme_id as "schemeId", decision_queue.organisation, decision_queue.title,
  chain.decision_id as "decisionId", decided_outcome as outcome, decided_ore::float8 as "amountOre", chain.decided_on::text as "decidedOn",
  decider_name as "deciderName", '${risk}' as risk, chain.facts,
  json_build_object('value', '${RISKS.indexOf(risk) + 1}' || lpad((99999 - least(late, 99999))::text, 5, '0') || day, 'id', first.case_id) as at
from first
join read.delegation_chain as chain on chain.case_id = first.case_id
join read.decision_queue on decision_queue.case_id = first.case_id
order by late desc, day, first.case_id`;
};

/** $1 today, $2 scheme, $3 link, $4 unsound days by authority (jsonb), $5 days late, $6 day and $7 id to begin after, $8 how many. */
export const AT_RISK: Readonly<Record<Risk, string>> = {
  BROKEN: atRisk('BROKEN'),
  LATE: atRisk('LATE'),
  WAITS: atRisk('WAITS'),
  WAS_LATE: atRisk('WAS_LATE'),
};
