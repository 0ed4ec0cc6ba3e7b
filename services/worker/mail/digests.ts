/** The day's one mail: gathered when its hour has come, and sent as any other. */
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { inTransaction } from '#libs/database';
import { want, type JobKind, type Schedule } from '#libs/jobs';
import { loadState } from '#libs/event-log';
import { caseDecider, caseEvents, caseStream } from '#libs/grant-cases';
import type { KnownPerson } from '#libs/identity';
import { SystemClock, type Clock } from '#libs/kernel';
import { composeDigest, DIGEST_KIND, isNoticeKind, latestDigest, mayBeTold, wayOf, type Told } from '#libs/mail';
import { KeptNotices } from '#libs/mail/module';
import { caseLink, settingsLink } from './case-links';
import { MAIL_ATTEMPTS, MEANS, type Means } from './tell';

const GATHER = 'gather-digests';
const SEND = 'send-digest';

/** Also what an hour that nobody was up in has left behind. */
export const DIGEST_SCHEDULE: Schedule = { name: 'digests', job: GATHER, cron: '*/15 * * * *' };

/** Gives what has waited to one digest for each person whose hour has come since. */
@Injectable()
export class GatherDigests implements JobKind {
  readonly name = GATHER;
  readonly attempts = 3;

  constructor(
    private readonly pool: Pool,
    @Inject(SystemClock) private readonly clock: Clock,
    private readonly kept: KeptNotices,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const { personRef, since, hour, days } of await this.kept.waiting()) {
      const at = latestDigest(now, { hour, days });
      if (Temporal.Instant.compare(since, at) < 0) await this.gather(personRef, at, now);
    }
  }

  /** All or nothing: what a digest has been given is in it, or waits for the next. */
  private async gather(ref: string, at: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    // a digest of its own each time: what another clock noted a moment too late is in the next, not in one that has been sent
    const digest = `${DIGEST_KIND}.${ref}.${now.epochMilliseconds}`;
    await inTransaction(this.pool, async (client) => {
      if ((await this.kept.take(client, digest, ref, at)) > 0) await want(client, digest, { job: SEND, payload: { to: ref, digest } });
    });
  }
}

@Injectable()
export class SendDigest implements JobKind<{ readonly to: string; readonly digest: string }> {
  readonly name = SEND;
  readonly attempts = MAIL_ATTEMPTS;

  constructor(@Inject(MEANS) private readonly by: Means) {}

  async run({ id, payload }: { readonly id: string; readonly payload: { readonly to: string; readonly digest: string } }): Promise<void> {
    const { persons, kept, dispatching, publicUrl } = this.by;
    const person = await persons.byRef(payload.to);
    if (person && !(await dispatching.isDone(id))) {
      const told = await this.told(person, payload.digest);
      const unsubscribe = settingsLink(publicUrl);
      const { ref, role, email: address } = person;
      const letter = told.length > 0 && composeDigest(told, unsubscribe);
      const common = { kind: DIGEST_KIND, recipient: { ref, role }, caseId: null, cause: null };
      if (letter) await dispatching.deliver(id, { ...common, address, letter, unsubscribe });
    }
    await kept.remove(payload.digest);
  }

  /** What still concerns the person, each thing of each case once, in the order that it came. */
  private async told(person: KnownPerson, digest: string): Promise<readonly Told[]> {
    const { kept, log, publicUrl } = this.by;
    const settings = await kept.settingsOf(person.ref);
    const told = new Map<string, Told>();
    for (const { kind, caseId } of await kept.taken(digest)) {
      if (!isNoticeKind(kind) || told.has(`${kind} ${caseId}`) || wayOf(kind, settings) === 'OFF') continue;
      const { state } = await loadState(log, caseStream(caseId), caseEvents, caseDecider);
      if (!mayBeTold(state, kind, person.ref)) continue;
      told.set(`${kind} ${caseId}`, {
        kind,
        number: state.registration?.number ?? null,
        link: caseLink(publicUrl, person.role, caseId),
      });
    }
    return [...told.values()];
  }
}
