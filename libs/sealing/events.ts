/**
 * The storage contract of the stream `log-heads`: what the log says of itself. A seal covers every event before it, so that it can be proved where a
 * case ended, which a proof of each event does not show (audit.md 2.4).
 */
import { z } from 'zod';
import { event, type EventOf } from '#libs/event-log';

export const LOG_HEADS = 'log-heads';

/** 32 bytes in base64url. */
const hash = z.string().regex(/^[\w-]{43}$/);

/** A verifier key as it stands in policies: one of ML-DSA-44 has some 1,800 characters. */
const vkey = z.string().min(1).max(4000);

export const sealingEvents = {
  HeadsSealed: event({ sv: 'loggen förseglad', en: 'log sealed' }, ['POLICY', 'nämndens rutin'], {
    /** Events before the seal that it covers. When others came in between it lies later than right after them, and no checkpoint ends with it. */
    size: z.int().positive(),
    streams: z.int().positive(),
    root: hash,
  }),
  LogKeyRotated: event({ sv: 'loggens nycklar bytta', en: 'keys of the log changed' }, ['POLICY', 'nämndens rutin'], {
    from: z.array(vkey).min(1).max(10),
    to: z.array(vkey).min(1).max(10),
    /** Leaves that had been signed when the new keys came: these have no signature of theirs. */
    size: z.int().positive(),
  }),
};
export type SealingEvent = EventOf<typeof sealingEvents>;
export type HeadsSealed = Extract<SealingEvent, { type: 'HeadsSealed' }>['body'];
