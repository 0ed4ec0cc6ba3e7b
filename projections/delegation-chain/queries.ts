/** Decisions whose chain is broken, late or waits, the greatest risk first. */
import type { ChainFacts, ChainLink, LegalRegime, UnsoundDays } from '#libs/delegation-chain';
import { pageOf, rowsOf, type Database, type PageOutcome, type Placed, type Predicate } from '#projections/reading';
import { AT_RISK, RISKS, type Risk } from './at-risk';

export { RISKS, type Risk };

export interface ChainInList {
  readonly caseId: string;
  readonly number: string | null;
  readonly schemeId: string;
  readonly organisation: string;
  readonly title: string;
  readonly decisionId: string;
  readonly outcome: string;
  readonly amountOre: number;
  readonly decidedOn: string;
  readonly deciderName: string;
  readonly risk: Risk;
  readonly facts: ChainFacts;
}

export interface ChainFilter {
  readonly risks: readonly Risk[];
  readonly schemeId: string | null;
  /** The link that is broken, or waited for. */
  readonly link: ChainLink | null;
}

/** What a scheme's decisions are appealed by, and whose order they rest on. */
export interface ChainScheme {
  readonly schemeId: string;
  readonly boardId: string;
  readonly legalRegime: LegalRegime;
  readonly caseGroup: string;
}

const SCHEMES = `
select scheme_id as "schemeId", board_id as "boardId", legal_regime as "legalRegime", case_group as "caseGroup" from read.scheme_register
order by scheme_id`;
export const chainSchemes = (db: Database): Promise<ChainScheme[]> => rowsOf<ChainScheme>(db, SCHEMES, []);

/** Each thing that decisions rest on, once: the index is stepped through from one to the next. The few that have been changed are looked into. */
const AUTHORITIES = `
with recursive known as (
  (select authority from read.delegation_chain where authority is not null order by authority limit 1)
  union all
  select (select next.authority from read.delegation_chain as next where next.authority > known.authority order by next.authority limit 1)
  from known where known.authority is not null
)
select authority from known where authority is not null
union
select acts.authority from read.delegation_chain cross join lateral jsonb_to_recordset(changes) as acts(authority text) where changes is not null`;
export const authoritiesInUse = async (db: Database): Promise<readonly string[]> =>
  (await rowsOf<{ authority: string }>(db, AUTHORITIES, [])).map(({ authority }) => authority);

/** Days on which an authority does not hold, by the authority. */
export type UnsoundAuthorities = Readonly<Record<string, readonly UnsoundDays[]>>;

/** Where a page ended, as AT_RISK ranks it. What can't be read is left to PostgreSQL, which has no such day. */
function readRank(rank: string): { readonly risk: Risk; readonly late: number; readonly day: string } {
  const [, nth = '1', early = '99999', day = rank] = /^([1-4])(\d{5})(.*)$/s.exec(rank) ?? [];
  return { risk: RISKS[Number(nth) - 1]!, late: 99_999 - Number(early), day };
}

/** A page of the decisions that somebody has to do something about. `today` = a day in Sweden. Each risk is asked for when those before it don't fill the page. */
export const chainsAtRisk = (
  db: Database,
  access: Predicate,
  { risks, schemeId, link }: ChainFilter,
  { today, unsound }: { readonly today: string; readonly unsound: UnsoundAuthorities },
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<PageOutcome<ChainInList>> =>
  pageOf<ChainInList>('chains-at-risk', page.cursor, page.limit, async (place, count) => {
    const after = place && readRank(place.value);
    const found: Placed<ChainInList>[] = [];
    for (const risk of RISKS.slice(after ? RISKS.indexOf(after.risk) : 0).filter((one) => risks.includes(one))) {
      if (found.length >= count) break;
      const from = after?.risk === risk ? [after.late, after.day, place!.id] : [null, null, null];
      const values = [today, schemeId, link, JSON.stringify(unsound), ...from, count - found.length];
      found.push(...(await rowsOf<Placed<ChainInList>>(db, AT_RISK[risk], values, access)));
    }
    return found;
  });
