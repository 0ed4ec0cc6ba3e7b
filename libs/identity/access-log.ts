/** The auditor is audited: what they read is written down before it is shown (KL 12:9). */
import { Inject, Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import { contextOf, EVENT_LOG, toNewEvents, type EventLog } from '#libs/event-log';
import { dayOf, newId, type Clock, type Wording } from '#libs/kernel';
import { accessEvents, accessStream } from './events';
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

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(RECORDING_CLOCK) private readonly clock: Clock,
  ) {}

  /** Records an auditor's reading; other people's is not recorded. Throws {@link ReadingNotRecorded}: the caller shows nothing then. */
  async record(person: SignedIn, { caseId, what, query }: Reading): Promise<void> {
    if (person.role !== 'auditor') return;
    const commandId = newId();
    const recordedAt = this.clock.now();
    try {
      const { kind } = await this.log.append({
        stream: accessStream(dayOf(recordedAt).slice(0, 7)),
        expected: 'any',
        events: toNewEvents(accessEvents, commandId, [
          { type: 'AuditorAccessed', body: { caseId, what, query: query?.slice(0, LONGEST_QUERY) || null } },
        ]),
        context: contextOf(asActor(person), commandId, recordedAt),
      });
      if (kind === 'conflict') throw new Error('the log did not take the reading');
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      throw new ReadingNotRecorded(error);
    }
  }
}
