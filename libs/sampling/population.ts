/** What a sample was drawn from, reckoned anew out of the log itself: the account that counts when somebody doubts a read model. */
import type { EventLog, RecordedEvent } from '#libs/event-log';
import type { CaseEvent } from '#libs/grant-cases/events';
import { draw, populationSha256 } from '#libs/integrity';
import type { SampledOutcome, SampleDrawn } from './events';

export type SampleConditions = Pick<SampleDrawn, 'from' | 'to' | 'schemeId' | 'outcomes'>;

interface Decided {
  readonly decidedOn: string;
  readonly outcome: SampledOutcome;
  readonly schemeId: string | null;
}

/** Whether a decision is one of those that were asked for. */
export const isAskedFor = ({ decidedOn, outcome, schemeId }: Decided, asked: SampleConditions): boolean =>
  (asked.from === null || asked.from <= decidedOn) &&
  (asked.to === null || decidedOn <= asked.to) &&
  (asked.schemeId === null || asked.schemeId === schemeId) &&
  (asked.outcomes === null || asked.outcomes.includes(outcome));

function decisionIn(event: CaseEvent): (Omit<Decided, 'schemeId'> & { readonly decisionId: string }) | undefined {
  if (event.type === 'DecisionMade') return { ...event.body, outcome: event.body.content.outcome };
  return event.type === 'CaseWrittenOff' ? { ...event.body, outcome: 'AVSKRIVNING' } : undefined;
}

const PAGE = 1000;

/** Ids of every decision up to and with the position, also of those that were revoked since. Reads the log through: minutes for a large one. */
export async function populationOf(log: Pick<EventLog, 'readAll'>, asked: SampleConditions, upTo: number): Promise<readonly string[]> {
  const schemes = new Map<string, string>();
  const found = new Set<string>();
  const look = ({ stream, type, body }: RecordedEvent): void => {
    if (body === null) return;
    const event = { type, body } as unknown as CaseEvent;
    if (event.type === 'ApplicationSubmitted') schemes.set(stream, event.body.schemeId);
    const decision = decisionIn(event);
    if (decision && isAskedFor({ ...decision, schemeId: schemes.get(stream) ?? null }, asked)) found.add(decision.decisionId);
  };
  for (let after = 0; ;) {
    const page = await log.readAll({ after, limit: PAGE });
    for (const event of page) if (event.position <= upTo) look(event);
    if (page.length < PAGE || page.at(-1)!.position >= upTo) return [...found];
    after = page.at(-1)!.position;
  }
}

/** Whether the recorded draw is what its own rule gives out of this population. */
export interface Redrawn {
  readonly size: number;
  readonly sha256: string;
  readonly samePopulation: boolean;
  /** Null when the population is another, so that nothing can be said. */
  readonly sameSample: boolean | null;
}

/** Draws again what was drawn, from the ids given. */
export function redrawn({ population, seed, size, drawn }: SampleDrawn, ids: readonly string[]): Redrawn {
  const sha256 = populationSha256(ids);
  const samePopulation = sha256 === population.sha256 && new Set(ids).size === population.size;
  const again = draw(ids, seed, size);
  const sameSample = again.length === drawn.length && again.every((id, n) => drawn[n]!.decisionId === id);
  return { size: new Set(ids).size, sha256, samePopulation, sameSample: samePopulation ? sameSample : null };
}
