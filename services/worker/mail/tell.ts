/** One notice to one person: at once, put by for their digest, or not at all. */
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotBeDone, NotYet, type JobKind } from '#libs/jobs';
import { loadState, type EventLog, type RecordedEvent } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type CaseState } from '#libs/grant-cases';
import type { Witnessed } from '#libs/grant-cases/module';
import type { Persons } from '#libs/identity';
import type { Clock, Role } from '#libs/kernel';
import { composeNotice, mayBeTold, noticeKind, wayOf, type NoticeKindName } from '#libs/mail';
import type { KeptNotices } from '#libs/mail/module';
import { caseLink, settingsLink } from './case-links';
import type { Dispatching } from './dispatching';
import { CONTACT, TELL, type Telling } from './notices-reactor';

/** For about two days: the pauses grow to an hour. */
export const MAIL_ATTEMPTS = 80;

/** Of a change of a decision that nobody sends by hand: told when enough witnesses stand for it. A decision's own dispatch has waited for them before. */
const WAITS_FOR_WITNESSES: ReadonlySet<NoticeKindName> = new Set(['decision-corrected', 'decision-revoked']);
/** Witnesses usually answer within seconds; what takes longer is put off, the longer the older it is. */
const AT_ONCE_MS = 10_000;
const LOOK_EVERY_MS = 500;
const LONGEST_PAUSE_MS = 300_000;

/** Injection token of {@link Means}. */
export const MEANS = Symbol('Means');

interface Recipient {
  readonly ref: string | null;
  readonly role: Role;
  readonly address: string | null;
}

/** What it takes to tell somebody something. */
export interface Means {
  readonly log: EventLog;
  readonly persons: Persons;
  readonly clock: Clock;
  readonly kept: KeptNotices;
  readonly dispatching: Dispatching;
  /** Whether enough witnesses stand for an event. */
  readonly witnessed: Witnessed;
  /** Where people go, without a slash at the end. */
  readonly publicUrl: string;
}

@Injectable()
export class Tell implements JobKind<Telling> {
  readonly name = TELL;
  readonly attempts = MAIL_ATTEMPTS;

  constructor(@Inject(MEANS) private readonly by: Means) {}

  async run({ id, payload, signal }: { readonly id: string; readonly payload: Telling; readonly signal?: AbortSignal }): Promise<void> {
    const { kind, caseId, to, cause } = payload;
    const { log, clock, kept, dispatching, publicUrl } = this.by;
    if (await dispatching.isDone(id)) return;
    const { state, loaded } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
    const event = WAITS_FOR_WITNESSES.has(kind) && loaded.events.find((one) => one.id === cause);
    if (event) await this.waitForWitnesses(event, signal);
    const recipient = await this.recipient(to, kind, state);
    if (recipient.ref !== null) {
      // a conflict of interest may have come to light since
      if (!mayBeTold(state, kind, recipient.ref)) return;
      const way = wayOf(kind, await kept.settingsOf(recipient.ref));
      if (way === 'OFF') return;
      if (way === 'DIGEST') return kept.put(id, recipient.ref, kind, caseId, clock.now());
    }
    const unsubscribe = noticeKind(kind).demanded ? null : settingsLink(publicUrl);
    const number = state.registration?.number ?? null;
    const letter = composeNotice({ kind, number, link: caseLink(publicUrl, recipient.role, caseId) }, unsubscribe);
    const { address, ...who } = recipient;
    await dispatching.deliver(id, { kind, recipient: who, address, caseId, letter, unsubscribe, cause });
  }

  /** Throws {@link NotYet} when they take their time. */
  private async waitForWitnesses(event: RecordedEvent, signal: AbortSignal | undefined): Promise<void> {
    const { witnessed, clock } = this.by;
    const until = performance.now() + AT_ONCE_MS;
    for (let missing = await witnessed.waitsFor(event); missing !== null; missing = await witnessed.waitsFor(event)) {
      if (signal?.aborted || performance.now() > until) {
        const age = clock.now().since(Temporal.Instant.from(event.recordedAt)).total('milliseconds');
        throw new NotYet(`Väntar på bevittning. Saknas: ${missing.join(', ')}.`, Math.min(LONGEST_PAUSE_MS, Math.max(0, age / 2)));
      }
      await pause(LOOK_EVERY_MS);
    }
  }

  private async recipient(to: string, kind: NoticeKindName, { application }: CaseState): Promise<Recipient> {
    const contact = application?.content.contact.email ?? null;
    if (to === CONTACT) return { ref: null, role: 'applicant', address: contact };
    const person = await this.by.persons.byRef(to);
    if (!person) throw new CannotBeDone('there is no such person');
    const isApplicant = application?.applicant?.ref === to;
    // who is signed in to apply may have no address at the issuer; the application has one
    return { ref: to, role: person.role, address: person.email ?? (isApplicant ? contact : null) };
  }
}
