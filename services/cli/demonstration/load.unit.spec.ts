import { loadState, type AppendOutcome, type AppendRequest, type RecordedEvent } from '#libs/event-log';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { caseDecider, caseEvents, caseStream, phaseOf, type CaseState } from '#libs/grant-cases';
import { dayOf, formatOre, isWorkingDay } from '#libs/kernel';
import type { KnownPerson, PersonClaims, Persons } from '#libs/identity';
import { frameDecider, frameEvents, frameStream, usedOre } from '#libs/schemes';
import { openBuses } from '../buses';
import { SCHEME } from './board-decisions';
import { caseIdOf, loadDemonstration } from './load';
import { STORIES } from './stories';

/** The register of persons, kept in memory: the one in PostgreSQL has its own tests. */
class PersonsInMemory implements Persons {
  async ensure(claims: PersonClaims, seenAt: Temporal.Instant): Promise<KnownPerson> {
    return { ...claims, ref: `p_${claims.subject}`, firstSeen: seenAt, lastSeen: seenAt };
  }
  async byRef(): Promise<undefined> {
    return undefined;
  }
  async list(): Promise<readonly KnownPerson[]> {
    return [];
  }
}

const newLog = (): MemoryEventLog => new MemoryEventLog({ origin: 'test.invalid/log', application: 'test' });

async function load(log: MemoryEventLog, today: string): Promise<readonly RecordedEvent[]> {
  const open = await openBuses(log);
  try {
    await loadDemonstration({ ...open, persons: new PersonsInMemory(), now: Temporal.Instant.from(`${today}T05:00:00Z`) });
  } finally {
    await open.close();
  }
  return log.readAll();
}
const stateOf = async (log: MemoryEventLog, key: string): Promise<CaseState> => {
  const story = STORIES.find((one) => one.key === key)!;
  return (await loadState(log, caseStream(caseIdOf(story)), caseEvents, caseDecider)).state;
};

/** A closed month and the days around it, the turn of the year, Easter, midsummer, a Saturday, and a leap day. */
const DAYS = [
  '2026-07-15',
  '2026-08-04',
  '2026-11-21',
  '2026-12-31',
  '2027-01-02',
  '2027-01-13',
  '2027-03-30',
  '2027-06-28',
  '2028-02-29',
  '2031-09-06',
];

describe('the demonstration', () => {
  it('puts the eight projects at eight stages', async () => {
    const log = newLog();
    await load(log, '2026-11-21');
    const phases: Record<string, string> = {};
    for (const { key } of STORIES) phases[key] = phaseOf(await stateOf(log, key));
    expect(phases).toEqual({
      'landsbygdens-unga': 'AWAITING_SUPPLEMENT',
      handkraft: 'ASSESSING',
      'lana-lek': 'DECIDED',
      rorelsegladje: 'MEETING_PLANNED',
      'odla-tillsammans': 'READY_FOR_DECISION',
      'fri-skate': 'ASSESSING',
      'oppet-kok': 'REGISTERED',
      'stark-idrott': 'RECEIVED',
    });
    const open = (await stateOf(log, 'handkraft')).conflicts.map(({ person, status }) => [person.ref, status]);
    expect(open).toEqual([
      ['p_radgivare.leila', 'CONFLICT'],
      ['p_radgivare.per', 'OPEN'],
    ]);
  });

  it('flags the rows of the file that fall short of the guidelines, and only those', async () => {
    const log = newLog();
    await load(log, '2026-11-21');
    const flags: Record<string, readonly string[]> = {};
    for (const { key } of STORIES) {
      const { eligibility } = await stateOf(log, key);
      if (eligibility) flags[key] = eligibility.findings.filter(({ passed }) => !passed).map(({ rule }) => rule);
    }
    expect(flags).toEqual({
      'landsbygdens-unga': ['own-share'],
      handkraft: ['economic-activity'],
      'lana-lek': [],
      rorelsegladje: ['own-share'],
      'odla-tillsammans': [],
      'fri-skate': [],
    });
  });

  it('decides with authority, a signed statement and money out of the year’s frame', async () => {
    const log = newLog();
    const events = await load(log, '2026-11-21');
    const types = events.filter(({ stream }) => stream === caseStream(caseIdOf(STORIES[2]!))).map(({ type }) => type);
    expect(types.slice(-7)).toEqual([
      'DelegationVerified',
      'DecisionMade',
      'DecisionSigned',
      'DecisionDispatched',
      'DecisionReportedToBoard',
      'MinutesApproved',
      'AnnouncementPosted',
    ]);
    const { decision, verified } = await stateOf(log, 'lana-lek');
    expect(decision).toMatchObject({ kind: 'BIFALL', signed: true, decider: { ref: 'p_omradeschef.anna' } });
    expect(verified).toMatchObject({ itemNumber: 'H.1', acting: false, limitOre: 5_000_000 });
    const year = Number(decision!.decidedOn.slice(0, 4));
    const frame = await loadState(log, frameStream(SCHEME, year), frameEvents, frameDecider);
    expect(formatOre(usedOre(frame.state))).toBe(formatOre(3_200_000));
    expect(frame.state.reservations.map(({ status }) => status)).toEqual(['CONFIRMED']);
  });

  it.each(DAYS)(
    'tells a history that is over on %s: in order of time, nothing received in a closed month, nothing on a day off',
    async (today) => {
      const events = await load(newLog(), today);
      const now = Temporal.Instant.from(`${today}T05:00:00Z`);
      let before = Temporal.Instant.from('2000-01-01T00:00:00Z');
      for (const { recordedAt, effectiveAt, type } of events) {
        const at = Temporal.Instant.from(recordedAt);
        expect(Temporal.Instant.compare(before, at)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(effectiveAt, at)).toBeLessThanOrEqual(0);
        expect(isWorkingDay(Temporal.PlainDate.from(dayOf(at)))).toBe(true);
        if (type === 'ApplicationSubmitted') expect([7, 12]).not.toContain(Number(dayOf(effectiveAt).slice(5, 7)));
        before = at;
      }
      expect(Temporal.Instant.compare(before, now)).toBeLessThan(0);
      const { days } = Temporal.PlainDate.from(dayOf(before)).until(today);
      expect(days).toBeLessThanOrEqual(8);
    },
  );

  it('changes nothing when it is loaded again, the same day or much later', async () => {
    const log = newLog();
    const first = await load(log, '2026-11-21');
    expect(await load(log, '2026-11-21')).toEqual(first);
    expect(await load(log, '2026-12-08')).toEqual(first);
  });

  it('finishes what was interrupted, without writing anything twice', async () => {
    const whole = await load(newLog(), '2026-11-21');
    const log = new BreakingLog({ origin: 'test.invalid/log', application: 'test' }, 60);
    await expect(load(log, '2026-11-21')).rejects.toThrow('broken');
    log.left = Infinity;
    const finished = await load(log, '2026-11-21');
    expect(finished.map(({ stream, revision, type }) => [stream, revision, type])).toEqual(
      whole.map(({ stream, revision, type }) => [stream, revision, type]),
    );
  });
});

/** Stops writing after so many appends, as a process does that is killed. */
class BreakingLog extends MemoryEventLog {
  constructor(
    provenance: { readonly origin: string; readonly application: string },
    public left: number,
  ) {
    super(provenance);
  }
  override async append(request: AppendRequest): Promise<AppendOutcome> {
    if (this.left-- <= 0) throw new Error('broken');
    return super.append(request);
  }
}
