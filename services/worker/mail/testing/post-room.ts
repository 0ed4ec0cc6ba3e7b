/** Everything that mail needs, on a database and a mail server of its own; jobs are run by hand, one after the other. */
import { asEvent, toNewEvents, type EventLog, type Person, type RecordedEvent } from '#libs/event-log';
import { caseEvents, caseStream } from '#libs/grant-cases';
import { PostgresPersons } from '#libs/identity';
import type { Wanted } from '#libs/jobs';
import type { Witnessed } from '#libs/grant-cases/module';
import { newId, SetClock } from '#libs/kernel';
import { dispatchEvents, DISPATCH_PREFIX, type DispatchEvent } from '#libs/mail';
import { KeptNotices, MailServer } from '#libs/mail/module';
import { MemoryEventLog } from '../../../../libs/event-log/memory';
import { metaOf } from '../../../../libs/grant-cases/handlers/testing/register';
import type { Story } from '../../../../libs/grant-cases/testing/story';
import { everybody, system } from '../../../../libs/grant-cases/testing/world';
import { openInbox, type Inbox } from '../../../../libs/mail/testing/smtp';
import { testDatabase, type TestDatabase } from '../../../../test/database';
import { GatherDigests, SendDigest } from '../digests';
import { Dispatching } from '../dispatching';
import { NoticesReactor } from '../notices-reactor';
import { Tell, type Means } from '../tell';

export const PUBLIC_URL = 'https://bidrag.example';
export const FROM = 'Region Exempel <bidrag@region.example>';
export const addressOf = ({ ref }: Pick<Person, 'ref'>): string => `${ref.slice(2)}@region.example`;

/** $1 ref, $2 name, $3 role, $4 organisation, $5 address. */
const KNOWN = `
  insert into app.person (ref, issuer, subject, name, role, organisation, email, first_seen, last_seen)
  values ($1, 'urn:test', $1, $2, $3, $4, $5, now(), now())`;

export interface Job {
  readonly id: string;
  readonly wanted: Wanted;
}

export class PostRoom {
  readonly clock = new SetClock(Temporal.Instant.from('2026-03-03T09:00:00Z'));
  readonly persons: PostgresPersons;
  readonly kept: KeptNotices;
  readonly reactor: NoticesReactor;
  /** Nobody is asked, unless a test says so. */
  witnessed: Witnessed = { waitsFor: async () => null };

  private constructor(
    readonly db: TestDatabase,
    readonly inbox: Inbox,
    readonly log: MemoryEventLog,
    private readonly server: MailServer,
  ) {
    this.persons = new PostgresPersons(db.app);
    this.kept = new KeptNotices(db.app);
    this.reactor = new NoticesReactor(log, this.persons, this.clock);
  }

  /** Everybody in the world of the cases' tests is known, and all but the applicant have an address from their sign-in. */
  static async open(): Promise<PostRoom> {
    const [db, inbox] = [await testDatabase(), await openInbox()];
    for (const person of everybody) {
      const { ref, name, role, organisation } = person;
      await db.app.query(KNOWN, [ref, name, role, organisation, role === 'applicant' ? null : addressOf(person)]);
    }
    const server = new MailServer({ url: inbox.url, from: FROM, requireTls: false });
    return new PostRoom(db, inbox, new MemoryEventLog({ origin: 'test', application: 'test' }), server);
  }

  async close(): Promise<void> {
    await this.inbox.stop();
    await this.log.close();
    await this.db.drop();
  }

  /** What a story has told, in the log, now; the new case's id. Nobody in particular did it, so that nobody is left out for having done it. */
  async caseOf(story: Pick<Story, 'events'>): Promise<string> {
    const caseId = newId();
    const meta = metaOf(system, newId(), this.clock.now());
    const events = toNewEvents(caseEvents, meta.commandId, story.events);
    await this.log.append({ stream: caseStream(caseId), expected: 'noStream', events, context: meta });
    return caseId;
  }

  means({ log = this.log as EventLog, server = this.server as MailServer | null } = {}): Means {
    const { clock, persons, kept } = this;
    return {
      log,
      persons,
      clock,
      kept,
      dispatching: new Dispatching(log, clock, server),
      witnessed: this.witnessed,
      publicUrl: PUBLIC_URL,
    };
  }
  tell(job: Job, means = this.means(), signal?: AbortSignal): Promise<void> {
    return new Tell(means).run({ id: job.id, payload: job.wanted.payload as never, ...(signal ? { signal } : {}) });
  }
  gather(): Promise<void> {
    return new GatherDigests(this.db.app, this.clock, this.kept).run();
  }
  /** What lies in the outbox, sent. */
  async sendDigests(): Promise<readonly string[]> {
    const { rows } = await this.db.owner.query<{ id: string; payload: { to: string; digest: string } }>(
      `select id, payload from jobs.outbox where job = 'send-digest' order by seq`,
    );
    for (const job of rows) await new SendDigest(this.means()).run(job);
    return rows.map(({ id }) => id);
  }

  /** What the reactor wants of everything in the log that it hears of, as jobs. */
  async jobs(only: (event: RecordedEvent) => boolean = () => true): Promise<readonly Job[]> {
    const events = (await this.log.readAll()).filter((event) => this.reactor.handles.includes(event.type) && only(event));
    const jobs: Job[] = [];
    for (const event of events)
      for (const wanted of await this.reactor.react(event)) jobs.push({ id: `${event.id}.${this.reactor.name}.${wanted.key}`, wanted });
    return jobs;
  }
  async jobsOf(caseId: string, kind: string): Promise<readonly Job[]> {
    const jobs = await this.jobs(({ stream }) => stream.endsWith(caseId));
    return jobs.filter(({ wanted }) => wanted.payload['kind'] === kind);
  }

  /** What the register says, in its order. */
  async register(): Promise<readonly DispatchEvent[]> {
    const events = (await this.log.readAll()).filter(({ stream }) => stream.startsWith(DISPATCH_PREFIX));
    return events.map((event) => asEvent(dispatchEvents, event)!);
  }
}
