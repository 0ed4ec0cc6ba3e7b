/** Random samples of decisions: drawn, written into the log, and read out of it again. */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_LOG, lastOf, toNewEvents, type EventContext, type EventLog, type RecordedEvent } from '#libs/event-log';
import { draw, populationSha256 } from '#libs/integrity';
import { dayOf, refuse } from '#libs/kernel';
import { ProjectionProgress } from '#libs/projection-runtime';
import {
  drawnIn,
  numberOf,
  redrawn,
  sampleNumber,
  sampleNumbered,
  samplesStream,
  samplingEvents,
  type Redrawn,
  type SampleDrawn,
} from '#libs/sampling';
import { populationNow, sampledDecisions, type SampledDecision } from '#projections/decision-register';
import { refused } from '../problems';

/** A sample as it stands in the log. */
export interface RecordedSample extends Omit<SampleDrawn, 'drawn'> {
  readonly number: string;
  readonly drawnAt: string;
  readonly drawnBy: { readonly ref: string; readonly name: string };
  readonly decisions: number;
  /** Where it lies in the log. */
  readonly position: number;
}
export interface SampleInFull extends RecordedSample {
  readonly drawn: readonly SampledDecision[];
  /** What came of drawing it again just now. */
  readonly again: Redrawn;
  /** Numbers of those before it that year that were drawn under the same conditions. */
  readonly drawnBefore: readonly string[];
}

/** What is asked for: the rest of the event is reckoned. */
export type Asked = Pick<SampleDrawn, 'from' | 'to' | 'schemeId' | 'outcomes' | 'size'> & { readonly seed: string | null };

const TRIES = 3;
const MOST_A_YEAR = 1000;

export function recordedSample(event: RecordedEvent): RecordedSample {
  const { drawn, ...body } = drawnIn(event);
  const { ref, name } = event.actor;
  return {
    ...body,
    number: numberOf(event),
    drawnAt: event.recordedAt,
    drawnBy: { ref, name },
    decisions: drawn.length,
    position: event.position,
  };
}

const conditionsOf = ({ from, to, schemeId, outcomes }: SampleDrawn): string => JSON.stringify([from, to, schemeId, outcomes?.toSorted()]);

@Injectable()
export class Samples {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly progress: ProjectionProgress,
  ) {}

  /** Refused when there is nothing to draw from; then nothing is written. */
  async draw(meta: EventContext, { seed: typed, ...asked }: Asked): Promise<{ readonly number: string; readonly position: number }> {
    await this.progress.waitFor('decision_register', await this.log.head());
    const { upTo, candidates } = await populationNow(this.pool, asked);
    if (candidates.length === 0) throw refused(NOTHING_THERE);
    const ids = candidates.map(({ decisionId }) => decisionId);
    const cases = new Map(candidates.map(({ decisionId, caseId }) => [decisionId, caseId]));
    const seed = typed ?? randomBytes(32).toString('hex');
    const body: SampleDrawn = {
      ...asked,
      rule: 'liggaren/sample/v1',
      seed,
      seedFrom: typed === null ? 'SERVER' : 'TYPED',
      population: { size: cases.size, sha256: populationSha256(ids), upTo },
      drawn: draw(ids, seed, asked.size).map((decisionId) => ({ decisionId, caseId: cases.get(decisionId)! })),
    };
    return this.write(meta, body);
  }

  /** At the exact end of the year's stream: its numbers have no gaps. */
  private async write(meta: EventContext, body: SampleDrawn): Promise<{ readonly number: string; readonly position: number }> {
    const year = dayOf(meta.recordedAt).slice(0, 4);
    const stream = samplesStream(year);
    const events = toNewEvents(samplingEvents, meta.commandId, [{ type: 'SampleDrawn', body }]);
    for (let left = TRIES; left > 0; left--) {
      const last = await lastOf(this.log, stream);
      const expected = last ? { revision: last.revision, leafHash: last.leafHash } : 'noStream';
      const outcome = await this.log.append({ stream, expected, events, context: meta });
      if (outcome.kind !== 'conflict') return { number: sampleNumber(year, outcome.head.revision), position: outcome.position };
    }
    throw new Error('others drew samples all the time');
  }

  /** Latest first, of one year. */
  async ofYear(year: string): Promise<readonly RecordedSample[]> {
    return (await this.eventsOf(samplesStream(year))).map(recordedSample);
  }

  private eventsOf(stream: string): Promise<readonly RecordedEvent[]> {
    return this.log.readStream(stream, { direction: 'backwards', limit: MOST_A_YEAR });
  }

  /** Undefined for a number that no sample has. */
  event(number: string): Promise<RecordedEvent | undefined> {
    return sampleNumbered(this.log, number);
  }

  /** Ids of the decisions that it was drawn from, reckoned anew. */
  async population(event: RecordedEvent): Promise<readonly string[]> {
    const body = drawnIn(event);
    const { upTo } = body.population;
    await this.progress.waitFor('decision_register', upTo);
    return (await populationNow(this.pool, body, upTo)).candidates.map(({ decisionId }) => decisionId);
  }

  async inFull(event: RecordedEvent): Promise<SampleInFull> {
    const body = drawnIn(event);
    const [population, drawn, ofYear] = await Promise.all([
      this.population(event),
      sampledDecisions(this.pool, body.drawn),
      this.eventsOf(event.stream),
    ]);
    const before = ofYear.filter((one) => one.revision < event.revision && conditionsOf(drawnIn(one)) === conditionsOf(body));
    return {
      ...recordedSample(event),
      drawn,
      again: redrawn(body, population),
      drawnBefore: before.map(numberOf),
    };
  }
}

const NOTHING_THERE = refuse(
  'nothing-to-draw-from',
  {
    sv: 'Inget beslut passar villkoren, så det finns inget att dra ur. Ingenting är antecknat. Vidga perioden eller ta bort ett villkor.',
    en: 'No decision fits the conditions, so there is nothing to draw from. Nothing has been recorded. Widen the period or take away a condition.',
  },
  { basis: 'POLICY', citation: 'nämndens rutin', field: 'from' },
).refusal;
