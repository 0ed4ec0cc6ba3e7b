import { emptyPage, type CasePage } from '#projections/case-page';
import { isDue, standingOn } from './standing';

const sara = { ref: 'p_sara', name: 'Sara Lindqvist', role: 'official', organisation: null };
const leila = { ref: 'p_leila', name: 'Leila Haddad', role: 'adviser', organisation: 'Coompanion Mälardalen' };
const per = { ref: 'p_per', name: 'Per Åhlström', role: 'adviser', organisation: 'Stiftelsen Activa' };

const takesPart = (person: typeof leila | typeof sara): CasePage['participants'][number] => ({
  person,
  active: true,
  declaration: null,
  conflicts: [],
  excluded: null,
  replaced: null,
});
const assessed = (
  assessor: typeof leila | typeof sara,
  revision: number,
  score: number,
): CasePage['criteria'][number]['assessments'][number] => ({
  by: assessor,
  at: '2026-11-01T09:00:00Z',
  revision,
  criterion: 'samhallsnytta',
  criterionName: 'Samhällsnytta',
  assessor,
  capacity: 'ADVISER',
  score,
  reasons: 'Skäl.',
  guidelineVersion: '2026:1',
});
const version = (revision: number, number: number) => ({ revision, version: number }) as CasePage['versions'][number];
const page = (changes: Partial<CasePage>): CasePage => ({
  ...emptyPage(),
  versions: [version(0, 1)],
  participants: [takesPart(leila), takesPart(sara), takesPart(per)],
  ...changes,
});

describe('who has assessed a criterion', () => {
  it('is told of everybody who is to assess, the official first', () => {
    const { assessors, open } = standingOn(page({}), 'samhallsnytta');
    expect(assessors.map(({ person, filed }) => [person.name, filed])).toEqual([
      ['Sara Lindqvist', false],
      ['Leila Haddad', false],
      ['Per Åhlström', false],
    ]);
    expect(open).toBe(false);
  });

  it('is told also where the assessment itself may not be read yet', () => {
    const criteria = [{ criterion: 'samhallsnytta', filedBy: ['p_leila'], assessments: [] }];
    const { assessors } = standingOn(page({ criteria }), 'samhallsnytta');
    expect(assessors.find(({ person }) => person.ref === 'p_leila')).toMatchObject({ filed: true, latest: null });
  });

  it('does not wait for whoever has a conflict of interest that is open or affirmed', () => {
    const conflict = { by: per, at: '', revision: 3, ground: 'OTHER', details: '', decided: null } as const;
    const criteria = [{ criterion: 'samhallsnytta', filedBy: ['p_leila', 'p_sara'], assessments: [] }];
    const participants = [takesPart(leila), takesPart(sara), { ...takesPart(per), conflicts: [conflict] }];
    expect(standingOn(page({ criteria, participants }), 'samhallsnytta').open).toBe(true);
  });

  it('shows the latest first, and what it replaced', () => {
    const criteria = [{ criterion: 'samhallsnytta', filedBy: ['p_leila'], assessments: [assessed(leila, 4, 1), assessed(leila, 7, 2)] }];
    const own = standingOn(page({ criteria }), 'samhallsnytta').assessors.find(({ person }) => person.ref === 'p_leila')!;
    expect(own.latest?.score).toBe(2);
    expect(own.earlier.map(({ score }) => score)).toEqual([1]);
  });

  it('keeps what somebody assessed who has left the case since', () => {
    const criteria = [{ criterion: 'samhallsnytta', filedBy: ['p_per'], assessments: [assessed(per, 4, 1)] }];
    const participants = [takesPart(sara), { ...takesPart(per), active: false }];
    expect(standingOn(page({ criteria, participants }), 'samhallsnytta').assessors.map(({ person }) => person.name)).toEqual([
      'Sara Lindqvist',
      'Per Åhlström',
    ]);
  });
});

describe('an assessment of one’s own', () => {
  const criteria = [{ criterion: 'samhallsnytta', filedBy: ['p_leila'], assessments: [assessed(leila, 4, 1)] }];

  it('is due until it has been handed in', () => {
    expect(isDue(page({}), 'samhallsnytta', 'p_leila')).toBe(true);
    expect(isDue(page({ criteria }), 'samhallsnytta', 'p_leila')).toBe(false);
  });

  it('is due again when the application has been changed', () => {
    expect(isDue(page({ criteria, versions: [version(0, 1), version(6, 2)] }), 'samhallsnytta', 'p_leila')).toBe(true);
  });

  it('is never due from somebody who does not take part', () => {
    expect(isDue(page({}), 'samhallsnytta', 'p_anna')).toBe(false);
  });
});
