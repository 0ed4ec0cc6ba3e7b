/** Sends what is to be sent, and records what became of it: in that order, so that nothing that was recorded as sent was not. See docs/mail.md. */
import { execute, systemContext, type EventLog } from '#libs/event-log';
import { isUuid, type Clock, type Role } from '#libs/kernel';
import {
  dispatchDecider,
  dispatchEvents,
  dispatchIdOf,
  dispatchStream,
  messageIdOf,
  recordingIdOf,
  type DispatchEvent,
  type Letter,
} from '#libs/mail';
import type { MailServer } from '#libs/mail/module';

export interface Outgoing {
  readonly kind: string;
  readonly recipient: { readonly ref: string | null; readonly role: Role };
  /** Null when nobody knows where they are reached. */
  readonly address: string | null;
  readonly caseId: string | null;
  readonly letter: Letter;
  readonly unsubscribe: string | null;
  /** Id of the event that it comes of. */
  readonly cause: string | null;
}

/** Where Message-IDs are from as long as nothing is sent (RFC 2606). */
const NOWHERE = 'liggaren.invalid';

export class Dispatching {
  /** `server` null = nothing is sent: what would have been is kept in the register. */
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly server: MailServer | null,
  ) {}

  async isDone(jobId: string): Promise<boolean> {
    return (await this.log.readStream(dispatchStream(dispatchIdOf(jobId)), { limit: 1 })).length > 0;
  }

  /** For a job that is not done. Throws when it may succeed later; run again for the same job it sends the same mail, with the same Message-ID. */
  async deliver(jobId: string, outgoing: Outgoing): Promise<void> {
    const dispatchId = dispatchIdOf(jobId);
    const messageId = messageIdOf(dispatchId, this.server?.domain ?? NOWHERE);
    await this.record(dispatchId, outgoing.cause, await this.attempt(jobId, messageId, outgoing));
  }

  private async attempt(jobId: string, messageId: string, outgoing: Outgoing): Promise<DispatchEvent> {
    const { kind, recipient, address, caseId, letter, unsubscribe } = outgoing;
    const { subject, text } = letter;
    const what = { jobId, channel: 'EMAIL', kind, recipient, address, caseId, subject, text, messageId, documentSha256: null } as const;
    if (address === null) return { type: 'MailKept', body: { ...what, reason: 'NO_ADDRESS' } };
    if (this.server === null) return { type: 'MailKept', body: { ...what, reason: 'NO_SERVER' } };
    const { kind: outcome, answer } = await this.server.send({ ...letter, to: address, messageId, unsubscribe });
    const at = this.clock.now().toString();
    if (outcome === 'sent') return { type: 'MailSent', body: { ...what, sentAt: at, answer } };
    return { type: 'MailRefused', body: { ...what, refusedAt: at, answer } };
  }

  private async record(dispatchId: string, cause: string | null, what: DispatchEvent): Promise<void> {
    const causationId = cause !== null && isUuid(cause) ? cause : null;
    const done = await execute({
      log: this.log,
      stream: dispatchStream(dispatchId),
      catalogue: dispatchEvents,
      decider: dispatchDecider,
      command: { type: 'RecordDispatch', what },
      context: null,
      meta: systemContext(recordingIdOf(dispatchId), this.clock.now(), causationId),
    });
    if (done.kind === 'refused' || done.kind === 'stale') throw new Error(`the dispatch ${dispatchId} was not recorded: ${done.kind}`);
  }
}
