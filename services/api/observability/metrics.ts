/** What Prometheus reads at /metrics. One registry per process, so that two applications in one test do not mix. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  isByStream,
  isDisposing,
  type AppendOutcome,
  type AppendRequest,
  type EventLog,
  type ReadByStream,
  type SealedReader,
  type SealedRecord,
} from '#libs/event-log';
import { releases } from '#libs/privacy';

export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds = new Histogram({
    name: 'liggaren_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly httpUnderWay = new Gauge({
    name: 'liggaren_http_under_way',
    help: 'Requests that have not been answered yet',
    registers: [this.registry],
  });
  readonly appendSeconds = new Histogram({
    name: 'liggaren_append_seconds',
    help: 'Time from append to outcome, queueing included',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  readonly appendEvents = new Histogram({
    name: 'liggaren_append_events',
    help: 'Events per append',
    buckets: [1, 2, 3, 5, 10, 50, 500],
    registers: [this.registry],
  });
  readonly appends = new Counter({
    name: 'liggaren_appends_total',
    help: 'Appends by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A number that is asked for when somebody reads /metrics; `read` gives one value per label. */
  gauge(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect: async () => {
        // a database that does not answer must not hide the other figures
        const values = await read().catch(() => new Map<string, number>());
        gauge.reset();
        for (const [key, value] of values) gauge.set({ [label]: key }, value);
      },
    });
  }
}

/** The same log, with every append measured. It offers beside the port what the log does. */
export function measured(log: EventLog & SealedReader, metrics: Metrics): EventLog & SealedReader {
  const append = async (request: AppendRequest): Promise<AppendOutcome> => {
    const done = metrics.appendSeconds.startTimer();
    metrics.appendEvents.observe(request.events.length);
    try {
      const outcome = await log.append(request);
      metrics.appends.inc({ outcome: outcome.kind });
      return outcome;
    } catch (error) {
      metrics.appends.inc({ outcome: 'failed' });
      throw error;
    } finally {
      done();
    }
  };
  return {
    origin: log.origin,
    append,
    readStream: (stream, options) => log.readStream(stream, options),
    readAll: (options) => log.readAll(options),
    readSealed: (read) => log.readSealed(read),
    ...(isByStream(log) ? { readByStream: (read: ReadByStream) => log.readByStream(read) } : {}),
    ...(isDisposing(log) ? { dispose: (stream: string, disposal: string) => log.dispose(stream, disposal) } : {}),
    ...(releases(log) ? { released: (records: readonly SealedRecord[]) => log.released(records) } : {}),
    head: () => log.head(),
    subscribe: (options) => log.subscribe(options),
    close: () => log.close(),
  };
}
