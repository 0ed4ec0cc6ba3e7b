import { describeAgainstModel } from './model';
import { describeAppending } from './appending';
import { describeEvidence } from './evidence';
import { describeReading } from './reading';
import { describeSubscribing } from './subscribing';
import type { LogUnderTest } from './log-under-test';

export * from './log-under-test';
export { wholeLog } from './reading';

/**
 * What every adapter of the event log must do, as a jest suite. `makeLog` gives an empty log of its own each time, made with the ORIGIN
 * and APPLICATION that are exported here. `gapless`: positions are 1, 2, 3, …, and do not only rise.
 */
export function describeEventLog(
  name: string,
  makeLog: () => Promise<LogUnderTest>,
  { gapless, runs = 60 }: { readonly gapless: boolean; readonly runs?: number },
): void {
  describe(`${name} keeps the promises of the event log:`, () => {
    let made: LogUnderTest;
    const log = (): LogUnderTest['log'] => made.log;
    beforeAll(async () => {
      made = await makeLog();
    });
    afterAll(() => made.drop());

    // first, while the log is its own
    describe('evidence', () => describeEvidence(log, () => made.stored()));
    describe('appending', () => describeAppending(log));
    describe('reading', () => describeReading(log, { gapless }));
    describe('subscribing', () => describeSubscribing(log));
    describe('any sequence', () => describeAgainstModel(log, { runs }));
  });
}
