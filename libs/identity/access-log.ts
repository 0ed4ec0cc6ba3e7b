/** Who has read what, written down before it is shown: all that an auditor reads (KL 12:9), and the cases that the staff open. */
import { Inject, Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import { contextOf, EVENT_LOG, toNewEvents, type EventLog } from '#libs/event-log';
import { dayOf, derivedId, newId, type Clock, type Wording } from '#libs/kernel';
import { accessEvents, accessStream, type AccessEvent } from './events';
import { asActor, type SignedIn } from './signed-in';

/** Injection token of the clock that events are recorded by. */
export const RECORDING_CLOCK = Symbol('RecordingClock');

/** What somebody is about to read. */
export interface Reading {
  /** Null when it is not one case: a list, the log, statistics. */
  readonly caseId: string | null;
  /** What is shown, in plain Swedish: `ärendeakt`, `händelselogg`. */
  readonly what: string;
  /** What was searched for. */
  readonly query: string | null;
}

/** What the log takes at once. */
export const MOST_TOGETHER = 500;
const MOST_KNOWN = 10_000;
/** What the contract takes; the beginning of a longer one tells enough. */
const LONGEST_QUERY = 500;

/** 503: what can't be recorded may not be read. */
export class ReadingNotRecorded extends ServiceUnavailableException {
  readonly wording: Wording = {
    sv: 'Läsningen kunde inte antecknas i åtkomstloggen, och därför visas inget. Försök igen om en stund.',
    en: 'The reading could not be noted in the access log, and so nothing is shown. Try again in a while.',
  };

  constructor(cause: unknown) {
    super('the reading could not be recorded', { cause });
  }
}

@Injectable()
export class AccessLog {
  private readonly logger = new Logger('AccessLog');
  /** What has been recorded once on the day, so that the log need not be asked. */
  private readonly known = new Set<string>();
  private day = '';

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(RECORDING_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Records the reading. Of an auditor every one; of others, but for applicants, those of a case, once a day: a page that lives reads the same over and
   * over. Throws {@link ReadingNotRecorded}: the caller shows nothing then.
   */
  record(person: SignedIn, reading: Reading): Promise<void> {
    if (person.role === 'auditor') return this.recordAll(person, [reading]);
    const { caseId, what } = reading;
    return person.role === 'applicant' || caseId === null ? Promise.resolve() : this.recordOnce(person, caseId, what);
  }

  /** All of what an auditor is about to read together, {@link MOST_TOGETHER} at the most: all are recorded, or none and it throws. */
  async recordAll(person: SignedIn, readings: readonly Reading[]): Promise<void> {
    if (person.role !== 'auditor' || readings.length === 0) return;
    await this.append(
      person,
      newId(),
      readings.map(({ caseId, what, query }) => ({
        type: 'AuditorAccessed',
        body: { caseId, what, query: query?.slice(0, LONGEST_QUERY) || null },
      })),
    );
  }

  /** Said anew, by this process or another, it is the same event. */
  private async recordOnce(person: SignedIn, caseId: string, what: string): Promise<void> {
    const day = dayOf(this.clock.now());
    if (day !== this.day || this.known.size >= MOST_KNOWN) this.known.clear();
    this.day = day;
    const commandId = derivedId(caseId, `read/${day}/${person.ref}/${what}`);
    if (this.known.has(commandId)) return;
    await this.append(person, commandId, [{ type: 'CaseRead', body: { caseId, what } }]);
    this.known.add(commandId);
  }

  private async append(person: SignedIn, commandId: string, events: readonly AccessEvent[]): Promise<void> {
    const recordedAt = this.clock.now();
    try {
      const { kind } = await this.log.append({
        stream: accessStream(dayOf(recordedAt).slice(0, 7)),
        expected: 'any',
        events: toNewEvents(accessEvents, commandId, events),
        context: contextOf(asActor(person), commandId, recordedAt),
      });
      if (kind === 'conflict') throw new Error('the log did not take the reading');
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      throw new ReadingNotRecorded(error);
    }
  }
}
