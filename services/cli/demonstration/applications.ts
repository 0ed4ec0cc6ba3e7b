import fs from 'node:fs';
import path from 'node:path';
import type { Application } from '#libs/grant-cases';
import { readFile } from '../import/file';
import type { Calendar } from './calendar';
import type { Story } from './story';

const FILE = path.join(__dirname, 'brochure-projects.csv');
/** Every day of the file has been: the demonstration moves them to its own calendar anyway. */
const ANY_DAY = '9999-12-31';

export interface Arrived {
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly application: Application;
}

const shifted = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The application of each story, with its dates moved as many days as its arrival. Throws when a row of the file cannot be read. */
export function arrivals(stories: readonly Story[], calendar: Calendar): ReadonlyMap<Story, Arrived> {
  const { rows } = readFile(fs.readFileSync(FILE), ANY_DAY);
  return new Map(
    stories.map((story) => {
      const row = rows[story.row - 1];
      if (!row || !('application' in row)) throw new Error(`${FILE}: row ${story.row} is no application`);
      const receivedOn = calendar.openDay(story.arrival.ago);
      const { days } = Temporal.PlainDate.from(row.receivedOn).until(receivedOn, { largestUnit: 'days' });
      const { from, to } = row.application.schedule;
      const schedule = { from: shifted(from, days), to: shifted(to, days) };
      return [story, { receivedOn, application: { ...row.application, schedule } }] as const;
    }),
  );
}
