/** One notice to one person: at once, put by for their digest, or not at all. */
import { Inject, Injectable } from '@nestjs/common';
import { CannotBeDone, type JobKind } from '#libs/jobs';
import { loadState, type EventLog } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream, type CaseState } from '#libs/grant-cases';
import type { Persons } from '#libs/identity';
import type { Clock, Role } from '#libs/kernel';
import { composeNotice, mayBeTold, noticeKind, wayOf, type NoticeKindName } from '#libs/mail';
import type { KeptNotices } from '#libs/mail/module';
import { caseLink, settingsLink } from './case-links';
import type { Dispatching } from './dispatching';
import { CONTACT, TELL, type Telling } from './notices-reactor';

/** For about two days: the pauses grow to an hour. */
export const MAIL_ATTEMPTS = 80;

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
  /** Where people go, without a slash at the end. */
  readonly publicUrl: string;
}

@Injectable()
export class Tell implements JobKind<Telling> {
  readonly name = TELL;
  readonly attempts = MAIL_ATTEMPTS;

  constructor(@Inject(MEANS) private readonly by: Means) {}

  async run({ id, payload }: { readonly id: string; readonly payload: Telling }): Promise<void> {
    const { kind, caseId, to, cause } = payload;
    const { log, clock, kept, dispatching, publicUrl } = this.by;
    if (await dispatching.isDone(id)) return;
    const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
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
