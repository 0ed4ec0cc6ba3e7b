import { toNewEvents, type RecordedEvent } from '#libs/event-log';
import { accessEvents, accessStream } from '#libs/identity/events';
import { derivedId, newId } from '#libs/kernel';
import { letGoOn, listJobs, moveReactorsTo, reactorStandings, type Reactor, type Wanted } from '.';
import { eventually, Floor } from './testing/floor';
import { IN_POSTGRES } from './testing/stores';

const ACTOR = { ref: 'p_a', role: 'auditor', acr: 'x', at: 1, name: 'Alma', organisation: null };

describe('a reactor', () => {
  let floor: Floor;
  const happens = async (...whats: readonly string[]): Promise<void> => {
    const commandId = newId();
    const context = { actor: ACTOR, commandId, correlationId: commandId, causationId: null, traceparent: null, rules: 'liggaren/1' };
    await floor.log.append({
      stream: accessStream('2026-03'),
      expected: 'any',
      events: toNewEvents(
        accessEvents,
        commandId,
        whats.map((what) => ({ type: 'AuditorAccessed', body: { caseId: null, what, query: null } })),
      ),
      context: { ...context, recordedAt: Temporal.Instant.from('2026-03-02T09:00:00Z') },
    });
  };
  const whatOf = (event: RecordedEvent): string => event.body!['what'] as string;
  /** Wants one job per event, which says what the event said. */
  const echo = (
    react: (event: RecordedEvent) => readonly Wanted[] = (event) => [{ job: 'say', payload: { what: whatOf(event) } }],
  ): Reactor => ({
    name: 'echo',
    handles: ['AuditorAccessed'],
    react,
  });
  const wanted = async (): Promise<readonly string[]> => {
    const { rows } = await floor.database.app.query<{ what: string }>(`select payload ->> 'what' as what from jobs.outbox order by seq`);
    return rows.map(({ what }) => what);
  };
  const says = (...whats: readonly string[]): Promise<true> =>
    eventually(async () => JSON.stringify(await wanted()) === JSON.stringify(whats) || undefined);
  const work = (reactor: Reactor) => floor.staff([{ name: 'say', attempts: 1, run: async () => undefined }], { reactors: [reactor] });

  beforeEach(async () => {
    floor = await Floor.open(IN_POSTGRES);
  });
  afterEach(() => floor.close());

  it('that is new begins at the head of the log: nobody gets letters about the past', async () => {
    await happens('förr');
    await work(echo());
    await happens('nu');
    await says('nu');
  });

  it('goes on where it was, by its name, and each event is reacted to once, however many processes read', async () => {
    const runtime = await work(echo());
    await happens('ett');
    await says('ett');
    await runtime.stop();
    await happens('två', 'tre');
    await Promise.all([work(echo()), work(echo())]);
    await happens('fyra');
    await says('ett', 'två', 'tre', 'fyra');
  });

  it('names a job after its event, itself and the key, and the job tells what it comes of', async () => {
    await work(echo(() => ['a', 'b'].map((key) => ({ job: 'say', key, payload: { what: key } }))));
    await happens('ett');
    await says('a', 'b');
    const { id: eventId, stream } = (await floor.log.readAll())[0]!;
    const jobs = await listJobs(floor.database.app, { states: ['waiting', 'queued', 'done'], limit: 10 });
    expect(jobs.map(({ id }) => id)).toEqual([`${eventId}.echo.b`, `${eventId}.echo.a`]);
    expect(jobs[0]).toMatchObject({ reactor: 'echo', eventId, stream });
  });

  it('that can not take an event keeps what came before, stands still there, and goes on when it has been mended', async () => {
    let mended = false;
    await work(
      echo((event) => {
        if (whatOf(event) === 'fel' && !mended) throw new Error('Det går inte att läsa.');
        return [{ job: 'say', payload: { what: whatOf(event) } }];
      }),
    );
    await happens('ett', 'fel', 'tre');
    const standing = await eventually(async () => (await reactorStandings(floor.database.app)).find(({ state }) => state === 'stopped'));
    expect(standing).toMatchObject({
      position: 1,
      failure: { position: 2, eventType: 'AuditorAccessed', error: 'Det går inte att läsa.' },
    });
    expect(await wanted()).toEqual(['ett']);
    mended = true;
    expect(await letGoOn(floor.database.app, 'echo')).toBe(true);
    await says('ett', 'fel', 'tre');
  });

  it('that wants what no queue can take stands still as well', async () => {
    await work(echo(() => ['en', 'två'].map((what) => ({ job: 'say', payload: { what } }))));
    await happens('ett');
    const { failure } = await eventually(async () => (await reactorStandings(floor.database.app)).find(({ state }) => state === 'stopped'));
    expect(failure?.error).toContain('two jobs with the same key');
  });

  it('stands still when the log is another one than it has read, and can be moved along with a copy of its own', async () => {
    const runtime = await work(echo());
    await happens('ett', 'två');
    await says('ett', 'två');
    await runtime.stop();
    const { app, owner } = floor.database;
    const last = (await floor.log.readAll()).at(-1)!;
    await owner.query(`update jobs.reactor set event_id = $1`, [derivedId(last.id, 'another')]);
    await (await work(echo())).stop();
    expect((await reactorStandings(app))[0]).toMatchObject({ state: 'stopped', failure: { position: null } });
    // as in an engine whose positions are not 1, 2, 3 …
    await owner.query(`update jobs.reactor set event_id = $1, position = 17`, [last.id]);
    await letGoOn(app, 'echo');
    const client = await app.connect();
    await moveReactorsTo(client, async (eventId) => (eventId === last.id ? last.position : undefined));
    await expect(moveReactorsTo(client, async () => undefined)).rejects.toThrow('lacks event');
    client.release();
    await work(echo());
    await happens('tre');
    await says('ett', 'två', 'tre');
  });

  it('of a process that is gone without a word is taken over', async () => {
    await work(echo());
    await happens('ett');
    await says('ett');
    // its lease, held by nobody who would renew it
    await floor.clear();
    await floor.database.owner.query(
      `insert into jobs.reactor (name, position, event_id, owner, lease_until) values ('echo', 1, $1, gen_random_uuid(), now() + interval '300 milliseconds')`,
      [(await floor.log.readAll())[0]!.id],
    );
    await work(echo());
    await happens('två');
    await says('två');
  });
});
