import { describeAgainstModel } from './model';
import { describeAppending } from './appending';
import { describeByStream } from './by-stream';
import { describeDisposing } from './disposing';
import { describeEvidence } from './evidence';
import { describeReading } from './reading';
import { describeSubscribing } from './subscribing';
import { isByStream } from '../by-stream';
import { isDisposing } from '../disposing';
import type { SealedReader } from '../sealed';
import type { LogUnderTest } from './log-under-test';

export * from './log-under-test';
export { wholeLog } from './reading';

/**
 * What every adapter of the event log must do, as a jest suite. `makeLog` gives an empty log of its own each time, made with the ORIGIN
 * and APPLICATION that are exported here. `gapless`: positions are 1, 2, 3, …, and do not only rise; `byStream`: it
 * can be read stream by stream.
 */
export function describeEventLog(
  name: string,
  makeLog: () => Promise<LogUnderTest>,
  { gapless, byStream = false, runs = 60 }: { readonly gapless: boolean; readonly byStream?: boolean; readonly runs?: number },
): void {
  describe(`${name} keeps the promises of the event log:`, () => {
    let made: LogUnderTest;
    const log = (): LogUnderTest['log'] => made.log;
    beforeAll(async () => {
      made = await makeLog();
    });
    afterAll(() => made.drop());

    // first, while the log is its own and there are few
    describe('evidence', () => describeEvidence(log, () => made.stored()));
    describe('disposing of contents', () =>
      describeDisposing(
        () => {
          const disposing = log();
          if (!isDisposing(disposing) || !('readSealed' in disposing)) throw new TypeError('nothing can be removed from it');
          return disposing as typeof disposing & SealedReader;
        },
        () => made.stored(),
      ));
    describe('appending', () => describeAppending(log));
    describe('reading', () => describeReading(log, { gapless }));
    if (byStream)
      describe('reading stream by stream', () =>
        describeByStream(() => {
          const streamwise = log();
          if (!isByStream(streamwise)) throw new TypeError('it cannot be read stream by stream');
          return streamwise;
        }));
    describe('subscribing', () => describeSubscribing(log));
    describe('any sequence', () => describeAgainstModel(log, { runs }));
  });
}
