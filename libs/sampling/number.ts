/** The number of a sample, as people say it: `2026-3`, the third that was drawn that year; and the event that has it. */
import type { EventLog, RecordedEvent } from '#libs/event-log';
import { samplesStream, type SampleDrawn } from './events';

export const sampleNumber = (year: string, revision: number): string => `${year}-${revision + 1}`;
export const numberOf = ({ stream, revision }: Pick<RecordedEvent, 'stream' | 'revision'>): string =>
  sampleNumber(stream.slice(samplesStream('').length), revision);
export const drawnIn = ({ body }: RecordedEvent): SampleDrawn => body as unknown as SampleDrawn;

/** Undefined for what no sample has as its number. */
export async function sampleNumbered(log: Pick<EventLog, 'readStream'>, number: string): Promise<RecordedEvent | undefined> {
  const [, year, place] = /^(2\d{3})-([1-9]\d{0,6})$/.exec(number.trim()) ?? [];
  return year === undefined ? undefined : (await log.readStream(samplesStream(year), { from: Number(place) - 1, limit: 1 }))[0];
}
