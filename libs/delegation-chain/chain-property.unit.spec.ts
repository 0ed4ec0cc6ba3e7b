import fc from 'fast-check';
import {
  authorityKey,
  authorityOf,
  authorityProof,
  changeAuthorities,
  CHAIN_LINKS,
  chainOf,
  evolveChain,
  noFacts,
  orderFacts,
  ownAccount,
  unsoundDays,
  type ChainLink,
} from '.';
import { plan, tell } from './testing/at-random';
import { byTheStatute } from './testing/by-the-statute';

const RUNS = Number(process.env['CHAIN_RUNS'] ?? 400);

describe('Whatever has happened to a decision, and whenever it was written down', () => {
  test('each link of its chain holds when the statute, read day by day, says so, and never otherwise', () => {
    const seen = { decided: 0, green: 0, undamaged: 0, changed: 0, wronglyChanged: 0 };
    const [held, not] = [new Map<ChainLink, number>(), new Map<ChainLink, number>()];
    fc.assert(
      fc.property(plan, (asked) => {
        const told = tell(asked);
        if (!told) return;
        const expected = byTheStatute(told.events, told.order, told.today);
        const chain = chainOf(told);
        expect(chain === undefined).toBe(expected === null);
        if (!chain || !expected) return;
        const found = Object.fromEntries(chain.links.map(({ link, state }) => [link, state === 'HOLDS']));
        expect(found).toEqual(expected);
        const green = Object.values(expected).every(Boolean);
        expect(chain.state === 'HOLDS').toBe(green);
        const { decisions } = told.events.reduce(evolveChain, noFacts);
        if (decisions.at(-1)!.changes.length > 0) seen[expected.SIGNATURE ? 'changed' : 'wronglyChanged']++;
        seen.decided++;
        if (green) seen.green++;
        if (green && told.undamaged) seen.undamaged++;
        for (const link of CHAIN_LINKS) (expected[link] ? held : not).set(link, ((expected[link] ? held : not).get(link) ?? 0) + 1);
      }),
      { numRuns: RUNS },
    );
    // both answers have been seen of every link, or nothing has been tried
    expect(seen.green).toBeGreaterThan(RUNS / 100);
    for (const times of [seen.undamaged, seen.changed, seen.wronglyChanged]) expect(times).toBeGreaterThan(0);
    for (const link of CHAIN_LINKS) expect([link, Math.min(held.get(link) ?? 0, not.get(link) ?? 0) > 0]).toEqual([link, true]);
    if (RUNS > 1000) console.info({ ...seen, held: Object.fromEntries(held), not: Object.fromEntries(not) });
  });
});

describe('What the auditor reads of a decision’s authority', () => {
  test('holds check by check when the links of its chain hold, and never otherwise', () => {
    const seen = { sound: 0, unsound: 0, passedOn: 0 };
    fc.assert(
      fc.property(plan, (asked) => {
        const told = tell(asked);
        if (!told) return;
        const { decisions, disposed } = told.events.reduce(evolveChain, noFacts);
        const decision = decisions.at(-1);
        if (!decision) return;
        const { checks, passedOn } = authorityProof(decision, orderFacts(told.order), { caseGroup: null, disposed });
        const links = new Map(chainOf(told)!.links.map(({ link, state }) => [link, state === 'HOLDS']));
        expect([checks.ITEM_IN_FORCE && checks.WITHIN_LIMIT && checks.NO_BOARD_MATTER].map(Boolean)).toEqual([links.get('DELEGATION')]);
        expect(Boolean(checks.POST_HELD)).toBe(links.get('POST'));
        // the proof is of the decision itself; what was changed in it afterwards is held against its own approval
        const approved = Boolean(checks.ONE_PERSON && checks.STATEMENT_UNCHANGED);
        if (decision.changes.length === 0) expect(approved).toBe(links.get('SIGNATURE'));
        else if (links.get('SIGNATURE')) expect(approved).toBe(true);
        const sound = Object.values(checks).every(Boolean);
        seen[sound ? 'sound' : 'unsound']++;
        if (sound && passedOn) seen.passedOn++;
      }),
      { numRuns: RUNS },
    );
    for (const [what, times] of Object.entries(seen)) expect([what, times > 0]).toEqual([what, true]);
  });
});

describe('What is asked of all decisions at once', () => {
  test('finds broken those whose own chain is broken, and no others', () => {
    const seen = { broken: 0, byTheOrder: 0, whole: 0 };
    fc.assert(
      fc.property(plan, (asked) => {
        const told = tell(asked);
        if (!told) return;
        const { decisions, disposed } = told.events.reduce(evolveChain, noFacts);
        const decision = decisions.at(-1);
        if (!decision || decision.after.some(({ type }) => type === 'DecisionRevoked')) return;
        const own = ownAccount(decision, 'KL13', disposed);
        const key = authorityKey('s', decision);
        const { decidedOn: on, barred: then } = decision;
        const ground = key === null ? [] : [{ authority: key, on, barred: then }];
        const byTheOrder = [...ground, ...changeAuthorities('s', decision)].some((acted) =>
          unsoundDays(authorityOf(acted.authority), orderFacts(told.order), null).some(
            ({ from, until, aboveOre, unlessBarred }) =>
              from <= acted.on &&
              acted.on < until &&
              (aboveOre === null || decision.amountOre > aboveOre) &&
              !(unlessBarred.length > 0 && unlessBarred.every((ref) => acted.barred.includes(ref))),
          ),
        );
        const chain = chainOf(told)!;
        expect(own.state === 'BROKEN' || byTheOrder).toBe(chain.state === 'BROKEN');
        if (chain.state !== 'BROKEN') expect(own.state === 'WHOLE' || own.state === 'DONE_LATE' || !chain.whole).toBe(true);
        if (chain.whole) expect([own.state, own.lateDays]).toEqual([chain.lateDays > 0 ? 'DONE_LATE' : 'WHOLE', chain.lateDays]);
        seen.broken += Number(own.state === 'BROKEN');
        seen.byTheOrder += Number(own.state !== 'BROKEN' && byTheOrder);
        seen.whole += Number(chain.whole);
      }),
      { numRuns: RUNS },
    );
    for (const [what, times] of Object.entries(seen)) expect([what, times > 0]).toEqual([what, true]);
  });
});
