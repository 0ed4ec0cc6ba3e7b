/** When what decisions rest on does not hold: reckoned once for each authority, as long as its board's order is as it was. */
import { authorityOf, unsoundDays, type StandingAuthority, type UnsoundDays } from '#libs/delegation-chain';
import type { UnsoundAuthorities } from '#projections/delegation-chain';
import type { SchemeWithOrder } from './orders';

interface Reckoned {
  readonly authority: StandingAuthority;
  /** The end of the order, and the scheme's case group, that it was reckoned by. */
  readonly by: string;
  readonly days: readonly UnsoundDays[];
}

export class UnsoundAuthoritiesByOrder {
  private known: ReadonlyMap<string, Reckoned> = new Map();

  /** Of these authorities, by the orders of their schemes: those that do not always hold. What is no longer asked for is forgotten. */
  of(authorities: readonly string[], schemes: ReadonlyMap<string, SchemeWithOrder>): UnsoundAuthorities {
    const { known } = this;
    const reckoned = authorities.flatMap((key): [string, Reckoned][] => {
      const before = known.get(key);
      const authority = before?.authority ?? authorityOf(key);
      const scheme = schemes.get(authority.schemeId);
      if (!scheme) return [];
      const by = `${scheme.orderHead}/${scheme.caseGroup}`;
      return [[key, before?.by === by ? before : { authority, by, days: unsoundDays(authority, scheme.order, scheme.caseGroup) }]];
    });
    this.known = new Map(reckoned);
    return Object.fromEntries(reckoned.flatMap(([key, { days }]) => (days.length > 0 ? [[key, days]] : [])));
  }
}
