/** Turns what happens in cases into one job for each person who is to be told. */
import { Inject, Injectable } from '@nestjs/common';
import type { Reactor, Wanted } from '#libs/jobs';
import { asEvent, EVENT_LOG, loadStream, stateOf, type EventLog, type RecordedEvent } from '#libs/event-log';
import { CASE_PREFIX, caseDecider, caseEvents, caseStream, officialOf, type CaseState } from '#libs/grant-cases';
import { PERSONS, type Persons } from '#libs/identity';
import { SystemClock, type Clock } from '#libs/kernel';
import {
  dispatchEvents,
  isNoticeKind,
  mayBeTold,
  noticeKind,
  noticesOf,
  TOLD_TYPES,
  type Addressee,
  type Happening,
  type Notice,
  type NoticeKindName,
} from '#libs/mail';

export const TELL = 'tell';
/** Stands for the contact that an application names, who may be nobody that has signed in. */
export const CONTACT = 'contact';

/** Payload of the job {@link TELL}. References only: no name and no address lies in a queue. */
export type Telling = { readonly kind: NoticeKindName; readonly caseId: string; readonly to: string; readonly cause: string };

/** A register that is filled with what happened long ago (import, demonstration) tells nobody of it. */
const OLDEST_DAYS = 30;

@Injectable()
export class NoticesReactor implements Reactor {
  readonly name = 'notices';
  readonly handles = [...TOLD_TYPES, 'MailRefused'];

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(PERSONS) private readonly persons: Persons,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  async react(event: RecordedEvent): Promise<readonly Wanted[]> {
    if (event.body === null || this.isOld(event)) return [];
    return event.type === 'MailRefused' ? this.ofRefusal(event) : this.ofCase(event);
  }

  private isOld({ recordedAt }: RecordedEvent): boolean {
    const age = this.clock.now().since(Temporal.Instant.from(recordedAt));
    return age.total('hours') > OLDEST_DAYS * 24;
  }

  private async ofCase(event: RecordedEvent): Promise<readonly Wanted[]> {
    const known = asEvent(caseEvents, event);
    if (!known) return [];
    const state = await this.stateAt(event.stream, event.revision);
    const { ref, role } = event.actor;
    const notices = noticesOf({ ...known, by: { ref, role } } as Happening, state);
    return this.wanted(event, event.stream.slice(CASE_PREFIX.length), state, notices, ref);
  }

  /** What the routine demands and an applicant did not get is somebody's to see to. */
  private async ofRefusal(event: RecordedEvent): Promise<readonly Wanted[]> {
    const known = asEvent(dispatchEvents, event);
    if (known?.type !== 'MailRefused') return [];
    const { caseId, kind } = known.body;
    if (caseId === null || !isNoticeKind(kind) || !noticeKind(kind).demanded) return [];
    const state = await this.stateAt(caseStream(caseId));
    const official = officialOf(state);
    const to: Addressee = official ? { ref: official.ref } : { role: 'registrar' };
    return this.wanted(event, caseId, state, [{ kind: 'mail-refused', to: [to] }], event.actor.ref);
  }

  private async stateAt(stream: string, revision = Number.POSITIVE_INFINITY): Promise<CaseState> {
    const { events } = await loadStream(this.log, stream);
    return stateOf(
      caseEvents,
      caseDecider,
      events.filter((one) => one.revision <= revision),
    );
  }

  private async wanted(
    event: RecordedEvent,
    caseId: string,
    state: CaseState,
    notices: readonly Notice[],
    actor: string,
  ): Promise<readonly Wanted[]> {
    const wanted = new Map<string, Wanted>();
    for (const { kind, to } of notices)
      for (const addressee of to)
        for (const one of await this.expand(addressee, kind, state, actor)) {
          const key = `${kind}.${one}`;
          const payload: Telling = { kind, caseId, to: one, cause: event.id };
          wanted.set(key, { job: TELL, key, payload });
        }
    return [...wanted.values()];
  }

  /** Refs, or {@link CONTACT}. */
  private async expand(to: Addressee, kind: NoticeKindName, state: CaseState, actor: string): Promise<readonly string[]> {
    if ('applicant' in to) return this.applicants(kind, state);
    if ('ref' in to) return mayBeTold(state, kind, to.ref) ? [to.ref] : [];
    const refs = (await this.persons.list(to.role)).map(({ ref }) => ref);
    return refs.filter((ref) => ref !== actor && ref !== state.application?.applicant?.ref && mayBeTold(state, kind, ref));
  }

  /** The one who applied; and the contact of the application, when that is another address and the routine demands that it is told. */
  private async applicants(kind: NoticeKindName, { application }: CaseState): Promise<readonly string[]> {
    if (!application) return [];
    const ref = application.applicant?.ref;
    if (ref === undefined) return [CONTACT];
    const own = (await this.persons.byRef(ref))?.email?.toLowerCase();
    const elsewhere = own !== undefined && own !== application.content.contact.email.toLowerCase();
    return elsewhere && noticeKind(kind).demanded ? [ref, CONTACT] : [ref];
  }
}
