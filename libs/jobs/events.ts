/** The storage contract of the streams `operation-<yyyy-mm>`: what persons have done about work that could not be done by itself. */
import { z } from 'zod';
import { event, freeText, line, type EventOf } from '#libs/event-log';

const rests = ['POLICY', 'nämndens rutin'] as const;
const place = z.int().nonnegative();

export const operationEvents = {
  JobRetried: event({ sv: 'jobb körs om', en: 'job run again' }, rests, {
    jobId: line,
    kind: line,
    /** What went wrong the last time. */
    error: freeText.nullable(),
  }),
  JobsOfKindRetried: event({ sv: 'alla jobb av ett slag körs om', en: 'all jobs of a kind run again' }, rests, {
    kind: line,
    count: z.int().positive(),
  }),
  JobGivenUp: event({ sv: 'jobb uppgivet', en: 'job given up' }, rests, {
    jobId: line,
    kind: line,
    error: freeText.nullable(),
    reason: freeText,
  }),
  /** A reactor that stood still before an event tries it again. */
  ReactorResumed: event({ sv: 'reaktor försöker igen', en: 'reactor tries again' }, rests, { reactor: line, position: place.nullable() }),
  /** A read model that stood still before an event tries it again. */
  ReadModelResumed: event({ sv: 'läsmodell försöker igen', en: 'read model tries again' }, rests, { readModel: line, position: place }),
} as const;
export type OperationEvent = EventOf<typeof operationEvents>;

/** `month` = `YYYY-MM` in Sweden. One stream a month, so that none grows without end. */
export const operationStream = (month: string): string => `operation-${month}`;
