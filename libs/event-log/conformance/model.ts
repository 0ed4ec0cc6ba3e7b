import * as fc from 'fast-check';
import type { AppendOutcome, AppendRequest, EventLog, Expected } from '../port';
import { aRequest, aStream, anEvent } from './log-under-test';

/** What the property tries: which stream, what is expected of it, how many events; or an earlier request of the same run once more. */
type Step =
  | {
      readonly do: 'append';
      readonly stream: number;
      readonly expect: 'noStream' | 'any' | 'exists' | 'head' | 'stale' | 'ahead';
      readonly events: number;
    }
  | { readonly do: 'repeat'; readonly earlier: number };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      stream: fc.nat(3),
      expect: fc.constantFrom('noStream', 'any', 'exists', 'head', 'stale', 'ahead'),
      events: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), earlier: fc.nat(50) }) },
);

/** A log in ten lines: streams as lists of ids. */
class Model {
  private readonly streams = new Map<string, string[]>();

  ids(stream: string): readonly string[] {
    return this.streams.get(stream) ?? [];
  }

  /** Kind of outcome, and the revision that it tells. */
  append({ stream, expected, events }: AppendRequest): readonly [AppendOutcome['kind'], number | undefined] {
    const ids = this.streams.get(stream) ?? [];
    const end = ids.length - 1;
    const at = ids.indexOf(events[0]!.id);
    if (at >= 0) {
      const registers = expected === 'any' || expected === 'exists';
      const wanted = expected === 'noStream' ? 0 : typeof expected === 'object' ? expected.revision + 1 : at;
      return registers || at === wanted ? ['duplicate', at + events.length - 1] : ['conflict', end];
    }
    const fits =
      expected === 'any' || (expected === 'noStream' ? end < 0 : expected === 'exists' ? end >= 0 : end >= 0 && expected.revision === end);
    if (!fits) return ['conflict', end < 0 ? undefined : end];
    this.streams.set(stream, [...ids, ...events.map(({ id }) => id)]);
    return ['appended', end + events.length];
  }
}

const told = (outcome: AppendOutcome): readonly [AppendOutcome['kind'], number | undefined] => [
  outcome.kind,
  outcome.kind === 'conflict' ? outcome.actual : outcome.head.revision,
];

function requestFor(step: Extract<Step, { do: 'append' }>, stream: string, model: Model): AppendRequest {
  const end = model.ids(stream).length - 1;
  const revision = { head: end, stale: end - 1, ahead: end + 1 }[step.expect as 'head' | 'stale' | 'ahead'];
  const expected: Expected = revision === undefined ? (step.expect as Expected) : { revision: Math.max(0, revision) };
  return aRequest(
    stream,
    expected,
    Array.from({ length: step.events }, () => anEvent()),
  );
}

export function describeAgainstModel(log: () => EventLog, { runs }: { readonly runs: number }): void {
  /** Runs the steps one after the other and compares every outcome, and what lies there at the end, with the model. */
  async function check(steps: readonly Step[]): Promise<void> {
    const model = new Model();
    const streams = Array.from({ length: 4 }, aStream);
    const sent: AppendRequest[] = [];
    for (const step of steps) {
      const request = step.do === 'append' ? requestFor(step, streams[step.stream]!, model) : sent[step.earlier % (sent.length || 1)];
      if (!request) continue;
      sent.push(request);
      expect(told(await log().append(request))).toEqual(model.append(request));
    }
    for (const stream of streams) expect((await log().readStream(stream)).map(({ id }) => id)).toEqual(model.ids(stream));
  }

  it('gives the outcomes of a simple model for any sequence of appends', async () => {
    await fc.assert(fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), check), { numRuns: runs });
  });

  it('gives them also when many such sequences run side by side', async () => {
    const property = fc.asyncProperty(fc.array(fc.array(aStep, { maxLength: 12 }), { minLength: 2, maxLength: 12 }), async (sequences) => {
      await Promise.all(sequences.map(check));
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / 3) });
  });
}
