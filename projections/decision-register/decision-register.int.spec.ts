import { draw } from '#libs/integrity';
import { populationOf, redrawn, type SampleDrawn } from '#libs/sampling';
import { ANNA, BODIL, BODIES, chronicle, CARL, rowOf, uuid, type Chronicle } from '../examples';
import { built, type Built } from '../examples/database';
import { decisionRegister, type DecisionRegisterRow } from './projection';
import { decisionsOfScore, equalTotals, outcomesByScore, unequalSets } from './equal';
import { populationNow, sampledDecisions } from './population';

const SCHEME = BODIES.ApplicationSubmitted.schemeId;
const VERSION = '2026:1';
type Outcome = 'BIFALL' | 'DELVIS_BIFALL' | 'AVSLAG' | 'AVVISNING';
const caseOf = (n: number): string => uuid(0xca5e, n);
const decisionOf = (n: number): string => uuid(0xdec, n);

interface Told {
  readonly scores: readonly [benefit: number | null, anchoring: number | null];
  readonly adviser?: number;
  readonly outcome: Outcome | 'AVSKRIVNING';
  readonly on: string;
}
function tell(told: Chronicle, n: number, { scores, adviser, outcome, on }: Told): void {
  const id = caseOf(n);
  told.happens('ApplicationSubmitted', {}, {}, id).happens('ApplicationRegistered', { number: `LIG 2026-${n}` }, {}, id);
  const assess = (criterion: string, score: number | null, official = true): void => {
    if (score === null) return;
    const by = official ? ANNA : BODIL;
    const change = {
      criterion,
      criterionName: criterion.toUpperCase(),
      score,
      assessor: by,
      capacity: official ? 'OFFICIAL' : 'ADVISER',
    } as const;
    told.happens('CriterionAssessed', change, {}, id);
  };
  assess('nytta', scores[0]);
  assess('forankring', scores[1]);
  if (adviser !== undefined) assess('nytta', adviser, false);
  if (outcome === 'AVSKRIVNING') told.happens('CaseWrittenOff', { decisionId: decisionOf(n), decidedOn: on }, {}, id);
  else {
    const amountOre = outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL' ? 1_000_000 * n : 0;
    const content = { ...BODIES.DecisionMade.content, outcome, amountOre };
    told.happens('DecisionMade', { decisionId: decisionOf(n), decidedOn: on, content, guidelineVersion: VERSION }, {}, id);
  }
}

describe('what is remembered of a decision', () => {
  it('is what its case had been assessed as when it was made, the latest of each person, and nothing of what came after', () => {
    const told = chronicle()
      .happens('ApplicationSubmitted')
      .happens('CriterionAssessed', { criterion: 'nytta', criterionName: 'Nytta', score: 1 });
    told.happens('CriterionAssessed', { criterion: 'nytta', criterionName: 'Nytta', score: 3 });
    told.happens('CriterionAssessed', { criterion: 'nytta', criterionName: 'Nytta', score: 2, assessor: BODIL, capacity: 'ADVISER' });
    told.happens('DecisionMade').happens('CriterionAssessed', { criterion: 'nytta', score: 0 });
    const row = rowOf<DecisionRegisterRow>(decisionRegister, told)!;
    expect(row).toMatchObject({
      outcome: 'BIFALL',
      granted_ore: 4_200_000,
      assessed: { nytta: { name: 'Nytta', official: 3, advisers: [2] } },
      alike_official: '["2026:1",["nytta","3"]]',
      alike_all: '["2026:1",["nytta","3/2"]]',
    });
  });

  it('leaves out whoever could not take part, and says whether the formal check stood in the way', () => {
    const told = chronicle().happens('ApplicationSubmitted').happens('EligibilityChecked');
    for (const assessor of [ANNA, CARL])
      told.happens('CriterionAssessed', { assessor, capacity: assessor === ANNA ? 'OFFICIAL' : 'ADVISER' });
    told.happens('ConflictDecided', { person: CARL, outcome: 'CONFLICT' }).happens('DecisionMade');
    const row = rowOf<DecisionRegisterRow>(decisionRegister, told)!;
    expect(row.assessed).toEqual({ samhallsnytta: { name: 'Samhällsnytta', official: 4, advisers: [] } });
    expect(row.formal_hindrance).toBe(true);
  });

  it('keeps every decision that was made when one has been revoked, and then has none that stands', () => {
    const told = chronicle().happens('ApplicationSubmitted').happens('DecisionMade').happens('DecisionRevoked');
    const again = rowOf<DecisionRegisterRow>(decisionRegister, told)!;
    expect(again).toMatchObject({ decision_id: null, outcome: null, last_made_on: '2026-04-20' });
    expect(again.made).toMatchObject([{ decisionId: BODIES.DecisionMade.decisionId, outcome: 'BIFALL', amountOre: 4_200_000 }]);
  });
});

describe('decisions in the database', () => {
  const told = chronicle();
  let there: Built;
  beforeAll(async () => {
    tell(told, 1, { scores: [3, 2], outcome: 'BIFALL', on: '2026-03-01' });
    tell(told, 2, { scores: [3, 2], outcome: 'AVSLAG', on: '2026-04-01' });
    tell(told, 3, { scores: [3, 2], adviser: 1, outcome: 'BIFALL', on: '2026-05-01' });
    tell(told, 4, { scores: [1, 2], outcome: 'AVSLAG', on: '2026-05-02' });
    tell(told, 5, { scores: [null, 2], outcome: 'AVSLAG', on: '2026-05-03' });
    tell(told, 6, { scores: [3, 2], outcome: 'AVVISNING', on: '2026-05-04' });
    tell(told, 7, { scores: [3, 2], outcome: 'AVSKRIVNING', on: '2025-12-31' });
    told.happens('DecisionRevoked', { decisionId: decisionOf(4) }, {}, caseOf(4));
    there = await built(told);
  }, 120_000);
  afterAll(() => there?.db.drop());

  const ALL = { from: null, to: null, schemeId: null, outcomes: null };
  const drawnFrom = (ids: readonly string[]): readonly number[] =>
    ids.map((id) => Number.parseInt(id.slice(-2), 16)).toSorted((a, b) => a - b);

  it('are drawn from by day, scheme and outcome, those revoked since included, and only as far as the log had come', async () => {
    const found = async (asked: object, upTo: number | null = null): Promise<readonly number[]> =>
      drawnFrom((await populationNow(there.db.app, { ...ALL, ...asked }, upTo)).candidates.map(({ decisionId }) => decisionId));
    expect(await found({})).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await found({ from: '2026-04-01', to: '2026-05-02' })).toEqual([2, 3, 4]);
    expect(await found({ outcomes: ['AVSLAG', 'AVSKRIVNING'] })).toEqual([2, 4, 5, 7]);
    expect(await found({ schemeId: 'another' })).toEqual([]);
    const second = told.events.find(({ type, stream }) => type === 'DecisionMade' && stream.endsWith('2'))!.position;
    expect(await found({}, second)).toEqual([1, 2]);
    expect((await populationNow(there.db.app, ALL)).upTo).toBe(told.events.length);
  });

  it('come to the same population when the log itself is read through, and so does the draw out of it', async () => {
    const asked = { from: '2026-01-01', to: null, schemeId: SCHEME, outcomes: ['BIFALL', 'AVSLAG'] } satisfies Partial<SampleDrawn>;
    const { upTo, candidates } = await populationNow(there.db.app, asked);
    const ids = candidates.map(({ decisionId }) => decisionId);
    const seed = '5e'.repeat(32);
    const { size, sha256 } = redrawn(
      { population: { size: 0, sha256: '', upTo }, drawn: [], seed, size: 2 } as unknown as SampleDrawn,
      ids,
    );
    const population = { size, sha256, upTo };
    const drawn = draw(ids, seed, 2).map((decisionId) => ({
      decisionId,
      caseId: candidates.find((one) => one.decisionId === decisionId)!.caseId,
    }));
    const sample: SampleDrawn = { ...asked, size: 2, rule: 'liggaren/sample/v1', seed, seedFrom: 'SERVER', population, drawn };
    const again = await populationOf(there.log, sample, upTo);
    expect(redrawn(sample, again)).toEqual({ size: 5, sha256, samePopulation: true, sameSample: true });
    expect(redrawn({ ...sample, drawn: [...drawn].reverse() }, again)).toMatchObject({ samePopulation: true, sameSample: false });
    expect(redrawn(sample, again.slice(1))).toMatchObject({ samePopulation: false, sameSample: null });
    expect(await sampledDecisions(there.db.app, [...drawn, { decisionId: uuid(0xdec, 4), caseId: caseOf(4) }])).toMatchObject([
      ...drawn,
      { number: 'LIG 2026-4', outcome: 'AVSLAG', decidedOn: '2026-05-02', amountOre: 0, ended: true },
    ]);
  });

  it('stand beside what the criterion was assessed as, those on the merits that still stand', async () => {
    const filter = { schemeId: SCHEME, from: '2026-01-01', to: null };
    const sought = BODIES.ApplicationSubmitted.application.amountOre;
    expect(await outcomesByScore(there.db.app, filter, 'nytta')).toEqual([
      { score: 3, outcome: 'AVSLAG', count: 1, soughtOre: sought, grantedOre: 0 },
      { score: 3, outcome: 'BIFALL', count: 2, soughtOre: 2 * sought, grantedOre: 4_000_000 },
      { score: null, outcome: 'AVSLAG', count: 1, soughtOre: sought, grantedOre: 0 },
    ]);
    const behind = async (score: number | null, outcome: 'BIFALL' | null) => {
      const page = await decisionsOfScore(there.db.app, filter, { criterion: 'nytta', score, outcome }, { cursor: null, limit: 2 });
      return 'rows' in page ? page.rows.map(({ number }) => number) : page;
    };
    expect(await behind(3, null)).toEqual(['LIG 2026-3', 'LIG 2026-2']);
    expect(await behind(3, 'BIFALL')).toEqual(['LIG 2026-3', 'LIG 2026-1']);
    expect(await behind(null, null)).toEqual(['LIG 2026-5']);
  });

  it('are set beside each other when assessed alike on every criterion and decided differently, by the official’s assessment or by everybody’s', async () => {
    const filter = { schemeId: SCHEME, from: null, to: null };
    const PAGE = { cursor: null, limit: 10 };
    const numbersIn = async (compared: 'OFFICIAL' | 'ALL') => {
      const page = await unequalSets(there.db.app, filter, compared, PAGE);
      return 'rows' in page ? page.rows.map(({ outcomes, decisions }) => [outcomes, decisions.map(({ number }) => number)]) : page;
    };
    expect(await numbersIn('OFFICIAL')).toEqual([[{ BIFALL: 2, AVSLAG: 1 }, ['LIG 2026-3', 'LIG 2026-1', 'LIG 2026-2']]]);
    // an adviser assessed the third
    expect(await numbersIn('ALL')).toEqual([[{ BIFALL: 1, AVSLAG: 1 }, ['LIG 2026-1', 'LIG 2026-2']]]);
    expect(await equalTotals(there.db.app, filter, 'OFFICIAL')).toEqual({ decisions: 4, comparable: 4, sets: 1, inSets: 3 });
    expect(await equalTotals(there.db.app, { ...filter, from: '2026-04-01' }, 'ALL')).toEqual({
      decisions: 3,
      comparable: 3,
      sets: 0,
      inSets: 0,
    });
  });
});
