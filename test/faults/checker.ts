/** What has to be true when everything is whole again, whatever went wrong before. */
import type { Pool } from 'pg';
import {
  checkSealed,
  stateOf,
  type EventLog,
  type RecordedEvent,
  type SealedReader,
  type SealedRecord,
  type StreamHead,
} from '#libs/event-log';
import { caseStream } from '#libs/grant-cases/events';
import { compareWithRefold } from '#libs/projection-runtime';
import { frameDecider, frameEvents, usedOre } from '#libs/schemes';
import { readModels } from '../../projections';
import { commandIdOf } from '../../services/api/commands/issued';
import type { Inbox } from '../../libs/mail/testing/smtp';
import { wrongEffects } from './effects';
import type { Acknowledged } from './errands';

/** As the administrator, over a wire that nothing is wrong with. */
export interface Whole {
  readonly pool: Pool;
  readonly log: EventLog & SealedReader;
}

const broughtAbout = (events: readonly RecordedEvent[]): readonly string[] =>
  events.filter(({ actor }) => actor.role !== 'system').map(({ type }) => type);

/** A case and the types of event that people shall have brought about in it, sorted. */
export interface Outcome {
  readonly caseId: string;
  readonly types: readonly string[];
}

const PAGE = 1000;

export class Checker {
  private readonly ends = new Map<string, StreamHead>();
  private readonly ids = new Set<string>();
  private readonly events: RecordedEvent[] = [];
  private sealedTo = 0;

  constructor(private readonly whole: Whole) {}

  /** Everything that is wrong, one sentence each. */
  async wrongs(acknowledged: readonly Acknowledged[], outcomes: readonly Outcome[]): Promise<readonly string[]> {
    const links = await this.links();
    await this.readOn();
    return [
      ...links,
      ...(this.sealedTo <= this.head ? [] : [`readAll ends at ${this.head}, before the sealed record at ${this.sealedTo}`]),
      ...acknowledged.flatMap((one) => this.missing(one)),
      ...outcomes.flatMap((one) => this.differing(one)),
      ...this.diary(),
      ...this.money(),
      ...(await this.refolded()),
    ];
  }

  /** The types of event that people have brought about in a case, sorted. What is done because of them comes when it comes: see effects.ts. */
  async typesIn(caseId: string): Promise<readonly string[]> {
    return broughtAbout(await this.whole.log.readStream(caseStream(caseId))).toSorted();
  }

  /** Everything that is wrong with what has been done because of what happened. */
  async wrongEffects(inbox: Inbox | undefined): Promise<readonly string[]> {
    await this.readOn();
    return wrongEffects(this.whole, this.events, inbox);
  }

  private get head(): number {
    return this.events.at(-1)?.position ?? 0;
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const page = await this.whole.log.readAll({ after: this.head, limit: PAGE });
      if (page.length === 0) return;
      this.events.push(...page);
    }
  }

  /** Every link of every stream: revision, prev, leaf, commitment; positions without gaps or rising; every id once. */
  private async links(): Promise<readonly string[]> {
    const wrongs: string[] = [];
    for await (const record of this.records()) {
      const wrong = checkSealed(record, this.ends.get(record.stream), this.whole.log.origin);
      if (wrong !== undefined) wrongs.push(wrong);
      if (record.position <= this.sealedTo) wrongs.push(`position ${record.position} after ${this.sealedTo}`);
      if (this.ids.has(record.id)) wrongs.push(`event ${record.id} lies there twice`);
      this.ids.add(record.id);
      this.ends.set(record.stream, { revision: record.revision, leafHash: record.leafHash });
      this.sealedTo = record.position;
    }
    return wrongs;
  }

  private async *records(): AsyncGenerator<SealedRecord> {
    for (;;) {
      const page = await this.whole.log.readSealed({ after: this.sealedTo, limit: PAGE });
      yield* page;
      if (page.length === 0) return;
    }
  }

  /** An answer names the last event of its command: there it has to lie, as that command's, and all of the command's in one piece. */
  private missing({ who, path, key, done }: Acknowledged): readonly string[] {
    const command = commandIdOf(who.ref, key);
    const written = this.events.filter(({ commandId }) => commandId === command);
    const told = `${who.me.name}: ${path}`;
    const last = written.find(({ position }) => position === done.position);
    if (!last) return [`${told}: acknowledged at position ${done.position}, where no event of command ${command} lies`];
    const own = written.filter(({ stream }) => stream === last.stream).map(({ revision }) => revision);
    const whole = own.every((revision, index) => revision === own[0]! + index);
    return whole && own.at(-1) === last.revision
      ? []
      : [`${told}: written more than once in ${last.stream}, at revisions ${own.join(', ')}`];
  }

  private differing({ caseId, types }: Outcome): readonly string[] {
    const stream = caseStream(caseId);
    const found = broughtAbout(this.events.filter((event) => event.stream === stream));
    return found.toSorted().join() === types.join()
      ? []
      : [`${stream} holds ${found.join(', ')}; when nothing goes wrong ${types.join(', ')}`];
  }

  /** A case has one number, and every registered case has one. */
  private diary(): readonly string[] {
    const entered = this.events.filter(({ type }) => type === 'CaseEntered').map(({ body }) => (body as { caseId: string }).caseId);
    const registered = this.events.filter(({ type }) => type === 'ApplicationRegistered').map(({ stream }) => stream);
    const wrongs = entered.filter((caseId, index) => entered.indexOf(caseId) !== index).map((caseId) => `case ${caseId} has two numbers`);
    const known = new Set(entered.map(caseStream));
    return [...wrongs, ...registered.filter((stream) => !known.has(stream)).map((stream) => `${stream} is registered without a number`)];
  }

  /** What is used of a year's money is what has been decided out of it, to the öre. */
  private money(): readonly string[] {
    const frames = new Map<string, RecordedEvent[]>();
    for (const event of this.events)
      if (event.stream.startsWith('frame-')) frames.set(event.stream, [...(frames.get(event.stream) ?? []), event]);
    return [...frames].flatMap(([stream, events]) => {
      const state = stateOf(frameEvents, frameDecider, events);
      const decided = this.events
        .filter(
          ({ type, body }) => type === 'DecisionMade' && state.reservations.some(({ decisionId }) => decisionId === body!['decisionId']),
        )
        .reduce((sum, { body }) => sum + (body as unknown as { content: { amountOre: number } }).content.amountOre, 0);
      return usedOre(state) === decided ? [] : [`${stream}: ${usedOre(state)} öre used, ${decided} öre decided`];
    });
  }

  private async refolded(): Promise<readonly string[]> {
    const wrongs: string[] = [];
    for (const model of readModels) {
      const { differing, differences } = await compareWithRefold(model, this.whole);
      if (differing > 0) wrongs.push(`${model.name}: ${differing} rows are not what the events say: ${JSON.stringify(differences)}`);
    }
    return wrongs;
  }
}

/** $1 the head, $2 names */
const BEHIND = `
  select p.name from unnest($2::text[]) as p(name) left join projection.checkpoint c using (name) where c.position is distinct from $1::bigint`;
/** Names of the read models that have not come to the end of the log. */
export async function behind({ pool, log }: Whole): Promise<readonly string[]> {
  const names = readModels.map(({ name }) => name);
  return (await pool.query<{ name: string }>(BEHIND, [await log.head(), names])).rows.map(({ name }) => name);
}
