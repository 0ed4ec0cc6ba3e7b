import { frames } from '#projections/frame-register';
import { ANNA, BODIL, chronicle, CARL, CASE, uuid } from '../examples';
import { built, type Built } from '../examples/database';
import { enters, guidelines, scheme } from '../examples/registers';
import { guidelineVersions, schemeOn, schemesOn } from './queries';

const ID = 'sociala-innovationer';
const STREAM = `scheme-${ID}`;
const FRAME = `frame-${ID}-2026`;
const [A, B, C] = [uuid(1, 1), uuid(1, 2), uuid(1, 3)];

const told = () => {
  const log = chronicle();
  enters(log, STREAM, 'SchemeEstablished', scheme(ID, 'Stöd till sociala innovationer'));
  enters(log, STREAM, 'GuidelinesAdopted', guidelines('2026:1', '2026-01-01'));
  enters(log, STREAM, 'GuidelinesAdopted', guidelines('2026:2', '2026-01-01'));
  enters(log, STREAM, 'GuidelinesAdopted', guidelines('2026:3', '2026-10-01'));
  enters(log, STREAM, 'IntakeRuleSet', { mode: 'ROLLING', closedMonths: [7, 12], boardParagraph: 'KN § 1' });
  enters(log, STREAM, 'IntakePaused', { from: '2026-05-01', to: null, reason: 'medlen är slut' });
  enters(log, STREAM, 'IntakeResumed', { from: '2026-05-10' });
  enters(log, STREAM, 'HandlingGroupComposed', { groupId: 'g', name: 'Gruppen', members: [ANNA, BODIL] });
  enters(log, STREAM, 'HandlingGroupComposed', { groupId: 'g', name: 'Gruppen', members: [ANNA, CARL] });
  enters(log, 'scheme-utlysning', 'SchemeEstablished', scheme('utlysning', 'Annan utlysning'));
  enters(log, 'scheme-utlysning', 'GuidelinesAdopted', guidelines('1', '2026-01-01'));
  enters(log, 'scheme-utlysning', 'IntakeRuleSet', { mode: 'CALLS', closedMonths: [], boardParagraph: 'KN § 1' });
  const call = { callId: 'var', theme: 'Vår', opensOn: '2026-03-01', closesOn: '2026-03-31', frameOre: 1, boardParagraph: 'KN § 2' };
  enters(log, 'scheme-utlysning', 'CallOpened', call);
  enters(log, 'scheme-utlysning', 'CallClosed', { callId: 'var', closedOn: '2026-03-20', reason: 'fullt' });

  enters(log, FRAME, 'FrameSet', { schemeId: ID, year: 2026, amountOre: 50_000_000, boardParagraph: 'KN § 3' });
  for (const [decisionId, amountOre] of [
    [A, 4_000_000],
    [B, 5_000_000],
    [C, 2_000_000],
  ] as const)
    enters(log, FRAME, 'FrameReserved', { decisionId, caseId: CASE, amountOre, caseRevision: 1 });
  enters(log, FRAME, 'FrameReservationConfirmed', { decisionId: A });
  enters(log, FRAME, 'FrameReservationReleased', { decisionId: B, reason: 'beslutet kom inte' });
  enters(log, `frame-${ID}-2027`, 'FrameReserved', { decisionId: A, caseId: CASE, amountOre: 1, caseRevision: 1 });
  return log;
};

describe('the scheme register', () => {
  let there: Built;
  beforeAll(async () => {
    there = await built(told());
  });
  afterAll(() => there.db.drop());
  const open = async (day: string): Promise<Record<string, boolean>> =>
    Object.fromEntries((await schemesOn(there.db.app, day)).map((found) => [found.schemeId, found.open]));

  it('gives the guidelines of the day: the latest in force, of equal ones the last adopted', async () => {
    const version = async (day: string): Promise<string | undefined> => (await schemeOn(there.db.app, ID, day))?.guidelines?.version;
    expect([await version('2025-12-31'), await version('2026-01-01'), await version('2026-09-30'), await version('2026-10-01')]).toEqual([
      undefined,
      '2026:2',
      '2026:2',
      '2026:3',
    ]);
    expect((await guidelineVersions(there.db.app, ID)).map(({ version: name }) => name)).toEqual(['2026:1', '2026:2', '2026:3']);
    expect(await guidelineVersions(there.db.app, 'ingen')).toEqual([]);
  });

  it('lists schemes by name with group and board', async () => {
    expect(await schemesOn(there.db.app, '2026-03-01')).toMatchObject([
      { name: 'Annan utlysning', calls: [{ callId: 'var', closedOn: '2026-03-20' }] },
      {
        name: 'Stöd till sociala innovationer',
        boardId: 'kulturnamnden',
        legalRegime: 'KL13',
        groups: [{ groupId: 'g', members: [{ ref: ANNA.ref }, { ref: CARL.ref }] }],
        pauses: [{ from: '2026-05-01', to: '2026-05-09' }],
      },
    ]);
    expect(await schemeOn(there.db.app, 'ingen', '2026-03-01')).toBeUndefined();
  });

  it('tells on which days applications are taken', async () => {
    expect(await open('2026-03-20')).toEqual({ [ID]: true, utlysning: true });
    expect(await open('2026-03-21')).toEqual({ [ID]: true, utlysning: false });
    expect(await open('2026-05-09')).toEqual({ [ID]: false, utlysning: false });
    expect(await open('2026-05-10')).toEqual({ [ID]: true, utlysning: false });
    expect(await open('2026-07-15')).toEqual({ [ID]: false, utlysning: false });
    expect(await open('2025-03-10')).toEqual({ [ID]: false, utlysning: false });
  });

  it('tells what is used and left of the year’s frame: what nobody has settled counts as used', async () => {
    expect(await frames(there.db.app, ID, 2026)).toEqual([
      {
        schemeId: ID,
        year: 2026,
        frameOre: 50_000_000,
        boardParagraph: 'KN § 3',
        usedOre: 6_000_000,
        leftOre: 44_000_000,
        decisions: 1,
        pending: 1,
      },
    ]);
    expect(await frames(there.db.app, null, null)).toMatchObject([
      { year: 2027, frameOre: null, leftOre: null, usedOre: 1 },
      { year: 2026 },
    ]);
  });
});
