/**
 * The storage contract of the streams `dispatch-<id>`: one for each thing that was to be sent to somebody, with what became of it (event 36 of the
 * field's list). That a notice has been delivered does not start any time for appeal (KL 13:5).
 */
import { z } from 'zod';
import { event, freeText, instant, line, personal, type EventOf } from '#libs/event-log';
import { ROLES } from '#libs/kernel';

/** How it was sent. */
export const CHANNELS = ['EMAIL', 'LETTER'] as const;
export const KEPT_REASONS = ['NO_ADDRESS', 'NO_SERVER'] as const;
/** A notice of many cases at once. */
export const DIGEST_KIND = 'digest';

/** What was to be sent, to whom. */
const dispatched = {
  /** Id of the job that did it. */
  jobId: line,
  channel: z.enum(CHANNELS),
  /** Which notice, e.g. `supplement-requested`, or {@link DIGEST_KIND}. */
  kind: line,
  /** `ref` is null for the contact that an application names. */
  recipient: z.strictObject({ ref: z.string().min(3).max(80).nullable(), role: z.enum(ROLES) }),
  /** Null when there was none. */
  address: personal(line).nullable(),
  /** Null for a digest. */
  caseId: z.uuid().nullable(),
  subject: line,
  /** As it reads in plain text; the HTML says the same. */
  text: freeText,
  /** The same for every try: who gets it twice sees that it is one. */
  messageId: line,
  /** SHA-256 (hex) of the document that was sent along; null when there was none. */
  documentSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
};

export const dispatchEvents = {
  /** The receiving server has taken it; whether anybody has read it is not known. */
  MailSent: event({ sv: 'mejl skickat', en: 'mail sent' }, ['POLICY', 'nämndens rutin'], {
    ...dispatched,
    sentAt: instant,
    /** The server's own words, which may hold the address. */
    answer: personal(line),
  }),
  /** Not sent; it can be read in the register. */
  MailKept: event({ sv: 'mejl inte skickat', en: 'mail not sent' }, ['POLICY', 'nämndens rutin'], {
    ...dispatched,
    reason: z.enum(KEPT_REASONS),
  }),
  /** The receiving server will never take it. */
  MailRefused: event({ sv: 'mejl i retur', en: 'mail bounced' }, ['POLICY', 'nämndens rutin'], {
    ...dispatched,
    refusedAt: instant,
    answer: personal(line),
  }),
} as const;
export type DispatchEvent = EventOf<typeof dispatchEvents>;

export const DISPATCH_PREFIX = 'dispatch-';
export const dispatchStream = (dispatchId: string): string => `${DISPATCH_PREFIX}${dispatchId}`;
