/**
 * The storage contract of the diary (OSL 5:1–2). In `diary-<year>` the number is the position in the stream, gapless by construction. A number
 * from the region's own diary lies in a stream of its own, `diary-external-<number>`, so that it can be given only once.
 */
import { z } from 'zod';
import { day, event, line, personal, text, type EventOf } from '#libs/event-log';

/** OSL 5:2 second paragraph: sender/recipient and subject may be left out when that is needed for the rest to be public; with a reason. */
export const withheld = z.strictObject({ fields: z.array(z.enum(['counterpart', 'subject'])).min(1), reason: text });
export type Withheld = z.infer<typeof withheld>;

/** The four fields of OSL 5:2: day, designation, sender or recipient, what it is about in short. */
export const diaryFields = {
  date: day,
  number: line,
  counterpart: personal(line).nullable(),
  subject: personal(line).nullable(),
  withheld: withheld.nullable(),
};

export const diaryEvents = {
  CaseEntered: event({ sv: 'ärende diariefört', en: 'case entered in the register' }, ['LAW', 'OSL 5:1–2'], {
    caseId: z.uuid(),
    external: z.boolean(),
    ...diaryFields,
  }),
} as const;
export type DiaryEvent = EventOf<typeof diaryEvents>;

export const diaryStream = (year: number): string => `diary-${year}`;
export const externalDiaryStream = (number: string): string => `diary-external-${number}`;
/** Numbers that the region's own diary system issues, e.g. `26RS1234`. */
export const EXTERNAL_NUMBER = /^\d{2}RS\d{1,6}$/;
