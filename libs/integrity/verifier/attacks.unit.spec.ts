import { readPolicy } from '../policy';
import { attacks, type Attack } from './testing/attacks';
import { CHECKS, readPublished, verify, type Verdict } from './verify';

const judged = (attack: Attack, skipped?: ReadonlySet<string>): Promise<Verdict> =>
  verify(
    attack.archive,
    {
      policy: readPolicy(attack.policy),
      published: attack.published.map((text) => readPublished(text)!),
      now: Math.floor(Date.now() / 1000),
      maxAge: attack.maxAgeDays === null ? null : attack.maxAgeDays * 86_400,
    },
    skipped,
  );
const failing = ({ findings }: Verdict): readonly string[] => findings.flatMap(({ check, fault }) => (fault ? [check] : []));

describe('attacks on a bundle', () => {
  let all: readonly Attack[];
  const verdicts = new Map<string, Verdict>();
  beforeAll(async () => {
    all = await attacks();
    for (const attack of all) verdicts.set(attack.nr, await judged(attack));
  }, 120_000);

  it('are each seen for what they are, and what is honest holds', () => {
    const outcomes = all.map(({ nr, name, expected }) => {
      const { holds, findings } = verdicts.get(nr)!;
      const codes = findings.flatMap(({ fault }) => (fault ? [fault.code] : []));
      return {
        nr,
        name,
        outcome: expected === null ? (holds ? 'as expected' : codes) : codes.includes(expected) ? 'as expected' : codes,
        holds,
      };
    });
    expect(outcomes.filter(({ outcome }) => outcome !== 'as expected')).toEqual([]);
    expect(outcomes.filter(({ holds }, n) => holds !== (all[n]!.expected === null))).toEqual([]);
    expect(new Set(all.map(({ nr }) => nr)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(110);
  });

  it('say of what is missing lawfully that it was not checked', () => {
    const told = (nr: string, check: string): string | undefined =>
      verdicts.get(nr)!.findings.find((one) => one.check === check)?.remark?.sv;
    expect(told('D23', 'DECISION')).toMatch(/Godkännandet i händelse \d+ kan inte läsas här/);
    expect(told('59f', 'DECISION')).toMatch(/kan inte läsas här/);
    expect(told('59', 'DATA_MISSING')).toMatch(/^Gallrat innehåll, med beslut i ärendet: händelse \d+\.$/);
    expect(told('59b', 'DATA_MISSING')).toMatch(/^Innehåll som hålls tillbaka och inte kunnat prövas: händelse \d+ \(OSL 21 kap. 1 §\)\.$/);
  });

  it('name the first event that is wrong', () => {
    for (const nr of ['2', '3', '4', '18', '25']) {
      const { fault } = verdicts.get(nr)!.findings.find((one) => one.fault !== null)!;
      expect(fault!.why.sv).toMatch(/^Händelse \d+ \(blad \d+ i loggen\): /);
      expect(all.find((one) => one.nr === nr)).toBeDefined();
      expect(fault!.place).toMatchObject({ event: expect.any(Number), index: expect.any(Number) });
    }
  });

  it('would get through without the one check that sees them: every check is the only one that sees some attack', async () => {
    const alone = new Map<string, string[]>();
    for (const attack of all) {
      const [check, ...others] = failing(verdicts.get(attack.nr)!);
      if (check === undefined || others.length > 0 || !CHECKS.some(({ name }) => name === check)) continue;
      expect({ nr: attack.nr, holds: (await judged(attack, new Set([check]))).holds }).toEqual({ nr: attack.nr, holds: true });
      alone.set(check, [...(alone.get(check) ?? []), attack.nr]);
    }
    // the clock is told of, and fails nothing
    expect(CHECKS.map(({ name }) => name).filter((name) => !alone.has(name))).toEqual(['CLOCK']);
    expect(verdicts.get('81')!.findings.find(({ check }) => check === 'CLOCK')?.remark?.sv).toContain('Klockan har gått tillbaka');
  }, 60_000);

  it('leave nothing behind in the language itself', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
