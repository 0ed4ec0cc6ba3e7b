/** What is left of a case whose application has been disposed of: the envelope, and later what the disposal says remains. */
import { disposedApplication } from '#libs/grant-cases/events';
import type { DisposedEvent } from '#libs/projection-runtime';
import { dayAt } from '../swedish';
import type { CaseFact } from './events';

type Received = Extract<CaseFact, { type: 'ApplicationSubmitted' }>;

const isApplication = (event: DisposedEvent): boolean => event.type === 'ApplicationSubmitted';

/** An application of which nothing is known but when it was written down; undefined for every other event. */
export function receivedWithoutContent(event: DisposedEvent): Received | undefined {
  if (!isApplication(event)) return undefined;
  const { recordedAt: receivedAt } = event;
  const handling = { number: 1, date: dayAt(receivedAt), direction: 'IN' as const, counterpart: null, subject: null, withheld: null };
  const body: Received['body'] = {
    schemeId: '',
    callId: null,
    channel: 'PORTAL',
    receivedAt,
    receivedAtReason: null,
    applicant: null,
    application: disposedApplication(dayAt(receivedAt)),
    applicationSha256: '',
    handling,
  };
  return { ...event, type: 'ApplicationSubmitted', body };
}
